"""Weeks as they are stored: seven lists of periods, from Monday."""

from collections.abc import Sequence

from careline.kernel.calendar import BadPeriod, Periods, parse_periods
from careline.kernel.refusals import Refusal

DAYS = 7


class BadWeek(Refusal):
    """The week hasn't seven days, or not one of them is worked."""

    code = "clocks.bad_week"


def read_week(weekly: Sequence[Sequence[str]]) -> tuple[Periods, ...]:
    """Read a week from its stored form.

    :raises BadWeek: not seven days, or none worked.
    :raises BadPeriod: a day's periods can't be read or overlap.
    """
    week = tuple(read_periods(day, field="weekly") for day in weekly)
    if len(week) != DAYS or not any(week):
        raise BadWeek(field="weekly")
    return week


def read_periods(periods: Sequence[str], *, field: str) -> Periods:
    """Read the periods of one day.

    :raises BadPeriod: they can't be read or overlap; it names the field.
    """
    try:
        return parse_periods(periods)
    except BadPeriod as bad:
        raise BadPeriod(field=field, **bad.params) from bad


def usual_periods(week: Sequence[Periods]) -> Periods:
    """Return the periods of the week's first working day: those of a rest day that is worked for another."""
    return next(day for day in week if day)


def written(periods: Periods) -> list[str]:
    """Return periods in their stored form."""
    return list(map(str, periods))
