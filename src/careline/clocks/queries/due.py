"""Due times under the rules in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from careline.clocks.rules.facts import ClockFacts


@dataclass(frozen=True, kw_only=True)
class DueTime:
    """When something is due under one rule, and the steps that lead there."""

    rule_id: UUID
    rule_code: str
    source: str
    certainty: str
    due_at: datetime | None
    steps: list[dict[str, str]]
    is_binding: bool


@dataclass(frozen=True)
class DueBook:
    """The rules and calendars in force, read once."""

    rules: Sequence[object] = ()

    @classmethod
    def load(cls, *, at: datetime) -> Self:  # noqa: ARG003  (rules arrive with their table)
        """Read the book."""
        return cls()

    def due_for(self, facts: ClockFacts, *, started_at: datetime) -> Sequence[DueTime]:  # noqa: ARG002  (the same)
        """Return the due time under every rule that fits."""
        return ()
