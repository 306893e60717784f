"""The halls: their hours, how many may come, the days they are open otherwise, and who must be moved then."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_GET, require_http_methods

from careline.halls.operations.halls import close_hall, set_hall, set_hall_day
from careline.halls.queries.appointments import displaced, displaced_ids
from careline.halls.queries.halls import changes_of, days_of, days_set, halls
from careline.halls.queries.halls import hall as find
from careline.halls.rules.halls import HallTold
from careline.web.admin.hall_forms import HallForm, NewHallForm, OpeningForm, WhyForm, hours_in, weekly_of
from careline.web.admin.week import week_in_words
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.slots import place_of_hall, wall_clock
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT = "halls.manage_halls"
BEGUN = {"keeps_holidays": True, "slot_minutes": 30, "places": 2, "days_ahead": 14, "missed_after": 15}
USUAL = "09:00-12:00, 13:30-17:30"


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show every hall, the closed ones too."""
    rows = [_row(one, request) for one in halls(by=request.actor, with_closed=True)]
    return render(request, "admin/halls.html", {"here": "halls", "rows": rows})


@require_GET
@door(RIGHT)
def show(request: Arrived, hall: str) -> HttpResponse:
    """Show one hall: its week, the days unlike it, who must be found another time, and every change."""
    one = find(by=request.actor, code=hall)
    today = request.at.astimezone(one.zone).date()
    lost = displaced(one, at=request.at)
    seen = {
        "here": "halls",
        "one": one,
        "name": named(one),
        "place": place_of_hall(one),
        "department": named(one.department),
        "calendar": named(one.calendar),
        "week": week_in_words(one.weekly),
        "days": days_of(one, first=today),
        "lost": [(row.number, *wall_clock(row.starts_at, one.zone)) for row in lost],
        "changes": _changes(one),
    }
    return render(request, "admin/hall.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a hall."""

    def act(data: dict[str, Any]) -> str:
        code = data.pop("code").strip()
        _set(request, code, data)
        return _("Added.")

    initial = BEGUN | dict.fromkeys(HallForm.DAYS[:5], USUAL)
    question = Question(_("New hall"), _("Add"), reverse("web:halls"))
    return put(request, question, NewHallForm, act, by=request.actor, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, hall: str) -> HttpResponse:
    """Change a hall's hours, its places and the like; or open a closed one again."""
    one = find(by=request.actor, code=hall)

    def act(data: dict[str, Any]) -> str:
        _set(request, hall, data)
        return _("Changed. Who has an appointment keeps it.")

    initial = {name: getattr(one, name) for name in HallForm.base_fields if hasattr(one, name)}
    initial |= {"department": one.department.code, "calendar": one.calendar.code}
    initial |= {name: ", ".join(day) for name, day in zip(HallForm.DAYS, one.weekly, strict=True)}
    send = _("Open it again") if one.closed_at else _("Change")
    question = Question(_("Change: %(name)s") % {"name": named(one)}, send, _page(hall))
    return put(request, question, HallForm, act, by=request.actor, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def close(request: Arrived, hall: str) -> HttpResponse:
    """Let a hall take no visitors any more."""
    one = find(by=request.actor, code=hall)

    def act(data: dict[str, Any]) -> str:
        close_hall(code=hall, why=data["why"], by=request.actor, at=request.at)
        return _("Closed. Those who are still expected are listed.")

    title = _("Close: %(name)s") % {"name": named(one)}
    told = _("Nobody can be booked there any more. It can be opened again.")
    return put(request, Question(title, _("Close"), _page(hall), told, tone="danger"), WhyForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("day",))
def set_day(request: Arrived, hall: str) -> HttpResponse:
    """Close a hall for a day, open it at other hours, or as usual again; and have visitors told."""
    one = find(by=request.actor, code=hall)

    def act(data: dict[str, Any]) -> str:
        is_usual = data["kind"] == OpeningForm.USUAL
        hours = hours_in(data["periods"]) if data["kind"] == OpeningForm.OTHER else []
        day = data["day"]
        told = {"periods": None if is_usual else hours, "why": data["why"], "tells_visitors": data["tells_visitors"]}
        set_hall_day(code=hall, day=day, **told, by=request.actor, at=request.at)
        lost = len(displaced_ids(find(by=request.actor, code=hall), at=request.at, day=day))
        return _("The day is set. Still expected then: %(count)s.") % {"count": lost}

    question = Question(_("Set a day: %(name)s") % {"name": named(one)}, _("Set the day"), _page(hall))
    initial = {"day": request.GET.get("day", ""), "kind": OpeningForm.CLOSED}
    return put(request, question, OpeningForm, act, initial=initial)


def _set(request: Arrived, code: str, data: dict[str, Any]) -> None:
    why, weekly = data.pop("why"), weekly_of(data)
    set_hall(code=code, told=HallTold(**data, weekly=weekly), why=why, by=request.actor, at=request.at)


def _changes(one: Any) -> list[dict[str, Any]]:
    """Return what was changed about a hall and set for its days, latest first."""
    told = [{"why": row.why, "at": row.at, "actor_name": row.actor_name} for row in changes_of(one)]
    told += [
        {"why": row.why, "at": row.at, "actor_name": row.actor_name, "day": row.day, "what": _what(row)}
        for row in days_set(one)
    ]
    return sorted(told, key=lambda row: row["at"], reverse=True)


def _what(row: Any) -> str:
    if row.periods is None:
        return _in("hall day", "As usual again")
    return " · ".join(row.periods) or _in("hall day", "Closed")


def _row(one: Any, request: Arrived) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": named(one),
        "place": place_of_hall(one),
        "is_closed": one.closed_at is not None,
        "department": named(one.department),
        "slot": one.slot_minutes,
        "places": one.places,
        "lost": len(displaced_ids(one, at=request.at)),
    }


def _page(hall: str) -> str:
    return reverse("web:hall", args=[hall])
