"""Keeping and bringing back what is typed on the desk, for the page's own script; a draft of nothing is none."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from careline.cases.queries.finding import complaint
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.orders import order as find_order
from careline.parties.queries.customers import known_customer
from careline.security.drafts import Desk, draft_of, drop_draft, keep_draft
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.drafts import LONGEST_FORM, sitting_of
from careline.web.faces.moments import here
from careline.web.questions import INVALID

READ_OR_KEEP = require_http_methods(["GET", "POST"])


@READ_OR_KEEP
@door()
def of_nothing(request: Arrived, noun: str) -> HttpResponse:
    """Keep or bring back a form that begins something, or is about many at once; nobody else reads it."""
    return _kept(request, noun, "", None)


@READ_OR_KEEP
@door("cases.read_complaint")
def of_complaint(request: Arrived, number: str, noun: str) -> HttpResponse:
    """Keep or bring back a form of a complaint, under the key of whose it is."""
    found = complaint(by=request.actor, number=number)
    return _kept(request, noun, number, found.customer.key)


@READ_OR_KEEP
@door("contacts.read_contact")
def of_contact(request: Arrived, contact: str, noun: str) -> HttpResponse:
    """Keep or bring back a form of a contact, under the key of who is served or calls."""
    found = find_contact(by=request.actor, number=contact)
    return _kept(request, noun, contact, (found.party.key if found.party else None) or found.caller_key)


@READ_OR_KEEP
@door("contacts.read_order")
def of_order(request: Arrived, order: str, noun: str) -> HttpResponse:
    """Keep or bring back a form of a service order, under the key of whose it is."""
    return _kept(request, noun, order, find_order(by=request.actor, number=order).party.key)


@READ_OR_KEEP
@door("parties.read_customer")
def of_customer(request: Arrived, customer: UUID, noun: str) -> HttpResponse:
    """Keep or bring back a form of a customer's record, under the customer's key."""
    return _kept(request, noun, str(customer), known_customer(by=request.actor, id=customer).key)


def _kept(request: Arrived, noun: str, thing: str, key: Any) -> HttpResponse:
    assert request.signed_in is not None  # behind a door
    if len(noun) > LONGEST_FORM:
        raise Http404
    desk = Desk(request.signed_in.user.pk, noun, thing)
    if request.method == "GET":
        found = draft_of(desk=desk, at=request.at)
        return _said(found.at, found.text) if found else HttpResponse(status=204)
    sitting, text = sitting_of(request.POST.get("sitting", "")), request.POST.get("fields", "")
    if sitting is None:
        return HttpResponse(status=INVALID)
    if not text:
        drop_draft(desk=desk)
        return HttpResponse(status=204)
    is_kept = keep_draft(desk=desk, sitting=sitting, text=text, key=key, at=request.at)
    return _said(request.at) if is_kept else HttpResponse(status=204)


def _said(at: datetime, fields: str = "") -> HttpResponse:
    return JsonResponse({"kept": here(at).strftime("%H:%M"), "fields": fields})
