"""What an almanac is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AlmanacDay:
    """One day unlike its weekday, and its name."""

    date: date
    name_zh: str
    name_en: str
    is_worked: bool = False
    """Whether it is a rest day that is worked for another (调休), and not a holiday."""


@dataclass(frozen=True)
class AlmanacYear:
    """The days of one year, and where they are known from."""

    year: int
    source: str
    days: tuple[AlmanacDay, ...]
    is_provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class Almanac:
    """A calendar that can be installed."""

    code: str
    zone: str
    name_zh: str
    name_en: str
    weekly: Sequence[Sequence[str]]
    years: Callable[[int], tuple[AlmanacYear, ...]]
    """Years from the present one: all that are known, and some beyond."""
