"""What customers' data are held against: from when on a profile is stale."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.bounding import set_stale_bound
from careline.parties.queries.staleness import bound_in_force
from careline.parties.rules.staleness import LEAST, MOST
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put

RIGHT = "parties.manage_catalogues"


class BoundForm(AskingForm):
    """After how many days a profile is stale."""

    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=LEAST, max_value=MOST)


@require_GET
@door(RIGHT)
def show(request: Arrived) -> HttpResponse:
    """Show what is in force."""
    return render(request, "admin/catalogues.html", {"here": "catalogues", "bound": bound_in_force()})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def bound(request: Arrived) -> HttpResponse:
    """Say from when on a profile is stale."""

    def act(data: dict[str, Any]) -> str:
        set_stale_bound(days=data["days"], by=request.actor, at=request.at)
        return _("Changed.")

    told = _("Profiles of which nothing was verified or written down for so long stand on the list of stale ones.")
    question = Question(_("When a profile is stale"), _("Change"), reverse("web:catalogues"), told)
    return put(request, question, BoundForm, act, initial={"days": bound_in_force().days})
