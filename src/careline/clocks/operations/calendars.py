"""Keeping calendars: the week, and the days unlike it."""

from collections.abc import Sequence
from datetime import date, datetime

from careline.clocks.events import CalendarDayCleared, CalendarDaySet, CalendarSet
from careline.clocks.models import Calendar, CalendarDay, Origin
from careline.clocks.rules.days import DayKind, check_day
from careline.clocks.rules.weeks import read_week, written
from careline.clocks.writing.calendars import changed_calendar
from careline.kernel.calendar import zone_named
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "clocks.manage_calendars"


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
    by: Actor,
    at: datetime,
) -> Calendar:
    """Make a calendar, or change the week, zone and names of the one of that code.

    :param weekly: seven lists of periods, from Monday: `[["09:00-12:00", "13:30-18:00"], …]`.
    :raises BadWeek: not seven days, or none worked.
    :raises BadPeriod: a day's periods can't be read or overlap.
    :raises UnknownZone: no such zone.
    """
    policy.require(by, RIGHT)
    zone_named(zone)
    week = tuple(map(written, read_week(weekly)))
    values = {"zone": zone, "name_zh": name_zh, "name_en": name_en, "weekly": week, "edition": new_id()}
    calendar, _ = Calendar.objects.update_or_create(code=code, defaults=values)
    record(CalendarSet(subject=calendar.id, code=code, zone=zone, weekly=tuple(map(tuple, week))), by=by, at=at)
    return calendar


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
    policy.require(by, RIGHT)
    own = check_day(is_worked=kind is DayKind.WORKED, periods=periods)
    calendar = changed_calendar(code)
    values = {"kind": kind, "name_zh": name_zh, "name_en": name_en, "periods": own, "origin": Origin.OPERATOR}
    row, _ = CalendarDay.objects.update_or_create(calendar=calendar, date=day, defaults=values)
    event = CalendarDaySet(subject=calendar.id, code=code, day=day, kind=kind, periods=tuple(own) if own else None)
    record(event, by=by, at=at)
    return row


@operation()
def clear_calendar_day(*, code: str, day: date, by: Actor, at: datetime) -> None:
    """Make a day like its weekday again.

    :raises NoSuchCalendar: no calendar of that code.
    :raises NoSuchDay: it is so already.
    """
    policy.require(by, RIGHT)
    calendar = changed_calendar(code)
    deleted, _ = CalendarDay.objects.filter(calendar=calendar, date=day).delete()
    if not deleted:
        raise NoSuchDay(field="day", day=day)
    record(CalendarDayCleared(subject=calendar.id, code=code, day=day), by=by, at=at)
