"""What a rule allows: so many hours, days or months, and what becomes of a last day that is a rest day.

The counting is that of the Civil Code of the PRC (民法典) art. 200-204, which other places' rules share where they
don't say otherwise: hours run from the stated moment (201.2), a period of days leaves out its first day (201.1),
a month ends on the corresponding day or, where there is none, on its last (202), a last day that is a rest day gives
way to the next working day and ends at 24:00 or at the close of business (203).
"""

from dataclasses import dataclass
from enum import StrEnum

from careline.kernel.refusals import Refusal

LONGEST_YEARS = 100


class Unit(StrEnum):
    """What is counted."""

    MINUTE = "minute"  # elapsed, day and night
    HOUR = "hour"
    WORKING_MINUTE = "working_minute"  # inside the calendar's periods only
    WORKING_HOUR = "working_hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Roll(StrEnum):
    """What becomes of a last day that is a rest day."""

    NONE = "none"
    NEXT_WORKING = "next_working"


class DayEnd(StrEnum):
    """When the last day is over."""

    MIDNIGHT = "midnight"
    CLOSE = "close"


MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.WORKING_MINUTE: 1,
    Unit.WORKING_HOUR: 60,
}
"""Minutes in the units that are counted in time; all others are counted in days."""

DAYS = {Unit.CALENDAR_DAY: 1, Unit.WORKING_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}


class BadOffset(Refusal):
    """The amount is below zero, or longer than anything anybody waits for."""

    code = "kernel.bad_offset"


@dataclass(frozen=True, kw_only=True)
class Offset:
    """An amount of a unit. Units counted in time neither roll nor end with the day."""

    amount: int
    unit: Unit
    roll: Roll = Roll.NONE
    day_end: DayEnd = DayEnd.MIDNIGHT

    def __post_init__(self) -> None:
        """Refuse an amount nothing can be counted with.

        :raises BadOffset: below zero, or beyond a hundred years.
        """
        minutes = MINUTES.get(self.unit) or DAYS[self.unit] * 24 * 60
        if not 0 <= self.amount * minutes <= LONGEST_YEARS * 366 * 24 * 60:
            raise BadOffset(field="amount", amount=self.amount)
