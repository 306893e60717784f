"""What pauses do to a due time.

Minutes and hours, working or not: what was left when the clock stood still counts on from when it goes again. Days,
weeks and months: the days paused are added (working days to working days), the day of the pause counting as used and
that of the resumption as left out, as the first day of every period is (民法典 art. 201); who paused on the last day
and goes on upon a rest day has the next day that counts (art. 203). Either way more pause never
makes a due time earlier, and one that begins when the time is over adds nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from careline.kernel.calendar import DayEnd, Due, Offset, Roll, Step, Unit, WorkingCalendar, day_of, due

IN_WORKING_TIME = frozenset({Unit.WORKING_MINUTE, Unit.WORKING_HOUR})
IN_TIME = IN_WORKING_TIME | {Unit.MINUTE, Unit.HOUR}
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
"""The end of a day is the first instant of the next; so much before, the day itself."""

Spell = tuple[datetime, datetime]


@dataclass(frozen=True)
class Pause:
    """A stretch in which a clock stands still; without an end it still does."""

    start: datetime
    end: datetime | None
    reason: str


@dataclass(frozen=True)
class Shifted:
    """When something is due after its pauses, and how that was reached; while it stands still, nobody can say."""

    at: datetime | None
    steps: tuple[Step, ...]
    last: datetime
    """When it would have been due, had the pause that goes on ended as it began."""
    again: int = 0
    """Days that are had a second time: paused on when they were the last, and gone on from upon a rest day."""


def shifted(calendar: WorkingCalendar, start: datetime, offset: Offset, pauses: Sequence[Pause]) -> Shifted:
    """Return when something that starts now is due, its pauses considered.

    :param pauses: in order, none overlapping another.
    :raises NeverWorks: when the calendar has no working time to count with.
    """
    reached = due(calendar, start, offset)
    if offset.unit in IN_TIME:
        return _in_time(calendar, reached, offset, pauses)
    return _in_days(calendar, start, reached, offset, pauses)


def time_between(calendar: WorkingCalendar, unit: Unit, start: datetime, end: datetime) -> timedelta:
    """Return the time that counts from one instant to a later one, in working time or day and night."""
    return calendar.working_time_between(start, end) if unit in IN_WORKING_TIME else end - start


def days_between(calendar: WorkingCalendar, unit: Unit, start: datetime, end: datetime) -> int:
    """Return the days that count from the day of one instant, left out, to that of a later one."""
    first, last = day_of(start, calendar.tz), day_of(end, calendar.tz)
    if unit is Unit.WORKING_DAY:
        return calendar.working_days_between(first + DAY, last + DAY)
    return (last - first).days


def _in_time(calendar: WorkingCalendar, reached: Due, offset: Offset, pauses: Sequence[Pause]) -> Shifted:
    at, steps = reached.at, list(reached.steps)
    for pause in pauses:
        if pause.start >= at:
            break
        left = time_between(calendar, offset.unit, pause.start, at)
        values = {**_told(calendar, pause), "seconds": int(left.total_seconds())}
        if pause.end is None:
            return Shifted(None, (*steps, Step("paused", values)), at)
        worked = offset.unit in IN_WORKING_TIME
        at = calendar.add_working_time(pause.end, left) if worked else pause.end + left
        steps.append(Step("time_moved", {**values, "at": at.astimezone(calendar.tz).isoformat()}))
    return Shifted(at, tuple(steps), at)


def _in_days(
    calendar: WorkingCalendar, start: datetime, reached: Due, offset: Offset, pauses: Sequence[Pause]
) -> Shifted:
    added, again, told = 0, 0, list[Step]()
    for pause in pauses:
        if pause.start >= reached.at:
            break
        if pause.end is None:
            values = {**_told(calendar, pause), "days": days_left(calendar, offset.unit, pause.start, reached.at)}
            return Shifted(None, (*reached.steps, *told, Step("paused_days", values)), reached.at, again)
        days = days_between(calendar, offset.unit, pause.start, pause.end)
        reached = due(calendar, start, _longer(calendar, start, offset, added + days))
        if reached.at <= pause.end:  # paused on its last day, it goes on upon a rest day
            days, again = days + 1, again + 1
            reached = due(calendar, start, _longer(calendar, start, offset, added + days))
        added += days
        told.append(Step("days_added", {**_told(calendar, pause), "days": days}))
    started, *counted = reached.steps
    return Shifted(reached.at, (started, *told, *counted), reached.at, again)


def days_left(calendar: WorkingCalendar, unit: Unit, at: datetime, due_at: datetime) -> int:
    """Return the days that count after the day of an instant and before the due time; none once it is over."""
    return max(0, days_between(calendar, unit, at, due_at - INSTANT))


def _longer(calendar: WorkingCalendar, start: datetime, offset: Offset, days: int) -> Offset:
    """Return the offset, so many days longer; weeks and months are told in the days that they have here."""
    if offset.unit in {Unit.CALENDAR_DAY, Unit.WORKING_DAY}:
        return replace(offset, amount=offset.amount + days)
    plain = due(calendar, start, replace(offset, roll=Roll.NONE, day_end=DayEnd.MIDNIGHT))
    whole = days_left(calendar, Unit.CALENDAR_DAY, start, plain.at)
    return replace(offset, unit=Unit.CALENDAR_DAY, amount=whole + days)


def _told(calendar: WorkingCalendar, pause: Pause) -> dict[str, str | int]:
    values: dict[str, str | int] = {"from": pause.start.astimezone(calendar.tz).isoformat(), "reason": pause.reason}
    return values if pause.end is None else {**values, "to": pause.end.astimezone(calendar.tz).isoformat()}


def without(start: datetime, end: datetime, pauses: Sequence[Pause]) -> Iterator[Spell]:
    """Yield what is left of a stretch between the pauses."""
    since = start
    for pause in pauses:
        if since < min(pause.start, end):
            yield since, min(pause.start, end)
        since = max(since, pause.end or end)
    if since < end:
        yield since, end
