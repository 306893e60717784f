"""Periods of a day: `08:30-12:00`. A day may hold several, none, or all of its 24 hours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from careline.kernel.refusals import Refusal

SHAPE = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)", re.ASCII)
MIDNIGHT = 24 * 60


class BadPeriod(Refusal):
    """The periods of a day can't be read, are empty, or overlap."""

    code = "kernel.bad_period"


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of one day, in minutes of the wall clock: its first minute belongs to it, its end doesn't."""

    start: int
    end: int

    def __str__(self) -> str:
        """Return the period as people write it."""
        return f"{self.start // 60:02}:{self.start % 60:02}-{self.end // 60:02}:{self.end % 60:02}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period such as `08:30-12:00`; a day ends at `24:00`.

        :raises BadPeriod: when it isn't one, or ends before it starts.
        """
        found = SHAPE.fullmatch(text)
        if found is None:
            raise BadPeriod(text=text)
        start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
        start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
        if not start < end <= MIDNIGHT:
            raise BadPeriod(text=text)
        return cls(start, end)


Periods = tuple[Period, ...]

ALL_DAY: Periods = (Period(0, MIDNIGHT),)
REST: Periods = ()


def parse_periods(texts: Iterable[str]) -> Periods:
    """Read the periods of one day, in any order.

    :raises BadPeriod: when one can't be read or two overlap.
    """
    periods = tuple(sorted(map(Period.parse, texts)))
    for earlier, later in pairwise(periods):
        if later.start < earlier.end:
            raise BadPeriod(text=f"{earlier}, {later}")
    return periods
