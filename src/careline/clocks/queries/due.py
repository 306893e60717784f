"""Due times under the rules in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache

from careline.clocks.queries.library import Library, library
from careline.clocks.rules.due_times import DueTime, due_times
from careline.clocks.rules.facts import ClockFacts, country_of
from careline.clocks.rules.ladder import Ladder
from careline.clocks.rules.versions import Version, concerning
from careline.kernel.calendar import WorkingCalendar
from careline.security.queries.editions import Editions

__all__ = ["DueBook", "DueTime", "due_for"]


@dataclass(frozen=True)
class DueBook:
    """The rules and calendars as known at one instant, read once: thousands of subjects are dated from memory."""

    rules: Sequence[Sequence[Version]]
    calendars: Mapping[str, WorkingCalendar]
    ladder: Ladder
    """The one in force now, whenever the rules are from: it says who is alarmed from now on."""
    _chapters: dict[tuple[str, str], Sequence[Sequence[Version]]] = field(default_factory=dict, repr=False)
    """The rules of one event in one country: a house has the law of several, and dates nearly always by one."""

    @cached_property
    def _countries(self) -> frozenset[str]:
        """Those with law of their own: whoever names another one, however spelt, is read from the common chapter."""
        return frozenset(country_of(one.terms.jurisdiction) for versions in self.rules for one in versions)

    @staticmethod
    def load(*, at: datetime, known: Editions | None = None) -> "DueBook":
        """Read the book as it was known at `at`: rules written later are not in it.

        :param known: the editions that stand, for who has asked already.
        """
        shelf = library(known)
        return _latest(shelf) if shelf.is_known_at(at) else _book(shelf, at)

    def due_for(self, facts: ClockFacts, *, started_at: datetime) -> Sequence[DueTime]:
        """Return the due time under every rule that fits, nearest first; at most one of them binds."""
        chapter = facts.event, facts.country if facts.country in self._countries else ""
        if chapter not in self._chapters:
            self._chapters[chapter] = concerning(self.rules, event=chapter[0], country=chapter[1])
        return due_times(facts, started_at, rules=self._chapters[chapter], calendars=self.calendars)


@lru_cache(maxsize=2)
def _latest(shelf: Library) -> DueBook:
    return _book(shelf, shelf.written_at)


def _book(shelf: Library, at: datetime) -> DueBook:
    return DueBook(shelf.rules_at(at), shelf.calendars, shelf.ladder)


def due_for(facts: ClockFacts, *, started_at: datetime, at: datetime) -> Sequence[DueTime]:
    """Return the due time of one subject under every rule that fits, as the rules were known at `at`."""
    return DueBook.load(at=at).due_for(facts, started_at=started_at)
