"""The open clocks that a changed calendar could move, and when each of them is due by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from careline.clocks.models import Calendar
from careline.clocks.ports.dated import dated_rows
from careline.clocks.queries.library import library, working_calendar
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.redating import Affected, Target, affected_by, targets_of
from careline.clocks.rules.versions import Version
from careline.clocks.rules.weeks import read_week, usual_periods
from careline.kernel.calendar import REST, Periods, WorkingCalendar, parse_periods


def affected(calendar: Calendar, *, first: date | None, last: date | None) -> Affected | None:
    """Return the open clocks that a change of these days could move; None where no rule looks at them."""
    shelf = library()
    return affected_by(calendar.code, shelf.versions, calendars=shelf.calendars, first=first, last=last)


def versions_by_id() -> Mapping[UUID, Version]:
    """Return every version of every rule by its id."""
    return library().by_id


def targets(reached: Affected, calendar: WorkingCalendar, *, among: Collection[UUID] | None = None) -> Sequence[Target]:
    """Return when the affected clocks are due by a calendar, for each rule and start."""
    return targets_of(dated_rows().groups(reached, among=among), versions_by_id(), calendar)


def drafted_days(calendar: Calendar, changes: Sequence[DayChange]) -> WorkingCalendar:
    """Return a stored calendar as it would be after these changes."""
    stored = working_calendar(calendar)
    usual = usual_periods(stored.weekly)
    cleared = {one.day for one in changes if one.kind is None}
    kept = {day: periods for day, periods in stored.exceptions.items() if day not in cleared}
    put = {one.day: _periods(one, usual) for one in changes if one.kind is not None}
    return replace(stored, exceptions=kept | put)


def drafted_week(calendar: Calendar, *, zone: str, weekly: Sequence[Sequence[str]]) -> WorkingCalendar:
    """Return a stored calendar as it would be with another week.

    :raises BadWeek: not seven days, or none worked.
    :raises BadPeriod: a day's periods can't be read or overlap.
    :raises UnknownZone: no such zone.
    """
    week = [[str(period) for period in periods] for periods in read_week(weekly)]
    return working_calendar(Calendar(id=calendar.id, code=calendar.code, zone=zone, weekly=week))


def _periods(change: DayChange, usual: Periods) -> Periods:
    if change.kind is DayKind.HOLIDAY:
        return REST
    return usual if change.own is None else parse_periods(change.own)
