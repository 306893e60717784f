"""A working calendar: when a place works, and how much working time lies between two instants.

Sums are kept by year and day, so that a span of ten years costs ten look-ups, not ten years of days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from careline.kernel.calendar.offsets import Offset
from careline.kernel.calendar.periods import Periods
from careline.kernel.calendar.steps import Due
from careline.kernel.calendar.years import Stretch, Year, stretches, sum_year
from careline.kernel.calendar.zones import DAY, day_of, zone_named
from careline.kernel.refusals import Refusal

HORIZON = 100
"""Years after which a search for working time gives up."""

NO_TIME = timedelta()


class NeverWorks(Refusal):
    """The calendar has no working time left to count with."""

    code = "kernel.calendar_never_works"


@dataclass(frozen=True, kw_only=True)
class WorkingCalendar:
    """Weekly periods and exceptions by date, on the wall clock of one zone. A changed calendar is another one."""

    zone: str
    weekly: tuple[Periods, ...]
    """Seven days from Monday."""
    exceptions: Mapping[date, Periods] = field(default_factory=dict)
    """Days unlike their weekday: no periods on a holiday, own periods on a worked one."""
    settled_years: frozenset[int] | None = None
    """Years whose holidays are published; None where no year waits for that."""
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)
    counted: dict[tuple[date, Offset], Due] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was counted from a day before: thousands of things begin on the same one."""

    def __post_init__(self) -> None:
        """Check the shape of the week, and the zone's name."""
        if len(self.weekly) != len("MTWTFSS"):
            msg = "a week has seven days"
            raise ValueError(msg)
        zone_named(self.zone)

    @property
    def tz(self) -> ZoneInfo:
        """The zone whose wall clock the periods are told in."""
        return zone_named(self.zone)

    def periods_on(self, day: date) -> Periods:
        """Return the periods of a day."""
        return self.exceptions.get(day, self.weekly[day.weekday()])

    def exceptions_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days from `first` to `last` that are unlike their weekday, in order."""
        return self._unlike[bisect_left(self._unlike, first) : bisect_right(self._unlike, last)]

    def stretches_on(self, day: date) -> Iterator[Stretch]:
        """Yield the working time of a day as instants."""
        return stretches(day, self.periods_on(day), self.tz)

    def is_working_day(self, day: date) -> bool:
        """Return whether the place works on this day at all."""
        return bool(self.periods_on(day))

    def is_settled(self, first: date, last: date) -> bool:
        """Return whether the holidays of every year from `first` to `last` are published."""
        return self.settled_years is None or self.settled_years.issuperset(range(first.year, last.year + 1))

    def unsettled(self, first: date, last: date) -> Sequence[int]:
        """Return the years from `first` to `last` whose holidays aren't published yet."""
        return sorted({*range(first.year, last.year + 1)} - (self.settled_years or frozenset()))

    def next_working_day(self, day: date) -> date:
        """Return this day when the place works on it, else the first one after on which it does.

        :raises NeverWorks: when there is none within a hundred years.
        """
        return self.working_day_after(day - DAY, 1)

    def working_day_after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, which itself isn't counted.

        :raises NeverWorks: when there are too few within a hundred years.
        """
        start = day + DAY
        wanted = count + self._year(start.year).days[_number(start)]
        for number in range(start.year, start.year + HORIZON):
            year = self._year(number)
            if wanted <= year.days[-1]:
                return year.day(bisect_left(year.days, wanted) - 1)
            wanted -= year.days[-1]
        raise NeverWorks

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie from `first` to before `last`; negative the other way round."""
        if last < first:
            return -self.working_days_between(last, first)
        whole = sum(self._year(number).days[-1] for number in range(first.year, last.year))
        return whole + self._year(last.year).days[_number(last)] - self._year(first.year).days[_number(first)]

    def add_working_time(self, start: datetime, allowance: timedelta) -> datetime:
        """Return the instant at which the allowance is used up: rather the end of a period than the next one's start.

        :raises NeverWorks: when that isn't within a hundred years.
        """
        if not allowance:
            return start
        day = day_of(start, self.tz)
        wanted = allowance + self._worked_before(start, day)
        for number in range(day.year, day.year + HORIZON):
            year = self._year(number)
            if wanted <= year.worked[-1]:
                index = bisect_left(year.worked, wanted) - 1
                return self._used_up(year.day(index), wanted - year.worked[index])
            wanted -= year.worked[-1]
        raise NeverWorks

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from `start` to `end`; negative the other way round."""
        first, last = day_of(start, self.tz), day_of(end, self.tz)
        if last < first:
            return -self.working_time_between(end, start)
        whole = sum((self._year(number).worked[-1] for number in range(first.year, last.year)), NO_TIME)
        return whole + self._worked_before(end, last) - self._worked_before(start, first)

    @cached_property
    def _unlike(self) -> tuple[date, ...]:
        return tuple(sorted(self.exceptions))

    def _worked_before(self, at: datetime, day: date) -> timedelta:
        today = (min(at, end) - start for start, end in self.stretches_on(day) if start < at)
        return sum(today, self._year(day.year).worked[_number(day)])

    def _used_up(self, day: date, wanted: timedelta) -> datetime:
        for start, end in self.stretches_on(day):
            if wanted <= end - start:
                return start + wanted
            wanted -= end - start
        raise NeverWorks

    def _year(self, number: int) -> Year:
        # two threads may both sum a year; they reach the same sums, so no lock is held
        if number not in self._years:
            unlike = self.exceptions_between(date(number, 1, 1), date(number, 12, 31))
            exceptions = {day: self.exceptions[day] for day in unlike}
            self._years[number] = sum_year(number, self.weekly, exceptions, self.tz)
        return self._years[number]


def _number(day: date) -> int:
    return day.timetuple().tm_yday - 1
