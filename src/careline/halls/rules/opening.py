"""When a hall is open on a day: its own word for that day, else the calendar's, else that of its week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careline.kernel.calendar import REST, BadPeriod, Periods, parse_periods
from careline.kernel.refusals import Refusal

DAYS = 7


class NeverOpen(Refusal):
    """The week hasn't seven days, or the hall is open on none of them."""

    code = "halls.never_open"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A hall's week, and what is known of single days."""

    weekly: tuple[Periods, ...]
    """Seven days from Monday, on the wall clock of the hall."""
    unlike: Mapping[date, Periods]
    """What the calendar says of days unlike their weekday: nothing on a holiday, some hours on a day worked instead."""
    own: Mapping[date, Periods]
    """What the hall itself says of single days; it goes before all else."""
    keeps_holidays: bool = True
    """Whether the calendar holds for it; a hall in a shopping centre is open on holidays, too."""

    def on(self, day: date) -> Periods:
        """Return when it is open on a day; nothing where it is closed.

        A rest day that is worked for another is worked like the week's first open day, as offices do.
        """
        if day in self.own:
            return self.own[day]
        if self.keeps_holidays and day in self.unlike:
            return usual(self.weekly) if self.unlike[day] else REST
        return self.weekly[day.weekday()]


def usual(weekly: Sequence[Periods]) -> Periods:
    """Return the hours of the week's first open day."""
    return next((periods for periods in weekly if periods), REST)


def read_opening(weekly: Sequence[Sequence[str]]) -> tuple[Periods, ...]:
    """Read a hall's week from its stored form: seven lists such as `["09:00-12:00", "13:30-17:00"]`, from Monday.

    :raises NeverOpen: not seven days, or all of them closed.
    :raises BadPeriod: a day's periods can't be read or overlap.
    """
    week = tuple(read_hours(day, field="weekly") for day in weekly)
    if len(week) != DAYS or not any(week):
        raise NeverOpen(field="weekly")
    return week


def read_hours(periods: Sequence[str], *, field: str) -> Periods:
    """Read the hours of one day.

    :raises BadPeriod: they can't be read or overlap; it names the field.
    """
    try:
        return parse_periods(periods)
    except BadPeriod as bad:
        raise BadPeriod(field=field, **bad.params) from bad
