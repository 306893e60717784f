"""Running clocks are rows of an upper room. When the ladder changes, clocks asks it to plan their next alarms anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from careline.clocks.rules.ladder import Ladder, Rung
from careline.security.actor import Actor


@dataclass(frozen=True, kw_only=True)
class MovedAlarm:
    """One running clock whose next alarm would move, and the number of the case it belongs to."""

    number: str
    rule: str
    """Its code."""
    kind: str
    before: datetime | None
    """None where it isn't alarmed any more; `after` likewise."""
    after: datetime | None


@dataclass(frozen=True, kw_only=True)
class MovedAlarms:
    """What another ladder would move: how many clocks, and the first of them."""

    count: int = 0
    first: Sequence[MovedAlarm] = ()


class PlannedRows(Protocol):
    """Keeps when the clocks of its subjects are alarmed next."""

    def count(self) -> int:
        """Return how many subjects have a running clock."""
        ...

    def claim(self, *, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Return the next of them by their ids, each locked until the transaction ends."""
        ...

    def plan(self, ladder: Ladder, *, among: Collection[UUID]) -> int:
        """Plan the next alarms of claimed subjects by this ladder, and return how many clocks' moved."""
        ...

    def moved(self, ladder: Ladder, *, changed: Sequence[Rung], at: datetime, by: Actor, limit: int) -> MovedAlarms:
        """Return what a ladder would move that would be set at `at`: the first are those alarmed soonest.

        :param changed: the step that differs, as it stands and as it would; no others are looked at.
        """
        ...


class NobodyPlans:
    """Answers as long as no room keeps clocks."""

    def count(self) -> int:
        """Return that there are none."""
        return 0

    def claim(self, *, after: UUID | None, limit: int) -> Sequence[UUID]:  # noqa: ARG002  (the protocol's)
        """Return none."""
        return ()

    def plan(self, ladder: Ladder, *, among: Collection[UUID]) -> int:  # noqa: ARG002  (the protocol's)
        """Plan nothing."""
        return 0

    def moved(
        self,
        ladder: Ladder,  # noqa: ARG002  (the protocol's)
        *,
        changed: Sequence[Rung],  # noqa: ARG002  (the protocol's)
        at: datetime,  # noqa: ARG002  (the protocol's)
        by: Actor,  # noqa: ARG002  (the protocol's)
        limit: int,  # noqa: ARG002  (the protocol's)
    ) -> MovedAlarms:
        """Return that nothing would move."""
        return MovedAlarms()


_rows: list[PlannedRows] = [NobodyPlans()]


def keep_planned_rows(rows: PlannedRows) -> None:
    """Let this room answer from now on; it says so when the house starts."""
    _rows[0] = rows


def planned_rows() -> PlannedRows:
    """Return whoever keeps the clocks."""
    return _rows[0]
