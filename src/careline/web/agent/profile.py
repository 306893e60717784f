"""The customer's page: all that is kept of one, in panes; masked, and one key away from wherever he turns up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.queries.customers import kept_customer, known_customer, masked
from careline.web.agent.profile_panes import PANES, Pane, head_of
from careline.web.agent.profile_records import CHANGES, NEW
from careline.web.agent.record_page import Going, RecordPage
from careline.web.arrivals import Arrived
from careline.web.doors import door, go
from careline.web.drafts import form_about
from careline.web.forms import asks_for_words
from careline.web.questions import Question, put

READ = "parties.read_customer"


@require_GET
@door(READ, asks=("after",))
def show(request: Arrived, customer: UUID, pane: str = Pane.PROFILE) -> HttpResponse:
    """Show one pane of a customer's page."""
    if pane not in set(Pane):
        raise Http404
    found = masked(known_customer(by=request.actor, id=customer))
    here = Pane(pane)
    if found.merged_into:
        return _lead_on(request, found.id, here)
    seen = head_of(found, here, request) | PANES[here].shown(found, request)
    return render(request, "agent/profile.html", seen)


@require_http_methods(["GET", "POST"])
@door(READ)
def add(request: Arrived, customer: UUID, noun: str) -> HttpResponse:
    """Ask what is to be added to the record, and add it; the operation decides whether this person may."""
    return _asked(request, noun, NEW.get(noun), customer, customer)


@require_http_methods(["GET", "POST"])
@door(READ)
def change(request: Arrived, customer: UUID, noun: str, record: UUID) -> HttpResponse:
    """Ask what becomes of one thing on the record, and write it down."""
    return _asked(request, noun, CHANGES.get(noun), customer, record)


def _lead_on(request: Arrived, merged: UUID, pane: Pane) -> HttpResponse:
    """Go where a merged record is kept, with a word about it: addresses of it stand in mails and on papers."""
    messages.success(request, _("That record was merged: the customer is kept here."))
    kept = kept_customer(by=request.actor, id=merged)
    return go(request, reverse("web:customer-pane", args=[kept.id, pane]))


def _asked(request: Arrived, noun: str, page: RecordPage | None, customer: UUID, record: UUID) -> HttpResponse:
    if page is None:
        raise Http404
    found = masked(known_customer(by=request.actor, id=customer))
    going = Going(customer=found.id, record=record, by=request.actor, at=request.at)

    def do(data: dict[str, Any]) -> Any:
        page.act(data, going)
        return page.done

    back = reverse("web:customer-pane", args=[customer, page.pane])
    draft = ("customer", form_about(noun, record), str(found.id)) if asks_for_words(page.form) else None
    question = Question(page.label, page.send, back, page.told, draft=draft)
    return put(request, question, page.form, do, customer=found, going=going)
