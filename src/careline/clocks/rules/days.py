"""Days unlike their weekday, as they are stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from careline.clocks.rules.weeks import read_periods, written
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
    own = written(read_periods(periods, field="periods"))
    if bool(own) is not is_worked:
        raise BadDay(field="periods")
    return own or None


MOST_DAYS = 366


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2200, 1, 1)
"""Days beyond these were mistyped, and near the ends of all years nothing can be counted."""


class DayOutOfReach(Refusal):
    """The day lies before or after all that calendars are kept for."""

    code = "clocks.day_out_of_reach"


class BadSpan(Refusal):
    """The days end before they begin, are more than a year, or one is named twice."""

    code = "clocks.bad_span"


@dataclass(frozen=True, kw_only=True)
class DayChange:
    """What becomes of one day."""

    day: date
    kind: DayKind | None
    """None makes it like its weekday again."""
    periods: Sequence[str] | None = None
    """Own periods of a worked day; None means the usual ones."""
    name_zh: str = ""
    name_en: str = ""

    @property
    def own(self) -> list[str] | None:
        """The day's own periods as they are stored.

        :raises BadDay: a holiday or an ordinary day with periods, or a worked day with an empty list of them.
        :raises BadPeriod: the periods can't be read or overlap.
        """
        return check_day(is_worked=self.kind is DayKind.WORKED, periods=self.periods)


def days_between(first: date, last: date) -> list[date]:
    """Return the days from the first to the last.

    :raises BadSpan: it ends before it begins, or is longer than a year.
    """
    if not 0 <= (last - first).days < MOST_DAYS:
        raise BadSpan(field="until", most=MOST_DAYS)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def check_changes(changes: Iterable[DayChange]) -> list[DayChange]:
    """Return changes in the order of their days.

    :raises BadSpan: there are none, too many, or two of one day.
    :raises DayOutOfReach: one lies before 2000 or after 2200.
    :raises BadDay: a day's periods contradict its kind.
    :raises BadPeriod: the periods can't be read or overlap.
    """
    ordered = sorted(changes, key=lambda one: one.day)
    if not 0 < len({one.day for one in ordered}) == len(ordered) <= MOST_DAYS:
        raise BadSpan(field="days", most=MOST_DAYS)
    for one in ordered:
        if not FIRST_DAY <= one.day <= LAST_DAY:
            raise DayOutOfReach(field="day", day=one.day, first=FIRST_DAY, last=LAST_DAY)
        _ = one.own
    return ordered
