"""The palette's finds: what a number, a customer's last four digits or a few words may mean.

The acts and places it offers beside stand on the page already, so the page's own script offers only what is there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.intake import check_text
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.orders import order as find_order
from careline.halls.queries.appointments import appointment as find_appointment
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.parties.queries.erasures import known_erasure
from careline.parties.queries.listing import list_customers
from careline.parties.rules.wanted import Wanted
from careline.security.policy import allows
from careline.web.agent.filters import customers_meant
from careline.web.agent.finding import asked_for, found_customers
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.appointment import appointment_face
from careline.web.faces.card import card
from careline.web.faces.contact import contact_card
from careline.web.faces.customer import brief
from careline.web.faces.order import order_card
from careline.web.searches import LONGEST, TYPED

SHOWN = 6
SHORTEST = 2
DOCUMENT = re.compile(r"(?=.*\d)[A-Za-z0-9 -]{6,}")
"""What may be the number of an identity document, whole: none is looked for by less."""


@dataclass(frozen=True)
class Jump:
    """Where one may go."""

    address: str
    picture: str
    number: str
    title: str | Promise
    has_pane: bool = True
    """Whether it can stand beside what is on the stage."""


@require_POST
@door()
def find(request: Arrived) -> HttpResponse:
    """Return where these words lead; what was typed stays out of every address."""
    words = request.POST.get(TYPED, "").strip()[:LONGEST]
    check_text(TYPED, words)
    jumps = list(_jumps(request, words)) if len(words) >= SHORTEST else []
    seen = {"jumps": jumps, "words": words, "can_search": allows(request.actor, "cases.read_complaint")}
    return render(request, "agent/jumps.html", seen)


def _jumps(request: Arrived, words: str) -> Iterator[Jump]:
    if allows(request.actor, "contacts.read_contact"):
        yield from _contacts(request, words)
    if allows(request.actor, "contacts.read_order"):
        yield from _orders(request, words)
    if allows(request.actor, "halls.read_appointment"):
        yield from _visits(request, words)
    if allows(request.actor, "parties.find_customer"):
        yield from _customers(request, words)
    if allows(request.actor, "parties.read_erasures"):
        yield from _erasures(request, words)
    if allows(request.actor, "cases.read_complaint"):
        yield from _complaints(request, words)


def _complaints(request: Arrived, words: str) -> Iterator[Jump]:
    customers = customers_meant(words, by=request.actor)
    filters = Filters(view=View.ALL, text=words if customers is None else "", customers=customers)
    page = worklist(by=request.actor, bounds=Bounds.of_day(request.at), filters=filters, limit=SHOWN)
    for one in (card(row, at=request.at) for row in page.rows):
        yield Jump(one.address, one.picture, one.number, one.title)


def _customers(request: Arrived, words: str) -> Iterator[Jump]:
    """Yield whom a telephone's, an account's or a document's number means."""
    if asked_for(words):
        for who in found_customers(words, by=request.actor):
            yield Jump(reverse("web:customer", args=[who.id]), "user", who.number, who.name, has_pane=False)
    yield from _held(request, Wanted(account=words), pane="holdings", title=_("Account"))
    if DOCUMENT.fullmatch(words):
        yield from _held(request, Wanted(document=words), pane="profile", title=_("Identity document"))


def _contacts(request: Arrived, words: str) -> Iterator[Jump]:
    """Yield the contact of this number, if it is one and may be seen; no other number of its kind is told from none."""
    try:
        found = contact_card(find_contact(by=request.actor, number=str(CaseNumber.parse(words))))
    except Refusal:
        return
    yield Jump(found.address, found.picture, found.number, found.reason or _("Contact"))


def _orders(request: Arrived, words: str) -> Iterator[Jump]:
    """Yield the service order of this number, likewise."""
    try:
        found = order_card(find_order(by=request.actor, number=str(CaseNumber.parse(words))))
    except Refusal:
        return
    yield Jump(found.address, "list-checks", found.number, found.name, has_pane=False)


def _visits(request: Arrived, words: str) -> Iterator[Jump]:
    """Yield the appointment of this number, likewise."""
    try:
        row = find_appointment(by=request.actor, number=str(CaseNumber.parse(words)))
    except Refusal:
        return
    found = appointment_face(row, at=request.at)
    yield Jump(found.address, "calendar-days", found.number, found.hall, has_pane=False)


def _erasures(request: Arrived, words: str) -> Iterator[Jump]:
    """Yield the request to be forgotten of this number, likewise."""
    try:
        found = known_erasure(by=request.actor, number=str(CaseNumber.parse(words)))
    except Refusal:
        return
    address = reverse("web:erasure", args=[found.number])
    yield Jump(address, "shield", found.number, _("Erasure request"), has_pane=False)


def _held(request: Arrived, wanted: Wanted, *, pane: str, title: str) -> Iterator[Jump]:
    """Yield whose account, closed or not, or identity document has this number; the number isn't shown again."""
    try:
        page = list_customers(by=request.actor, wanted=wanted, at=request.at, limit=SHOWN)
    except Refusal:
        return
    for one in page.rows:
        address = reverse("web:customer-pane", args=[one.id, pane])
        yield Jump(address, "user", one.number, f"{title} · {brief(one)}", has_pane=False)
