"""The working calendars: the week, and the days of a year that are unlike their weekday."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as _in
from django.views.decorators.http import require_GET, require_http_methods

from careline.clocks.operations.calendars import clear_calendar_day, set_calendar_day
from careline.clocks.queries.calendars import calendars, days_of_year, years_of
from careline.clocks.rules.days import DayKind
from careline.web.admin.forms import NothingAsked
from careline.web.admin.week import months_of, week_in_words
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.moments import here
from careline.web.forms import AskingForm, DayInput
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT = "clocks.manage_calendars"
KINDS = (
    (DayKind.HOLIDAY.value, _in("day", "Holiday")),
    (DayKind.WORKED.value, _in("day", "Worked though a rest day")),
)


class DayForm(AskingForm):
    """One day unlike its weekday."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput())
    kind = forms.ChoiceField(label=gettext_lazy("It is a"), choices=KINDS, widget=forms.RadioSelect)
    name_zh = forms.CharField(label=gettext_lazy("Chinese name"), max_length=60, required=False)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=60, required=False)
    periods = forms.CharField(
        label=gettext_lazy("Worked from – to"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Such as 09:00-12:00, 13:30-18:00; left empty, the usual hours hold."),
    )


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
    offered = calendars(by=request.actor)
    days = days_of_year(by=request.actor, code=code, year=year)
    filled = {one.year: one.is_provisional for one in years_of(by=request.actor, code=code)}
    seen = {
        "here": "calendar",
        "calendars": [{"name": named(one), "address": _page(one.code, year), "code": one.code} for one in offered],
        "code": code,
        "year": year,
        "before": _page(code, year - 1),
        "after": _page(code, year + 1),
        "week": next((week_in_words(one.weekly) for one in offered if one.code == code), []),
        "months": months_of(year, {day.date: day for day in days}, today=here(request.at).date()),
        "days": [{"date": one.date, "kind": one.kind, "name": named(one), "periods": one.periods} for one in days],
        "is_provisional": filled.get(year, True),
    }
    return render(request, "admin/calendar.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("day",))
def set_day(request: Arrived, code: str, year: int) -> HttpResponse:
    """Make a day a holiday or a worked one."""

    def act(data: dict[str, Any]) -> str:
        periods = [one.strip() for one in data["periods"].replace("\uff0c", ",").split(",") if one.strip()]
        kind = DayKind(data["kind"])
        names = {"name_zh": data["name_zh"], "name_en": data["name_en"]}
        set_calendar_day(
            code=code, day=data["day"], kind=kind, **names, periods=periods or None, by=request.actor, at=request.at
        )
        return _("The day is set. Due times computed from now on count with it.")

    question = Question(_("Set a day"), _("Set the day"), _page(code, year))
    initial = {"day": request.GET.get("day", f"{year}-01-01"), "kind": DayKind.HOLIDAY.value}
    return put(request, question, DayForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def clear_day(request: Arrived, code: str, year: int, day: str) -> HttpResponse:
    """Make a day like its weekday again."""

    def act(_data: dict[str, Any]) -> str:
        clear_calendar_day(code=code, day=date.fromisoformat(day), by=request.actor, at=request.at)
        return _("The day is like its weekday again.")

    title = _("Make it an ordinary day")
    return put(request, Question(title, title, _page(code, year), day, tone="danger"), NothingAsked, act)


def _page(code: str, year: int) -> str:
    return reverse("web:calendar-year", args=[code, year])
