"""A week and a year of a calendar, as one reads them."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import pgettext
from django.utils.translation import pgettext_lazy as _in

from careline.web.words import Named, named

DECEMBER = 12
WEEKDAYS_NARROW = (
    _in("weekday", "Mo"),
    _in("weekday", "Tu"),
    _in("weekday", "We"),
    _in("weekday", "Th"),
    _in("weekday", "Fr"),
    _in("weekday", "Sa"),
    _in("weekday", "Su"),
)


class DayRow(Named, Protocol):
    """A day unlike its weekday."""

    @property
    def kind(self) -> str:
        """How it is unlike."""
        ...


@dataclass(frozen=True)
class Day:
    """One day of a month; one that belongs to the neighbouring month is empty."""

    number: int | str
    date: str
    kind: str
    title: str


@dataclass(frozen=True)
class Month:
    """One month as weeks of seven days, from Monday."""

    name: str | Promise
    weekdays: Sequence[str | Promise]
    weeks: list[list[Day]]


def week_in_words(weekly: Sequence[Sequence[str]]) -> list[tuple[str | Promise, str]]:
    """Return each weekday with the hours that are worked."""
    return [(WEEKDAYS[n], " · ".join(periods) or pgettext("day", "rest day")) for n, periods in enumerate(weekly)]


def months_of(year: int, unlike: Mapping[date, DayRow], *, today: date) -> list[Month]:
    """Return the twelve months of a year, with the days that are unlike their weekday marked."""
    weekdays = list(WEEKDAYS_NARROW)
    return [
        Month(
            MONTHS[month],
            weekdays,
            [
                [_day(one, month, unlike.get(one), today=today) for one in week]
                for week in Calendar().monthdatescalendar(year, month)
            ],
        )
        for month in range(1, DECEMBER + 1)
    ]


def _day(one: date, month: int, unlike: DayRow | None, *, today: date) -> Day:
    if one.month != month:
        return Day("", "", "", "")
    kind = unlike.kind if unlike else ("weekend" if one.isoweekday() > 5 else "")  # noqa: PLR2004  (ISO: 6 and 7 are the weekend)
    return Day(one.day, one.isoformat(), f"{kind} today" if one == today else kind, named(unlike) if unlike else "")
