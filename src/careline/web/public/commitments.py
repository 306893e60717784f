"""What we promise: the service commitments, how they were kept where that is published, and how to go on (TK14)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careline.cases.queries.categories import offered_categories
from careline.cases.queries.commitments import published_figures
from careline.cases.rules.commitments import FEW
from careline.clocks.queries.commitments import commitments
from careline.clocks.rules.commitments import Publication
from careline.web.arrivals import Arrived
from careline.web.doors import public
from careline.web.faces.card import path_of
from careline.web.faces.commitments import commitment_places
from careline.web.faces.concerns import Names
from careline.web.faces.moments import here
from careline.web.public.pages import VISITOR


@require_GET
@public()
def show(request: Arrived) -> HttpResponse:
    """Publish what the house stands by, in plain words."""
    told = commitments(by=VISITOR, at=request.at)
    measured = [one.terms.code for one in told if one.extent is Publication.WITH_FIGURES]
    figures = published_figures(measured)
    names = Names(calendars={}, categories={one.code: path_of(one) for one in offered_categories()})
    places = commitment_places(told, names, figures)
    seen = {"places": places, "tab": "commitment", "few": FEW, "day": here(request.at).date()}
    seen["counted_at"] = here(figures.counted_at) if figures.counted_at else None
    return render(request, "public/commitment.html", seen)
