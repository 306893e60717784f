"""Due times under the rules in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from careline.clocks.queries.library import library
from careline.clocks.rules.due_times import DueTime, due_times
from careline.clocks.rules.facts import ClockFacts
from careline.clocks.rules.versions import Version
from careline.kernel.calendar import WorkingCalendar

__all__ = ["DueBook", "DueTime", "due_for"]


@dataclass(frozen=True)
class DueBook:
    """The rules and calendars as known at one instant, read once: thousands of subjects are dated from memory."""

    rules: Sequence[Sequence[Version]]
    calendars: Mapping[str, WorkingCalendar]

    @classmethod
    def load(cls, *, at: datetime) -> Self:
        """Read the book as it was known at `at`: rules written later are not in it."""
        shelf = library()
        return cls(shelf.rules_at(at), shelf.calendars)

    def due_for(self, facts: ClockFacts, *, started_at: datetime) -> Sequence[DueTime]:
        """Return the due time under every rule that fits, nearest first; at most one of them binds."""
        return due_times(facts, started_at, rules=self.rules, calendars=self.calendars)


def due_for(facts: ClockFacts, *, started_at: datetime, at: datetime) -> Sequence[DueTime]:
    """Return the due time of one subject under every rule that fits, as the rules were known at `at`."""
    return DueBook.load(at=at).due_for(facts, started_at=started_at)
