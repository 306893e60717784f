"""My day: what I promised and missed, whose profile I verify, what waits to be written, and today's clocks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.stages import StageName
from careline.contacts.operations.handing_over import hand_over_shift
from careline.contacts.queries.follow_ups import day_of, missed_by_absent, owed_before
from careline.contacts.queries.listing import ContactView, contacts
from careline.contacts.queries.listing import Filters as ContactFilters
from careline.contacts.rules.follow_ups import FURTHEST
from careline.parties.queries.verification_tasks import VERIFY, my_verification_tasks
from careline.security.policy import allows
from careline.web.agent.filters import address
from careline.web.agent.follow_up_acts import promise_cards
from careline.web.agent.follow_up_forms import HandOverForm
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.card import card
from careline.web.faces.contact import contact_card
from careline.web.faces.follow_up import follow_up_card
from careline.web.faces.moments import here
from careline.web.faces.verification_task import task_row
from careline.web.questions import Question, put

RIGHT = "contacts.keep_follow_up"
SHOWN = 8


@require_GET
@door(RIGHT)
def show(request: Arrived) -> HttpResponse:
    """Show what one person has to see to today."""
    bounds = Bounds.of_day(request.at)
    day = day_of(by=request.actor, day_ends=bounds.day_ends)
    promises = [
        ("missed", _("Missed: still owed"), day.missed),
        ("today", _("Due today"), day.today),
        ("later", _("Later"), day.later),
    ]
    seen = {
        "here": "day",
        "promises": [(name, title, promise_cards(rows, request=request)) for name, title, rows in promises],
        "absent": promise_cards(missed_by_absent(by=request.actor, at=request.at), request=request, of_absent=True),
        "is_quiet": not (day.missed or day.today or day.later),
        "drafts": _unwritten(request),
        **_profiles(request),
        **_complaints(request, bounds),
    }
    return render(request, "agent/my_day.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def hand_over(request: Arrived) -> HttpResponse:
    """Ask who takes what while one is away, and let nobody go who leaves a promise to nobody."""
    owed = [
        (one.id, f"{one.what} · {follow_up_card(one).customer}")
        for one in owed_before(by=request.actor, back_at=request.at + FURTHEST)
    ]

    def act(data: dict[str, Any]) -> str:
        takers = {one: data[str(one)] for one, _said in owed if data[str(one)]}
        done = hand_over_shift(back_at=data["back_at"], takers=takers, by=request.actor, at=request.at)
        return _("Handed over: %(n)s. Have a good rest.") % {"n": done.handed}

    told = _("What a customer waits for before you are back needs a colleague who keeps it. The rest stays yours.")
    question = Question(_("Hand over the shift"), _("Hand over"), reverse("web:my-day"), told)
    return put(request, question, HandOverForm, act, at=request.at, owed=owed)


def _unwritten(request: Arrived) -> list[Any]:
    """Return one's contacts whose session has ended and whose record isn't closed."""
    mine = ContactFilters(view=ContactView.UNWRITTEN)
    return [contact_card(row) for row in contacts(by=request.actor, filters=mine, limit=SHOWN).rows]


def _profiles(request: Arrived) -> dict[str, Any]:
    """Return the stale profiles one was given to verify, for who may."""
    if not allows(request.actor, VERIFY):
        return {}
    page = my_verification_tasks(by=request.actor, limit=SHOWN)
    today = here(request.at).date()
    return {"profiles": [task_row(one, today=today) for one in page.rows], "more_profiles": page.next is not None}


def _complaints(request: Arrived, bounds: Bounds) -> dict[str, Any]:
    """Return the complaints that came back and the clocks that run out today, for who sees complaints."""
    if not allows(request.actor, "cases.read_complaint"):
        return {}
    lists = {
        "returned": Filters(view=View.ALL, stage=StageName.RETURNED),
        "clocks": Filters(view=View.OPEN, due_before=bounds.day_ends),
    }
    pages = {
        name: worklist(by=request.actor, bounds=bounds, filters=filters, limit=SHOWN) for name, filters in lists.items()
    }
    cards = {name: [card(row, at=request.at) for row in page.rows] for name, page in pages.items()}
    return {**cards, "returned_address": address(view=View.ALL, stage=StageName.RETURNED)} | {
        "clocks_address": address(view=View.DUE_TODAY)
    }
