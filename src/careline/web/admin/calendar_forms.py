"""What is asked about a calendar: its week and zone, and what becomes of some of its days."""

from collections.abc import Sequence
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.days import DayChange, DayKind, days_between
from careline.kernel.calendar import BadPeriod, parse_periods
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.admin.hall_forms import HOURS, hours_in
from careline.web.admin.weighing import WeighedForm
from careline.web.forms import AskingForm, DayInput
from careline.web.words import named

ORDINARY = "ordinary"
KINDS = (
    (DayKind.HOLIDAY.value, _in("day", "Holiday")),
    (DayKind.WORKED.value, _in("day", "Worked though a rest day")),
    (ORDINARY, _in("day", "Like its weekday again")),
)


class DaysForm(WeighedForm):
    """One day unlike its weekday, or several that follow one another."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    until = forms.DateField(
        label=_("Until"), required=False, widget=DayInput(), help_text=_("The last of several days; empty for one.")
    )
    kind = forms.ChoiceField(label=_("It is a"), choices=KINDS, widget=forms.RadioSelect)
    name_zh = forms.CharField(label=_("Chinese name"), max_length=60, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=60, required=False)
    periods = forms.CharField(
        label=_("Worked from – to"),
        required=False,
        max_length=200,
        help_text=_("Such as 09:00-12:00, 13:30-18:00; left empty, the usual hours hold."),
    )


def changes_of(data: dict[str, Any]) -> Sequence[DayChange]:
    """Return what was asked as changes, day by day.

    :raises BadSpan: the days end before they begin, or are more than a year.
    """
    kind = None if data["kind"] == ORDINARY else DayKind(data["kind"])
    told = {} if kind is None else {"name_zh": data["name_zh"], "name_en": data["name_en"]}
    periods = hours_in(data["periods"]) or None
    days = days_between(data["day"], data["until"] or data["day"])
    return [DayChange(day=day, kind=kind, periods=periods, **told) for day in days]


def _day(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=HOURS, required=False)


class WeekForm(WeighedForm):
    """When a place works from Monday to Sunday, and on which clock."""

    DAYS: ClassVar[Sequence[str]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

    name_zh = forms.CharField(label=_("Chinese name"), max_length=60)
    name_en = forms.CharField(label=_("English name"), max_length=60)
    zone = forms.ChoiceField(label=_("Time zone"))
    mon = forms.CharField(
        label=_in("calendar", "Monday"),
        max_length=HOURS,
        required=False,
        help_text=_("Such as 09:00-12:00, 13:30-18:00; 00:00-24:00 never closes; left empty, it is a rest day."),
    )
    tue = _day(_in("calendar", "Tuesday"))
    wed = _day(_in("calendar", "Wednesday"))
    thu = _day(_in("calendar", "Thursday"))
    fri = _day(_in("calendar", "Friday"))
    sat = _day(_in("calendar", "Saturday"))
    sun = _day(_in("calendar", "Sunday"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(name for name in available_timezones() if "/" in name or name == "UTC")
        self.fields["zone"].choices = [(name, name) for name in zones]  # type: ignore[attr-defined]  # it is a ChoiceField

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at its field; what is wrong with the week, at the day that is, else the first filled in."""
        if refusal.field in self.fields:
            return super().refuse(refusal)
        filled = [name for name in self.DAYS if self.data.get(name)]
        wrong = [name for name in filled if not _is_read(self.data[name])]
        self.add_error(next(iter(wrong or filled), "mon"), str(say(refusal)))
        return True


def _is_read(told: str) -> bool:
    try:
        parse_periods(hours_in(told))
    except BadPeriod:
        return False
    return True


class NewCalendarForm(WeekForm):
    """A calendar with its code."""

    code = forms.RegexField(
        r"^[a-z0-9][a-z0-9-]*$",
        label=_("Code"),
        max_length=32,
        help_text=_("Small letters, digits, hyphens; it stays for ever."),
    )
    field_order = ("code", *WeekForm.base_fields)


def week_of(data: dict[str, Any]) -> list[list[str]]:
    """Return the seven days that were asked as a calendar's week."""
    return [hours_in(data[name]) for name in WeekForm.DAYS]


def known_week(calendar: Any) -> dict[str, str]:
    """Return a calendar as the form begins with it."""
    week = {name: ", ".join(periods) for name, periods in zip(WeekForm.DAYS, calendar.weekly, strict=True)}
    return {"name_zh": calendar.name_zh, "name_en": calendar.name_en, "zone": calendar.zone, **week}


class AlmanacForm(AskingForm):
    """Which of the calendars that Careline brings along is wanted."""

    code = forms.ChoiceField(label=_("Calendar"))

    def __init__(self, *args: Any, there: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        had = {one.code for one in there}
        offered = [(one.code, named(one)) for one in ALMANACS.values() if one.code not in had]
        self.fields["code"].choices = offered  # type: ignore[attr-defined]  # it is a ChoiceField
