"""Calendar arithmetic: when a place works, and when what starts now is due. Pure, and deaf to the machine's zone."""

from careline.kernel.calendar.counting import due
from careline.kernel.calendar.offsets import BadOffset, DayEnd, Offset, Roll, Unit
from careline.kernel.calendar.periods import ALL_DAY, REST, BadPeriod, Period, Periods, parse_periods
from careline.kernel.calendar.steps import Due, Step
from careline.kernel.calendar.working import NeverWorks, WorkingCalendar
from careline.kernel.calendar.zones import UnknownZone, day_of, zone_named

__all__ = [
    "ALL_DAY",
    "REST",
    "BadOffset",
    "BadPeriod",
    "DayEnd",
    "Due",
    "NeverWorks",
    "Offset",
    "Period",
    "Periods",
    "Roll",
    "Step",
    "Unit",
    "UnknownZone",
    "WorkingCalendar",
    "day_of",
    "due",
    "parse_periods",
    "zone_named",
]
