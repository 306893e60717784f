"""Keeping calendars: the week, and the days unlike it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from careline.clocks.events import CalendarDayCleared, CalendarDaySet, CalendarSet
from careline.clocks.models import Calendar, CalendarDay, Redating
from careline.clocks.rules.days import DayChange, DayKind, check_changes
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.weeks import read_week, written
from careline.clocks.writing.calendars import changed_calendar, check_edition
from careline.clocks.writing.days import write_days
from careline.clocks.writing.redating import begin_redating
from careline.kernel.calendar import zone_named
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record, record_all
from careline.security.operation import operation

RIGHT = "clocks.manage_calendars"


class CalendarTaken(Refusal):
    """A calendar of that code is there already."""

    code = "clocks.calendar_taken"
    kind = Kind.CONFLICT


class NoSuchDay(Refusal):
    """The day is like its weekday already."""

    code = "clocks.no_such_day"
    kind = Kind.MISSING


@operation()
def set_calendar(
    *,
    code: str,
    zone: str,
    name_zh: str,
    name_en: str,
    weekly: Sequence[Sequence[str]],
    seen: UUID | None = None,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> Calendar:
    """Make a calendar, or change the week, zone and names of the one of that code and date its open clocks anew.

    :param weekly: seven lists of periods, from Monday: `[["09:00-12:00", "13:30-18:00"], …]`.
    :param seen: the edition that was looked at, by whoever saw what would move.
    :param is_new: whether one is to be made, and none changed.
    :raises CalendarMoved: it is another edition by now.
    :raises CalendarTaken: it was to be new, and is there.
    :raises BadWeek: not seven days, or none worked.
    :raises BadPeriod: a day's periods can't be read or overlap.
    :raises UnknownZone: no such zone.
    """
    policy.require(by, RIGHT)
    zone_named(zone)
    week = tuple(map(written, read_week(weekly)))
    if check_edition(code, seen) and is_new:
        raise CalendarTaken(field="code", calendar=code)
    values = {"zone": zone, "name_zh": name_zh, "name_en": name_en, "weekly": week, "edition": new_id()}
    calendar, was_made = Calendar.objects.update_or_create(code=code, defaults=values)
    record(CalendarSet(subject=calendar.id, code=code, zone=zone, weekly=tuple(map(tuple, week))), by=by, at=at)
    if not was_made:
        begin_redating(calendar, cause=Cause.CHANGED, by=by, at=at)
    return calendar


@operation()
def change_calendar_days(
    *, code: str, changes: Sequence[DayChange], seen: UUID | None = None, by: Actor, at: datetime
) -> Redating | None:
    """Make days holidays, worked or ordinary ones, and date the open clocks this moves; None when there are none.

    :param seen: the edition of the calendar that was looked at, by whoever saw what would move.
    :raises NoSuchCalendar: no calendar of that code.
    :raises CalendarMoved: it is another edition by now.
    :raises BadSpan: no days, too many, or one twice.
    :raises BadPeriod: the periods can't be read or overlap.
    :raises BadDay: a holiday with periods, or a worked day without any.
    :raises NoSuchDay: all of them are ordinary days and were so already.
    """
    policy.require(by, RIGHT)
    ordered = check_changes(changes)
    calendar = changed_calendar(code, seen=seen)
    changed = write_days(calendar, ordered)
    if not changed:
        raise NoSuchDay(field="day", day=ordered[0].day)
    record_all((_changed(calendar, one) for one in changed), by=by, at=at)
    first, last = changed[0].day, changed[-1].day
    return begin_redating(calendar, cause=Cause.CHANGED, first=first, last=last, by=by, at=at)


def _changed(calendar: Calendar, change: DayChange) -> CalendarDaySet | CalendarDayCleared:
    if change.kind is None:
        return CalendarDayCleared(subject=calendar.id, code=calendar.code, day=change.day)
    own = change.own
    return CalendarDaySet(
        subject=calendar.id,
        code=calendar.code,
        day=change.day,
        kind=change.kind,
        periods=tuple(own) if own else None,
    )


@operation()
def set_calendar_day(
    *,
    code: str,
    day: date,
    kind: DayKind,
    name_zh: str = "",
    name_en: str = "",
    periods: Sequence[str] | None = None,
    by: Actor,
    at: datetime,
) -> CalendarDay:
    """Make a day a holiday, or a worked one with its own periods or the usual ones.

    :raises NoSuchCalendar: no calendar of that code.
    :raises BadPeriod: the periods can't be read or overlap.
    :raises BadDay: a holiday with periods, or a worked day without any.
    """
    change = DayChange(day=day, kind=kind, periods=periods, name_zh=name_zh, name_en=name_en)
    change_calendar_days(code=code, changes=[change], by=by, at=at)
    return CalendarDay.objects.get(calendar__code=code, date=day)


@operation()
def clear_calendar_day(*, code: str, day: date, by: Actor, at: datetime) -> None:
    """Make a day like its weekday again.

    :raises NoSuchCalendar: no calendar of that code.
    :raises NoSuchDay: it is so already.
    """
    change_calendar_days(code=code, changes=[DayChange(day=day, kind=None)], by=by, at=at)
