"""Days unlike their weekday, as they are stored."""

from collections.abc import Sequence
from enum import StrEnum

from careline.clocks.rules.weeks import written
from careline.kernel.calendar import parse_periods
from careline.kernel.refusals import Refusal


class DayKind(StrEnum):
    """How a day is unlike its weekday."""

    HOLIDAY = "holiday"
    WORKED = "worked"


class BadDay(Refusal):
    """A holiday has periods, or a worked day has none."""

    code = "clocks.bad_day"


def check_day(*, is_worked: bool, periods: Sequence[str] | None) -> list[str] | None:
    """Return a day's own periods in their stored form; None for a holiday and for the usual periods.

    :raises BadDay: a holiday with periods, or a worked day with an empty list of them.
    :raises BadPeriod: the periods can't be read or overlap.
    """
    if periods is None:
        return None
    own = written(parse_periods(periods))
    if bool(own) is not is_worked:
        raise BadDay(field="periods")
    return own or None
