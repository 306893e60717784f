"""Merging by hand: from a customer's page, the other record is found by a number, seen beside this one, and merged."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.parties.operations.merging import merge_customers
from careline.parties.queries.customers import known_customer, masked
from careline.parties.queries.twins import twins_under, two_beside
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.faces.duplicates import pair_face
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.searches import ASKED, TYPED, searched, words_of
from careline.web.supervisor.duplicates import RIGHT, MergeForm, kept_and_merged


class TwinForm(AskingForm):
    """Under which number the other record stands."""

    q = forms.CharField(
        label=gettext_lazy("A number of the other record"),
        max_length=40,
        help_text=gettext_lazy("The whole telephone number, or the number of an account."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


@require_GET
@door(RIGHT, asks=(ASKED,))
def show(request: Arrived, customer: UUID) -> HttpResponse:
    """Ask for a number, and show who stands under it beside this customer."""
    number = words_of(request)
    one = masked(known_customer(by=request.actor, id=customer))
    found = twins_under(by=request.actor, customer=customer, number=number) if number else []
    seen = {
        "here": "customers",
        "one": one,
        "name": brief(one),
        "form": TwinForm(initial={TYPED: number}),
        "is_asked": bool(number),
        "pairs": [(pair_face(pair), reverse("web:customer-twin", args=[customer, pair.id])) for pair in found],
    }
    return render(request, "supervisor/twins.html", seen)


@require_POST
@door(RIGHT)
def search(request: Arrived, customer: UUID) -> HttpResponse:
    """Keep the number, sealed, and go where it is looked for."""
    here = reverse("web:customer-twins", args=[customer])
    return searched(request, lambda name: f"{here}?{ASKED}={name}" if name else here)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def merge(request: Arrived, customer: UUID, twin: UUID) -> HttpResponse:
    """Put the two together."""
    two = two_beside(by=request.actor, customer=customer, other=twin)

    def act(data: dict[str, Any]) -> str:
        kept, merged = kept_and_merged(data["kept"], first=two.first.id, second=two.second.id)
        merge_customers(kept=kept, merged=merged, reason=data["reason"], by=request.actor, at=request.at)
        return _("They are one customer now.")

    told = _("Nothing is thrown away: complaints and contacts of both are shown together, and it can be taken back.")
    question = Question(_("One customer"), _("Merge"), reverse("web:customer", args=[customer]), told)
    return put(request, question, MergeForm, act)
