"""How a commitment was kept: by clocks, in the month in which each was due (docs/decisions/0029)."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import Self

from careline.clocks.rules.moves import ClockState
from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.consumption import month_of, months_before

MONTHS = 12
"""So many full months are told."""
FEW = 20
"""Of fewer, nothing is told to strangers: one late answer would look like a habit, and might be recognised."""
COUNTED = frozenset({ClockState.RUNNING, ClockState.STOPPED})
"""A paused clock is due at no time yet; one that was withdrawn, or over when it was imported, proves nothing."""


class CommitmentOutcome(StrEnum):
    """How a clock that was due came out."""

    KEPT = "kept"
    MISSED = "missed"


class NoFigures(StrEnum):
    """Why there is nothing to tell of how commitments were kept."""

    NO_MONTH = "no_month"  # none has ended since the rules began
    NOT_COUNTED = "not_counted"  # one has, and the night hasn't counted it yet
    NOTHING_DUE = "nothing_due"


class NoSuchMonth(Refusal):
    """It isn't one of the months that are told."""

    code = "cases.no_such_month"
    kind = Kind.MISSING


def month_named(text: str) -> date:
    """Return the first day of a month that an address names: `2026-02`.

    :raises NoSuchMonth: it names none.
    """
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as unreadable:
        raise NoSuchMonth(field="month") from unreadable


@dataclass(frozen=True, kw_only=True)
class KeptMonth:
    """How one commitment was kept in one month."""

    month: date
    """Its first day."""
    due: int
    """How many clocks were due in it."""
    kept: int

    @property
    def missed(self) -> int:
        """How many were over before what they wait for had happened."""
        return self.due - self.kept

    @property
    def rate(self) -> float | None:
        """Per cent, to one decimal, rounded down: what wasn't always kept is never shown as always; None of none."""
        return self.kept * 1000 // self.due / 10 if self.due else None

    @property
    def is_telling(self) -> bool:
        """Whether there were enough to say something to strangers."""
        return self.due >= FEW


def last_day(month: date) -> date:
    """Return the last day of a month that is told by its first."""
    return date(month.year, month.month, monthrange(month.year, month.month)[1])


@dataclass(frozen=True)
class KeptCommitment:
    """How one commitment was kept over the months, the oldest first; each stands there, with none due, too."""

    code: str
    months: Sequence[KeptMonth]

    @property
    def total(self) -> KeptMonth:
        """All of them together, under the first month's name."""
        due, kept = (sum(getattr(one, name) for one in self.months) for name in ("due", "kept"))
        return KeptMonth(month=self.months[0].month, due=due, kept=kept)

    @property
    def total_for_strangers(self) -> KeptMonth:
        """The months they are told of together, for what is left out could be had by subtraction; else all of them."""
        told = [month for month in self.months if month.is_telling]
        return KeptCommitment(self.code, told).total if told else self.total


@dataclass(frozen=True)
class Months:
    """The full months before an instant, in the house's zone."""

    first_days: Sequence[date]
    zone: tzinfo

    @classmethod
    def before(cls, at: datetime, zone: tzinfo) -> Self:
        """Return the last twelve that are over; the one that runs isn't told, for its clocks may still be kept."""
        return cls(months_before(month_of(at.astimezone(zone).date()), MONTHS + 1), zone)

    @property
    def told(self) -> Sequence[date]:
        """The first day of each."""
        return self.first_days[:-1]

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """When the first begins and the last ends."""
        return self._begins(self.first_days[0]), self._begins(self.first_days[-1])

    def bounds_of(self, month: date) -> tuple[datetime, datetime]:
        """Return when a month begins and ends.

        :raises NoSuchMonth: it isn't one of them.
        """
        if month not in self.told:
            raise NoSuchMonth(field="month")
        following = self.first_days[self.first_days.index(month) + 1]
        return self._begins(month), self._begins(following)

    def _begins(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=self.zone)


def why_none(*, began: datetime, counted_at: datetime | None, last_ended: datetime) -> NoFigures:
    """Return why there is nothing to tell.

    :param began: when the first rule was written.
    :param counted_at: when commitments were counted last; None where they never were.
    :param last_ended: when the last full month was over.
    """
    if began >= last_ended:
        return NoFigures.NO_MONTH
    if counted_at is None or counted_at < last_ended:
        return NoFigures.NOT_COUNTED
    return NoFigures.NOTHING_DUE
