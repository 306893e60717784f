"""Why a customer needs care: told to who may know and serves them just now, and every look is written down."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careline.cases.queries.finding import complaint
from careline.contacts.queries.finding import contact
from careline.parties.operations.care import look_at_care
from careline.parties.queries.customers import known_customer, masked
from careline.parties.rules.care import CareSeen, NoNeedToKnow
from careline.web.agent.care_forms import LookForm
from careline.web.agent.open_work import open_cards
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.questions import Question, ask
from careline.web.words.parties import CARE_BASES, CARE_KINDS

COMPLAINT, CONTACT = "complaint", "contact"


@require_http_methods(["GET", "POST"])
@door("parties.see_care")
def show(request: Arrived, customer: UUID) -> HttpResponse:
    """Ask for which open work one has to know, then show why the customer needs care, once.

    :raises NoNeedToKnow: when nothing of this customer is open within one's sight.
    """
    one = masked(known_customer(by=request.actor, id=customer))
    back = reverse("web:customer", args=[customer])
    works = _works(one.id, request)
    if not works:
        raise NoNeedToKnow(field="work")
    form = LookForm(request.POST or None, works=works)
    if request.method == "GET" or not form.is_valid():
        told = _("Who looked, when and for which work is written into the ledger.")
        question = Question(_("Why care is needed"), _("Look"), back, told)
        return ask(request, question, form, status=422 if form.errors else 200)
    seen = look_at_care(customer=one.id, **_work(form.cleaned_data["work"], request), by=request.actor, at=request.at)
    rows = [care_face(customer, reason) for reason in seen]
    return render(request, "agent/care.html", {"here": "customers", "name": brief(one), "back": back, "rows": rows})


def care_face(customer: UUID, reason: CareSeen) -> dict[str, Any]:
    """Return one reason for care as a page shows it once, with what can be done about it."""
    return {
        "kind": CARE_KINDS[reason.kind],
        "note": reason.note,
        "basis": CARE_BASES[reason.basis],
        "evidence": reason.evidence,
        "since": reason.since,
        "review_on": reason.review_on,
        "renewal": reverse("web:customer-change", args=[customer, "care-renewal", reason.id]),
        "lifting": reverse("web:customer-change", args=[customer, "care-lifting", reason.id]),
    }


def _works(customer: UUID, request: Arrived) -> list[tuple[str, str]]:
    """Return the open work one has with this customer, to choose from."""
    contacts, complaints = open_cards(customer, request)
    return [
        *((f"{CONTACT}:{one.number}", f"{one.number} · {one.reason or one.channel}") for one in contacts),
        *((f"{COMPLAINT}:{one.number}", f"{one.number} · {one.title}") for one in complaints),
    ]


def _work(chosen: str, request: Arrived) -> dict[str, Any]:
    kind, _sep, number = chosen.partition(":")
    if kind == CONTACT:
        return {CONTACT: contact(by=request.actor, number=number).id}
    return {COMPLAINT: complaint(by=request.actor, number=number).id}
