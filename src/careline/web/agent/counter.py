"""The hall's counter: who comes today, in the order of their times, and who must be found another time."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from careline.contacts.queries.finding import contacts_in_sight
from careline.halls.queries.appointments import day_of_hall, displaced, may_work
from careline.halls.queries.halls import hall as find_hall
from careline.halls.queries.halls import halls, home_hall
from careline.halls.queries.slots import opening_of
from careline.halls.rules.slots import is_looked_at
from careline.security.policy import allows
from careline.web.agent.booking import booking_offered
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.appointment import appointment_face
from careline.web.words import named
from careline.web.words.halls import APPOINTMENT_STATES

DAY = timedelta(days=1)


@require_GET
@door("halls.read_appointment", asks=("hall", "day"))
def show(request: Arrived) -> HttpResponse:
    """Show a hall's appointments of a day: one's own hall, today."""
    offered = list(halls(by=request.actor))
    asked = request.GET.get("hall", "")
    hall = (
        find_hall(by=request.actor, code=asked) if asked else home_hall(by=request.actor) or next(iter(offered), None)
    )
    seen: dict[str, Any] = {"here": "counter", "booking_address": booking_offered(request)}
    if hall is not None:
        seen |= _day(request, hall)
    seen["halls"] = [
        {"name": named(one), "address": _address(one.code), "is_here": hall is not None and one.code == hall.code}
        for one in offered
    ]
    return render(request, "agent/counter.html", seen)


def _day(request: Arrived, hall: Any) -> dict[str, Any]:
    today = request.at.astimezone(hall.zone).date()
    day = _asked(request.GET.get("day", "")) or today
    rows = day_of_hall(by=request.actor, hall=hall, day=day)
    lost = _lost(request, hall)
    mine = may_work(by=request.actor, rows=[*rows, *lost])
    opens = contacts_in_sight([row.visit_id for row in rows if row.visit_id], by=request.actor)
    states = Counter(str(row.state) for row in rows)
    return {
        "hall": named(hall),
        "day": day,
        "is_today": day == today,
        "today": _address(hall.code),
        "before": _address(hall.code, day - DAY),
        "after": _address(hall.code, day + DAY),
        "hours": list(map(str, opening_of(hall, day, day).on(day))),
        "rows": [appointment_face(row, at=request.at, may_work=row.id in mine, opens=opens) for row in rows],
        "lost": [appointment_face(row, at=request.at, may_work=row.id in mine) for row in lost],
        "counts": [(label, states[state]) for state, label in APPOINTMENT_STATES.items() if states[state]],
        "booking_address": booking_offered(request, hall=hall.code, day=day),
    }


def _lost(request: Arrived, hall: Any) -> list[Any]:
    """Return those in sight who were to come at a time the hall is closed by now."""
    found = displaced(hall, at=request.at)
    mine = may_work(by=request.actor, rows=found)
    sees_all = not allows(request.actor, "halls.work_appointment")  # whoever only reads, reads all
    return [row for row in found if sees_all or row.id in mine]


def _asked(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if is_looked_at(found) else None


def _address(hall: str, day: date | None = None) -> str:
    told = {"hall": hall} | ({"day": day.isoformat()} if day else {})
    return f"{reverse('web:counter')}?{urlencode(told)}"
