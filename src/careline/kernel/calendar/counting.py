"""From a start and an offset to the due instant, step by step."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from careline.kernel.calendar.offsets import MINUTES, DayEnd, Offset, Roll, Unit
from careline.kernel.calendar.steps import Due, Step, written
from careline.kernel.calendar.working import WorkingCalendar
from careline.kernel.calendar.zones import DAY, day_of, instant, midnight

WORKING_TIME = frozenset({Unit.WORKING_MINUTE, Unit.WORKING_HOUR})
MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
DAYS = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}
MOST_KNOWN = 10_000
"""Counts a calendar remembers: of some rules, on every day of some years."""


def due(calendar: WorkingCalendar, start: datetime, offset: Offset) -> Due:
    """Return when something that starts now is due.

    :raises NeverWorks: when the calendar has no working time to count with.
    """
    started = Step("started", {"at": written(start, calendar.tz), "zone": calendar.zone})
    if offset.unit in WORKING_TIME:
        reached = _in_working_time(calendar, start, offset)
    elif offset.unit in MINUTES:
        reached = _in_time(calendar, start, offset)
    else:
        reached = _in_days(calendar, start, offset)
    return Due(reached.at, (started, *reached.steps))


def _in_time(calendar: WorkingCalendar, start: datetime, offset: Offset) -> Due:
    """Count minutes or hours from the stated moment, day and night (民法典 201.2); they never roll."""
    at = start + timedelta(minutes=offset.amount * MINUTES[offset.unit])
    return Due(at, (Step("elapsed", {**_counted(offset), "at": written(at, calendar.tz)}),))


def _in_working_time(calendar: WorkingCalendar, start: datetime, offset: Offset) -> Due:
    at = calendar.add_working_time(start, timedelta(minutes=offset.amount * MINUTES[offset.unit]))
    counted = Step("working_time", {**_counted(offset), "at": written(at, calendar.tz)})
    first, last = day_of(start, calendar.tz), day_of(at, calendar.tz)
    return Due(at, (*_worked(calendar, start, at), counted, *_unsettled(calendar, first, last)))


def _worked(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[Step]:
    """Yield the stretches worked on the first and the last day, and the sum of the days between."""
    first, last = day_of(start, calendar.tz), day_of(end, calendar.tz)
    yield from _stretches(calendar, first, start, end)
    if last - first > DAY:
        days = calendar.working_days_between(first + DAY, last)
        time = calendar.working_time_between(midnight(first + DAY, calendar.tz), midnight(last, calendar.tz))
        values = {"first": written(first + DAY, calendar.tz), "last": written(last - DAY, calendar.tz)}
        yield Step("worked_days", {**values, "days": days, "seconds": int(time.total_seconds())})
    if last > first:
        yield from _stretches(calendar, last, start, end)


def _stretches(calendar: WorkingCalendar, day: date, start: datetime, end: datetime) -> Iterator[Step]:
    for opens, closes in calendar.stretches_on(day):
        since, until = max(opens, start), min(closes, end)
        if since < until:
            yield Step("worked", {"from": written(since, calendar.tz), "to": written(until, calendar.tz)})


def _in_days(calendar: WorkingCalendar, start: datetime, offset: Offset) -> Due:
    """Count days, weeks, months or years; the first day is left out (民法典 201.1), and so the hour doesn't matter."""
    first = day_of(start, calendar.tz)
    if (known := calendar.counted.get((first, offset))) is None:
        if len(calendar.counted) >= MOST_KNOWN:
            calendar.counted.clear()
        known = calendar.counted[first, offset] = _from_day(calendar, first, offset)
    return known


def _from_day(calendar: WorkingCalendar, first: date, offset: Offset) -> Due:
    counted, steps = _last_day(calendar, first, offset)
    start = {"date": first.isoformat()}
    left_out = Step("first_day_left_out", start) if offset.amount else Step("same_day", start)
    last = calendar.next_working_day(counted) if offset.roll is Roll.NEXT_WORKING else counted
    rolled = [Step("rolled", {"from": counted.isoformat(), "to": last.isoformat()})] if last != counted else []
    end = _end_of(calendar, last, offset.day_end)
    warnings = _unsettled_days(calendar, first if offset.unit is Unit.WORKING_DAY else counted, last, offset)
    return Due(end.at, (left_out, *steps, *rolled, *end.steps, *warnings))


def _last_day(calendar: WorkingCalendar, first: date, offset: Offset) -> tuple[date, list[Step]]:
    if offset.unit is Unit.WORKING_DAY:
        last = calendar.working_day_after(first, offset.amount) if offset.amount else calendar.next_working_day(first)
        return last, [*_exceptions(calendar, first, last), _last(offset, last)]
    if offset.unit in MONTHS:
        last = _corresponding_day(first, offset.amount * MONTHS[offset.unit])
        clamped = [Step("no_corresponding_day", {"date": last.isoformat()})] if last.day != first.day else []
        return last, [_last(offset, last), *clamped]
    last = first + DAY * (offset.amount * DAYS[offset.unit])
    return last, [_last(offset, last)]


def _last(offset: Offset, last: date) -> Step:
    return Step("last_day", {**_counted(offset), "date": last.isoformat()})


def _corresponding_day(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it has none (民法典 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _exceptions(calendar: WorkingCalendar, first: date, last: date) -> Iterator[Step]:
    """Yield the days between that count otherwise than their weekday: holidays, and rest days worked (调休)."""
    unlike = calendar.exceptions_between(first + DAY, last)
    usual = {day for day in unlike if calendar.weekly[day.weekday()]}
    holidays = tuple(day.isoformat() for day in unlike if day in usual and not calendar.is_working_day(day))
    worked = tuple(day.isoformat() for day in unlike if day not in usual and calendar.is_working_day(day))
    if holidays:
        yield Step("holidays_left_out", {"dates": holidays})
    if worked:
        yield Step("worked_rest_days_counted", {"dates": worked})


def _end_of(calendar: WorkingCalendar, day: date, day_end: DayEnd) -> Due:
    """Return when a day is over: at 24:00, or when business closes (民法典 203.2)."""
    periods = calendar.periods_on(day)
    if day_end is DayEnd.CLOSE and periods:
        at, code = instant(day, periods[-1].end, calendar.tz), "ends_at_close"
    else:
        at, code = midnight(day + DAY, calendar.tz), "ends_at_midnight"
    return Due(at, (Step(code, {"date": day.isoformat(), "at": written(at, calendar.tz)}),))


def _unsettled_days(calendar: WorkingCalendar, first: date, last: date, offset: Offset) -> Iterator[Step]:
    if offset.unit is Unit.WORKING_DAY or offset.roll is Roll.NEXT_WORKING:
        yield from _unsettled(calendar, first, last)


def _unsettled(calendar: WorkingCalendar, first: date, last: date) -> Iterator[Step]:
    """Yield a warning when a year's holidays aren't published yet, so that the due time may move."""
    if not calendar.is_settled(first, last):
        years = tuple(map(str, calendar.unsettled(first, last)))
        yield Step("provisional", {"first": first.year, "last": last.year, "years": years})


def _counted(offset: Offset) -> dict[str, str | int]:
    return {"amount": offset.amount, "unit": offset.unit.value}
