"""Sums of working days and working time over one year, from which any span is a subtraction."""

from collections.abc import Iterator, Mapping, Sequence
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


def sum_year(number: int, weekly: Sequence[Periods], exceptions: Mapping[date, Periods], zone: tzinfo) -> Year:
    """Sum one year: by weekday, then put right the days that are unlike their weekday or aren't 24 hours long."""
    first = date(number, 1, 1)
    usual = [(bool(periods), _planned(periods)) for periods in weekly]
    daily = [usual[(first.weekday() + index) % 7] for index in range((date(number + 1, 1, 1) - first).days)]
    for day, periods in exceptions.items():
        daily[(day - first).days] = bool(periods), _planned(periods)
    for day in uneven_days(zone, number):
        periods = exceptions.get(day, weekly[day.weekday()])
        daily[(day - first).days] = bool(periods), _elapsed(day, periods, zone)
    return Year(
        number,
        list(accumulate((works for works, _ in daily), initial=0)),
        list(accumulate((time for _, time in daily), initial=timedelta())),
    )


def _planned(periods: Periods) -> timedelta:
    return timedelta(minutes=sum(period.end - period.start for period in periods))


def _elapsed(day: date, periods: Periods, zone: tzinfo) -> timedelta:
    return sum((end - start for start, end in stretches(day, periods, zone)), timedelta())
