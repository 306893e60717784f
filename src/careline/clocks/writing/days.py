"""Writing days unlike their weekday."""

from collections.abc import Iterable, Sequence

from careline.clocks.models import Calendar, CalendarDay, Origin
from careline.clocks.rules.days import DayChange


def write_days(calendar: Calendar, changes: Sequence[DayChange]) -> list[DayChange]:
    """Write what becomes of some days, and return the changes that changed something: an ordinary day stays one."""
    days = CalendarDay.objects.filter(calendar=calendar)
    cleared = [one.day for one in changes if one.kind is None]
    there = set(days.filter(date__in=cleared).values_list("date", flat=True))
    days.filter(date__in=cleared).delete()
    CalendarDay.objects.bulk_create(
        _rows(calendar, changes),
        update_conflicts=True,
        unique_fields=["calendar", "date"],
        update_fields=["kind", "name_zh", "name_en", "periods", "origin"],
    )
    return [one for one in changes if one.kind is not None or one.day in there]


def _rows(calendar: Calendar, changes: Iterable[DayChange]) -> list[CalendarDay]:
    return [
        CalendarDay(
            calendar=calendar,
            date=one.day,
            kind=one.kind,
            name_zh=one.name_zh,
            name_en=one.name_en,
            periods=one.own,
            origin=Origin.OPERATOR,
        )
        for one in changes
        if one.kind is not None
    ]
