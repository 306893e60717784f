"""Reading running clocks by the rules and calendars as they are stored now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from careline.clocks.queries.library import library
from careline.clocks.rules.due_times import calendar_for
from careline.clocks.rules.ladder import Ladder
from careline.clocks.rules.moves import ClockMoved
from careline.clocks.rules.reading import Reading, read_clock
from careline.clocks.rules.versions import Version
from careline.kernel.calendar import WorkingCalendar


@dataclass(frozen=True)
class ClockBook:
    """Every version of every rule by its id, the calendars and the ladder, read once."""

    versions: Mapping[UUID, Version]
    calendars: Mapping[str, WorkingCalendar]
    ladder: Ladder

    @classmethod
    def load(cls) -> Self:
        """Read the book; it costs one small query while nothing has changed."""
        shelf = library()
        return cls(shelf.by_id, shelf.calendars, shelf.ladder)

    def read(
        self, rule: UUID, *, place: str, started_at: datetime, moves: Sequence[ClockMoved], at: datetime
    ) -> Reading:
        """Return how a clock stands at `at`.

        :param rule: the version that holds it now.
        :param place: where its subject lies, whose own calendar counts if there is one.
        :raises KeyError: there is no such version.
        """
        terms, calendar = self.versions[rule].terms, self.calendar_of(rule, place=place)
        return read_clock(terms=terms, calendar=calendar, started_at=started_at, moves=moves, at=at)

    def calendar_of(self, rule: UUID, *, place: str) -> WorkingCalendar:
        """Return the calendar a clock is counted on, whose zone is that of its wall clock.

        :raises KeyError: there is no such version.
        """
        return calendar_for(self.versions[rule].terms, place, self.calendars)
