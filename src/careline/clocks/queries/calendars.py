"""Calendars and their days, for whoever looks at or edits them."""

from collections.abc import Mapping, Sequence
from datetime import date

from careline.clocks.models import Calendar, CalendarDay, CalendarYear
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

RIGHT = "clocks.read_rules"


class NoSuchCalendar(Refusal):
    """No calendar has this code."""

    code = "clocks.no_such_calendar"
    kind = Kind.MISSING


class CalendarMoved(Refusal):
    """Somebody changed the calendar, or a rule counted on it, after what would move was shown."""

    code = "clocks.calendar_moved"
    kind = Kind.CONFLICT


def calendar_coded(code: str) -> Calendar:
    """Return the calendar of this code.

    :raises NoSuchCalendar: when there is none.
    """
    found = Calendar.objects.filter(code=code).first()
    if found is None:
        raise NoSuchCalendar(field="calendar", calendar=code)
    return found


def seen_calendar(*, by: Actor, code: str) -> Calendar:
    """Return the calendar of this code to whoever may read calendars.

    :raises NoSuchCalendar: when there is none.
    """
    policy.require(by, RIGHT)
    return calendar_coded(code)


def calendars(*, by: Actor) -> Sequence[Calendar]:
    """Return every calendar."""
    policy.require(by, RIGHT)
    return list(Calendar.objects.all())


def days_of_year(*, by: Actor, code: str, year: int) -> Sequence[CalendarDay]:
    """Return a year's days unlike their weekday, in order.

    :raises NoSuchCalendar: when there is none.
    """
    policy.require(by, RIGHT)
    return list(CalendarDay.objects.filter(calendar=calendar_coded(code), date__year=year))


def years_of(*, by: Actor, code: str) -> Sequence[CalendarYear]:
    """Return the years an almanac filled in, and which of them are provisional.

    :raises NoSuchCalendar: when there is none.
    """
    policy.require(by, RIGHT)
    return list(CalendarYear.objects.filter(calendar=calendar_coded(code)))


def day_names(*, by: Actor, code: str, first: date, last: date) -> Mapping[date, CalendarDay]:
    """Return the days unlike their weekday in a span, by date, so that steps can call a holiday by its name.

    :raises NoSuchCalendar: when there is none.
    """
    policy.require(by, RIGHT)
    days = CalendarDay.objects.filter(calendar=calendar_coded(code), date__range=(first, last))
    return {day.date: day for day in days}
