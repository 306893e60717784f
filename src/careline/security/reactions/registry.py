"""Who reacts to what. Rooms register their reactions in `AppConfig.ready`, as they register their policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from careline.kernel.events import Event
from careline.kernel.registers import register_once
from careline.security.models import LedgerEntry


class React(Protocol):
    """What is done about an entry. It may be called twice for one entry, and must then change nothing the second time.

    What it writes is committed together with the reader's place; what it does outside the database may happen again.
    """

    def __call__(self, *, entry: LedgerEntry, at: datetime) -> None:
        """React to one entry."""
        ...


@dataclass(frozen=True)
class Reaction:
    """One reader of the ledger and the events it waits for."""

    reader: str
    """`<room>.<verb>_<noun>`, such as `clocks.start_clock`; under this name its place is kept, so it never changes."""
    to: tuple[type[Event], ...]
    react: React

    @property
    def events(self) -> frozenset[str]:
        """The names of the events."""
        return frozenset(event.name for event in self.to)


_reactions: dict[str, Reaction] = {}


def register(*reactions: Reaction) -> None:
    """Register a room's reactions.

    :raises ValueError: when a reader is registered already.
    """
    for reaction in reactions:
        register_once(_reactions, reaction.reader, reaction, what="the reader")


def registered() -> Mapping[str, Reaction]:
    """Return every reaction by its reader."""
    return dict(_reactions)
