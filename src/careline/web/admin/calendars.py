"""The working calendars: the week, and the days of a year that are unlike their weekday."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.clocks.operations.calendars import change_calendar_days, set_calendar
from careline.clocks.operations.installing import install_calendar
from careline.clocks.queries.calendars import calendars, days_of_year, seen_calendar, years_of
from careline.clocks.queries.preview import Preview, preview_days, preview_week, redatings_under_way
from careline.clocks.rules.days import FIRST_DAY, LAST_DAY, DayChange, DayKind
from careline.web.admin.calendar_forms import (
    AlmanacForm,
    DaysForm,
    NewCalendarForm,
    WeekForm,
    changes_of,
    known_week,
    week_of,
)
from careline.web.admin.week import months_of, week_in_words
from careline.web.admin.weighing import WeighedForm, weigh
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.moments import here
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT = "clocks.manage_calendars"


@require_GET
@door(RIGHT)
def first(request: Arrived) -> HttpResponse:
    """Show the first calendar, this year."""
    found = calendars(by=request.actor)
    if not found:
        return render(request, "admin/no_calendar.html", {"here": "calendar"})
    return redirect(_page(found[0].code, here(request.at).year))


@require_GET
@door(RIGHT)
def show(request: Arrived, code: str, year: int) -> HttpResponse:
    """Show a year of a calendar."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise Http404
    offered = calendars(by=request.actor)
    days = days_of_year(by=request.actor, code=code, year=year)
    filled = {one.year: one for one in years_of(by=request.actor, code=code)}
    shown = next((one for one in offered if one.code == code), None)
    seen = {
        "here": "calendar",
        "calendars": [{"name": named(one), "address": _page(one.code, year), "code": one.code} for one in offered],
        "code": code,
        "year": year,
        "before": _page(code, year - 1),
        "after": _page(code, year + 1),
        "zone": shown.zone if shown else "",
        "week": week_in_words(shown.weekly) if shown else [],
        "months": months_of(year, {day.date: day for day in days}, today=here(request.at).date()),
        "days": [{"date": one.date, "kind": one.kind, "name": named(one), "periods": one.periods} for one in days],
        "is_provisional": filled[year].is_provisional if year in filled else bool(filled),
        "source": filled[year].source if year in filled else "",
        "under_way": redatings_under_way(code=code, by=request.actor),
    }
    return render(request, "admin/calendar.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("day",))
def set_day(request: Arrived, code: str, year: int) -> HttpResponse:
    """Make days holidays, worked or ordinary ones, having seen which clocks that moves."""

    def look(data: dict[str, Any]) -> Preview:
        return preview_days(code=code, changes=changes_of(data), by=request.actor)

    def act(data: dict[str, Any], seen: UUID | None) -> str:
        change_calendar_days(code=code, changes=changes_of(data), seen=seen, by=request.actor, at=request.at)
        return _("Saved. Open clocks count with it from now on.")

    told = _("Open clocks that would move are shown before anything is saved.")
    question = Question(_("Set a day"), _("Set the day"), _page(code, year), told)
    initial = {"day": request.GET.get("day", f"{year}-01-01"), "kind": DayKind.HOLIDAY.value}
    return weigh(request, question, DaysForm, look, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def clear_day(request: Arrived, code: str, year: int, day: str) -> HttpResponse:
    """Make a day like its weekday again."""
    changes = [DayChange(day=_day(day), kind=None)]

    def look(_data: dict[str, Any]) -> Preview:
        return preview_days(code=code, changes=changes, by=request.actor)

    def act(_data: dict[str, Any], seen: UUID | None) -> str:
        change_calendar_days(code=code, changes=changes, seen=seen, by=request.actor, at=request.at)
        return _("The day is like its weekday again.")

    title = _("Make it an ordinary day")
    return weigh(request, Question(title, title, _page(code, year), day, tone="danger"), WeighedForm, look, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change_week(request: Arrived, code: str) -> HttpResponse:
    """Change a calendar's week, zone or names, having seen which clocks that moves."""
    calendar = seen_calendar(by=request.actor, code=code)

    def look(data: dict[str, Any]) -> Preview:
        return preview_week(code=code, zone=data["zone"], weekly=week_of(data), by=request.actor)

    def act(data: dict[str, Any], seen: UUID | None) -> str:
        _set(request, code, data, seen)
        return _("Saved. Open clocks count with it from now on.")

    told = _("Open clocks that would move are shown before anything is saved.")
    question = Question(_("Change the week"), _("Save the week"), _page(code, here(request.at).year), told)
    return weigh(request, question, WeekForm, look, act, initial=known_week(calendar))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Make a calendar of one's own."""

    def act(data: dict[str, Any]) -> str:
        _set(request, data["code"], data, None, is_new=True)
        return _("The calendar is there. Due rules can count on it.")

    week = dict.fromkeys(WeekForm.DAYS[:5], "09:00-12:00, 13:30-18:00")
    question = Question(_("New calendar"), _("Make the calendar"), reverse("web:calendar"))
    return put(request, question, NewCalendarForm, act, initial={"zone": "Asia/Shanghai", **week})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def install(request: Arrived) -> HttpResponse:
    """Take over a calendar that Careline brings along."""

    def act(data: dict[str, Any]) -> str:
        install_calendar(code=data["code"], by=request.actor, at=request.at)
        return _("The calendar is there, with every year that is published.")

    told = _("Holidays come with it. A year nobody has published yet is computed and marked as provisional.")
    question = Question(_("Install a calendar"), _("Install it"), reverse("web:calendar"), told)
    return put(request, question, AlmanacForm, act, there=calendars(by=request.actor))


def _set(request: Arrived, code: str, data: dict[str, Any], seen: UUID | None, *, is_new: bool = False) -> None:
    names = {name: data[name] for name in ("zone", "name_zh", "name_en")}
    told: dict[str, Any] = {**names, "weekly": week_of(data), "seen": seen, "is_new": is_new}
    set_calendar(code=code, **told, by=request.actor, at=request.at)


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise Http404 from None


def _page(code: str, year: int) -> str:
    return reverse("web:calendar-year", args=[code, year])
