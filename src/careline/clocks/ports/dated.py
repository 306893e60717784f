"""Running clocks are rows of an upper room. When a calendar changes, clocks asks for them in groups and re-dates each.

All clocks of one rule that begin on the same day and were never paused end together, so a million of them are some
hundred groups.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from careline.clocks.rules.redating import Affected, Cause, Group, Target
from careline.security.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Why clocks are dated anew just now, and who does it."""

    id: UUID
    """Of the `Redating` that every move names."""
    cause: Cause
    by: Actor
    at: datetime


@dataclass(frozen=True, kw_only=True)
class MovedClock:
    """One open clock that would move, and the number of the case it belongs to."""

    number: str
    rule: UUID
    before: datetime
    after: datetime
    is_binding: bool


@dataclass(frozen=True)
class Redated:
    """How many clocks were moved, and how many of these to an earlier time."""

    moved: int = 0
    earlier: int = 0

    def __add__(self, other: "Redated") -> "Redated":
        """Return both together."""
        return Redated(self.moved + other.moved, self.earlier + other.earlier)


class DatedRows(Protocol):
    """Keeps the clocks of its subjects."""

    def count(self, affected: Affected) -> int:
        """Return how many subjects with a running clock are affected."""
        ...

    def claim(self, affected: Affected, *, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Return the next affected subjects by their ids, each locked until the transaction ends."""
        ...

    def groups(self, affected: Affected, *, among: Collection[UUID] | None = None) -> Sequence[Group]:
        """Return the affected running clocks by rule, start, pauses and due time."""
        ...

    def first_moved(
        self, affected: Affected, targets: Sequence[Target], *, by: Actor, limit: int
    ) -> Sequence[MovedClock]:
        """Return the first clocks that targets would move: those that become earlier first, then the nearest."""
        ...

    def redate(
        self, affected: Affected, targets: Sequence[Target], *, among: Collection[UUID], batch: Batch
    ) -> Redated:
        """Move the clocks of claimed subjects to their new due times, and let the earliest bind."""
        ...


class NobodysRows:
    """Answers as long as no room keeps clocks."""

    def count(self, affected: Affected) -> int:  # noqa: ARG002  (the protocol's)
        """Return that there are none."""
        return 0

    def claim(self, affected: Affected, *, after: UUID | None, limit: int) -> Sequence[UUID]:  # noqa: ARG002  (the protocol's)
        """Return none."""
        return ()

    def groups(self, affected: Affected, *, among: Collection[UUID] | None = None) -> Sequence[Group]:  # noqa: ARG002  (the protocol's)
        """Return none."""
        return ()

    def first_moved(
        self,
        affected: Affected,  # noqa: ARG002  (the protocol's)
        targets: Sequence[Target],  # noqa: ARG002  (the protocol's)
        *,
        by: Actor,  # noqa: ARG002  (the protocol's)
        limit: int,  # noqa: ARG002  (the protocol's)
    ) -> Sequence[MovedClock]:
        """Return none."""
        return ()

    def redate(
        self,
        affected: Affected,  # noqa: ARG002  (the protocol's)
        targets: Sequence[Target],  # noqa: ARG002  (the protocol's)
        *,
        among: Collection[UUID],  # noqa: ARG002  (the protocol's)
        batch: Batch,  # noqa: ARG002  (the protocol's)
    ) -> Redated:
        """Move nothing."""
        return Redated()


_rows: list[DatedRows] = [NobodysRows()]


def keep_dated_rows(rows: DatedRows) -> None:
    """Let this room answer from now on; it says so when the house starts."""
    _rows[0] = rows


def dated_rows() -> DatedRows:
    """Return whoever keeps the clocks."""
    return _rows[0]
