"""The worklist as a file."""

from io import BytesIO

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from careline.cases.operations.exporting import export_complaints
from careline.cases.queries.worklist import Bounds
from careline.web.agent.filters import ASKS, Asked
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.downloads import download, kind_of_file
from careline.web.searches import words_of
from careline.web.words.exports import of_complaints


@require_POST
@door("cases.export_complaints", asks=ASKS)
def export(request: Arrived, kind: str) -> HttpResponse:
    """Write the list as it is narrowed; that it left the house, and how many rows it had, is in the ledger."""
    out, form, bounds = BytesIO(), kind_of_file(kind), Bounds.of_day(request.at)
    asked = Asked.of(request.GET, text=words_of(request), by=request.actor)
    filters = asked.filters(by=request.actor, bounds=bounds)
    export_complaints(
        out=out,
        form=form,
        filters=filters,
        bounds=bounds,
        wording=of_complaints(),
        by=request.actor,
        at=request.at,
    )
    return download(out.getvalue(), form, name="complaints", at=request.at)
