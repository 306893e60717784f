"""The steps to a due time, in words."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careline.clocks.sentences.labels import label
from careline.clocks.sentences.spans import say_hours
from careline.kernel.calendar import Unit
from careline.kernel.calendar.offsets import MINUTES
from careline.kernel.sentences import Text

STEPS: Mapping[str, Text] = {
    "started": _("The clock starts at {at} ({zone})."),
    "elapsed": _("{count}, day and night, are over at {at}."),
    "first_day_left_out": _("The first day, {date}, is left out."),
    "last_day": _("Counting {count}, the last day is {date}."),
    "no_corresponding_day": _("That month has no such day, so it is its last one, {date}."),
    "holidays_left_out": _("Holidays left out: {dates}."),
    "worked_rest_days_counted": _("Rest days worked for others, and so counted: {dates}."),
    "rolled": _("{from} is a rest day, so the last day is the next working day, {to}."),
    "ends_at_midnight": _("{date} ends at 24:00."),
    "ends_at_close": _("Business closes at {at}."),
    "worked": _("Worked from {from} to {to}."),
    "worked_days": _("Working days from {first} to {last}: {days}; time worked: {time}."),
    "working_time": _("{count} are used up at {at}."),
    "provisional": _("The holidays of {years} are not published yet: this time may still move."),
    "time_moved": _("It was paused from {from} to {to} ({reason}). What was left then, {time}, counts on to {at}."),
    "paused": _("It is paused since {from} ({reason}). Left: {time}."),
    "days_added": _("It was paused from {from} to {to} ({reason}). Days added: {days}."),
    "paused_days": _("It is paused since {from} ({reason}). Days left: {days}."),
    "stopped": _("It stopped at {at}."),
    "withdrawn": _("At {at} its rule no longer concerned the complaint."),
    "stated_day": _("The notice itself says that the last day is {date}."),
    "stated_instant": _("The notice itself says {at}."),
    "same_day": _("It is to happen on the day itself, {date}."),
    "no_number": _("No number of hours or days is known for this rule."),
}
AT_ONCE = _("It is due at once, at {at}.")
"""What is said of no time at all."""

COUNTS: Mapping[str, Callable[[int], str]] = {
    Unit.MINUTE: lambda n: ngettext("{n} minute", "{n} minutes", n),
    Unit.HOUR: lambda n: ngettext("{n} hour", "{n} hours", n),
    Unit.WORKING_MINUTE: lambda n: ngettext("{n} working minute", "{n} working minutes", n),
    Unit.WORKING_HOUR: lambda n: ngettext("{n} working hour", "{n} working hours", n),
    Unit.CALENDAR_DAY: lambda n: ngettext("{n} calendar day", "{n} calendar days", n),
    Unit.WORKING_DAY: lambda n: ngettext("{n} working day", "{n} working days", n),
    Unit.WEEK: lambda n: ngettext("{n} week", "{n} weeks", n),
    Unit.MONTH: lambda n: ngettext("{n} month", "{n} months", n),
    Unit.YEAR: lambda n: ngettext("{n} year", "{n} years", n),
}
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*")


def say_step(step: Mapping[str, object]) -> str:
    """Put one stored step into words in the language in use; times are those of the calendar's place.

    :raises KeyError: when the code has no words; a test keeps that from happening.
    """
    values = {name: _shown(value) for name, value in step.items()}
    sentence = STEPS[str(step["code"])]
    match step:
        case {"code": "elapsed", "amount": 0}:
            sentence = AT_ONCE
        case {"code": "provisional"}:
            values["years"] = _say_years(step)
        case {"amount": int(amount), "unit": str(unit)}:
            values["count"] = say_count(amount, unit)
        case {"seconds": int(seconds)}:
            values["time"] = say_hours(seconds)
    if "reason" in step:
        values["reason"] = str(label(str(step["reason"])))
    return str(sentence).format(**values)


def _say_years(step: Mapping[str, object]) -> str:
    """Return the years whose holidays aren't published; what was kept before they were told names the last alone."""
    match step:
        case {"years": list(told)}:
            years = sorted(map(int, told))
        case _:
            return str(step["last"])
    begins = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = zip(begins, ends, strict=True)
    return ", ".join(str(begin) if begin == end else f"{begin}–{end}" for begin, end in spans)


def say_count(amount: int, unit: str) -> str:
    """Return an amount of a unit in words: `15 calendar days`."""
    return COUNTS[unit](amount).format(n=amount)


def say_limit(amount: int, unit: str) -> str:
    """Return how long a rule allows: an amount of a unit, or that it allows no time at all."""
    if amount:
        return say_count(amount, unit)
    return str(_("at once") if unit in MINUTES else _("the same day"))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return INSTANT.sub(r"\1 \2", str(value))
