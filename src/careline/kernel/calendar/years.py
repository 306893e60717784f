"""Sums of working days and working time over one year, from which any span is a subtraction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate
from typing import NamedTuple

from careline.kernel.calendar.periods import Periods
from careline.kernel.calendar.zones import DAY, instant, uneven_days


class Stretch(NamedTuple):
    """Working time without a break, as two instants."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Year:
    """What lies before day number n of a year, for each n from 0; the last is the whole year's."""

    number: int
    days: list[int]
    """Working days."""
    worked: list[timedelta]
    """Working time."""

    def day(self, index: int) -> date:
        """Return the day of this number, 0 being New Year."""
        return date(self.number, 1, 1) + DAY * index


def stretches(day: date, periods: Periods, zone: tzinfo) -> Iterator[Stretch]:
    """Yield the periods of a day as instants, without those the clock skips."""
    for period in periods:
        stretch = Stretch(instant(day, period.start, zone), instant(day, period.end, zone))
        if stretch.start < stretch.end:
            yield stretch


def sum_year(number: int, periods_on: Callable[[date], Periods], zone: tzinfo) -> Year:
    """Sum one year day by day."""
    first = date(number, 1, 1)
    days = [first + DAY * index for index in range((date(number, 12, 31) - first).days + 1)]
    uneven = uneven_days(zone, number)
    working = (int(bool(periods_on(day))) for day in days)
    worked = (_time_on(day, periods_on(day), zone if day in uneven else None) for day in days)
    return Year(number, list(accumulate(working, initial=0)), list(accumulate(worked, initial=timedelta())))


def _time_on(day: date, periods: Periods, zone: tzinfo | None) -> timedelta:
    """Return the working time of a day; only where the day isn't 24 hours long must the zone be asked."""
    if zone is None:
        return timedelta(minutes=sum(period.end - period.start for period in periods))
    return sum((end - start for start, end in stretches(day, periods, zone)), timedelta())
