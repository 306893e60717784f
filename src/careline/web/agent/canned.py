"""Canned replies in a box one writes in: offered with what is known filled in, masked as the screen shows it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from careline.cases.queries.finding import complaint
from careline.contacts.queries.finding import contact as find_contact
from careline.notices.operations.canned import use_canned
from careline.notices.queries.canned import offered_replies
from careline.notices.rules.canned import filled
from careline.parties.queries.customers import masked
from careline.web.agent.case import drawn
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.card import path_of
from careline.web.faces.moments import dated, dated_and_timed, here
from careline.web.words import named, speaks_chinese

RIGHT = "notices.use_canned"


@require_GET
@door(RIGHT)
def for_complaint(request: Arrived, number: str) -> HttpResponse:
    """Show what is offered for a text about a complaint."""
    found = complaint(by=request.actor, number=number)
    return _offered(request, found.customer, _of_complaint(found, request.at))


@require_GET
@door(RIGHT)
def for_contact(request: Arrived, contact: str) -> HttpResponse:
    """Show what is offered for a text about a contact."""
    found = find_contact(by=request.actor, number=contact)
    return _offered(request, found.party, {"contact": found.number})


@require_POST
@door(RIGHT)
def use(request: Arrived, code: str) -> HttpResponse:
    """Note that a reply was put into a text."""
    use_canned(code=code, by=request.actor, at=request.at)
    return HttpResponse(status=204)


@require_POST
@door(RIGHT)
def put_in(request: Arrived, number: str) -> HttpResponse:
    """Show the complaint again with the chosen reply in its box, for browsers that run no script."""
    found = complaint(by=request.actor, number=number)
    code, typed = request.POST.get("canned", ""), request.POST.get("text", "")
    for one in replies(request, found.customer, _of_complaint(found, request.at)):
        if one["code"] == code:
            use_canned(code=code, by=request.actor, at=request.at)
            typed = f"{typed.rstrip()}\n{one['text']}".strip()
    return drawn(request, number, typed=typed)


def replies(request: Arrived, customer: Any, known: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what is offered, last used first, in the customer's language as far as it is known."""
    values = {**_of_customer(customer), **_of_desk(request), **known}
    language = _language_of(customer)
    return [
        {"code": one.code, "name": named(one), "channel": one.channel, "text": filled(one.text(language), values)}
        for one in offered_replies(by=request.actor, on=here(request.at).date())
    ]


def _offered(request: Arrived, customer: Any, known: Mapping[str, str]) -> HttpResponse:
    return render(request, "agent/canned.html", {"replies": replies(request, customer, known)})


def _of_complaint(found: Any, at: datetime) -> dict[str, str]:
    return {
        "complaint": found.number,
        "title": found.title,
        "category": path_of(found.category) if found.category else "",
        "department": named(found.department) if found.department else "",
        "due": dated_and_timed(found.due_at, at) if found.due_at else "",
    }


def _of_customer(customer: Any) -> dict[str, str]:
    shown = masked(customer) if customer else None
    return {"customer": shown.name, "number": shown.number} if shown else {}


def _of_desk(request: Arrived) -> dict[str, str]:
    assert request.signed_in is not None  # behind a door
    today = here(request.at).date()
    return {"agent": request.signed_in.user.full_name, "today": dated(today, today)}


def _language_of(customer: Any) -> str:
    told = (customer.language if customer else "") or ("zh" if speaks_chinese() else "en")
    return "zh" if told.startswith("zh") else "en"
