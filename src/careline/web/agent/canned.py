"""Canned replies in a box one writes in: offered with what is known filled in, masked as the screen shows it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from careline.cases.queries.finding import complaint
from careline.cases.queries.variables import language_of, of_complaint, of_customer
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.orders import order as find_order
from careline.notices.operations.canned import use_canned
from careline.notices.queries.canned import offered_replies
from careline.notices.rules.canned import filled
from careline.parties.queries.customers import known_customer
from careline.web.agent.case import drawn
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.moments import dated, here
from careline.web.words import named, speaks_chinese

RIGHT = "notices.use_canned"


@require_GET
@door(RIGHT)
def for_complaint(request: Arrived, number: str) -> HttpResponse:
    """Show what is offered for a text about a complaint."""
    found = complaint(by=request.actor, number=number)
    return _offered(request, found.customer, complaint=found)


@require_GET
@door(RIGHT)
def for_contact(request: Arrived, contact: str) -> HttpResponse:
    """Show what is offered for a text about a contact."""
    found = find_contact(by=request.actor, number=contact)
    return _offered(request, found.party, contact=found.number)


@require_GET
@door(RIGHT)
def for_order(request: Arrived, order: str) -> HttpResponse:
    """Show what is offered for a text about a service order."""
    found = find_order(by=request.actor, number=order)
    return _offered(request, found.party, contact=found.contact.number)


@require_GET
@door(RIGHT)
def for_customer(request: Arrived, customer: UUID) -> HttpResponse:
    """Show what is offered for a text on a customer's record."""
    return _offered(request, known_customer(by=request.actor, id=customer))


@require_GET
@door(RIGHT)
def for_nothing(request: Arrived) -> HttpResponse:
    """Show what is offered while it isn't known yet what about, or is about many: the rest stays in braces."""
    return _offered(request, None)


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
    for one in replies(request, found.customer, complaint=found):
        if one["code"] == code:
            use_canned(code=code, by=request.actor, at=request.at)
            typed = f"{typed.rstrip()}\n{one['text']}".strip()
    return drawn(request, number, typed=typed)


def replies(request: Arrived, customer: Any, *, complaint: Any = None, contact: str = "") -> list[dict[str, Any]]:
    """Return what is offered, last used first, in the customer's language as far as it is known."""
    language = language_of(customer, otherwise="zh" if speaks_chinese() else "en")
    known = of_complaint(complaint, language=language) if complaint else of_customer(customer) | {"contact": contact}
    values = {**_of_desk(request), **known}
    return [
        {"code": one.code, "name": named(one), "channel": one.channel, "text": filled(one.text(language), values)}
        for one in offered_replies(by=request.actor, on=here(request.at).date())
    ]


def _offered(request: Arrived, customer: Any, **known: Any) -> HttpResponse:
    return render(request, "agent/canned.html", {"replies": replies(request, customer, **known)})


def _of_desk(request: Arrived) -> dict[str, str]:
    assert request.signed_in is not None  # behind a door
    today = here(request.at).date()
    return {"agent": request.signed_in.user.full_name, "today": dated(today, today)}
