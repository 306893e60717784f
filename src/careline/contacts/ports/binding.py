"""Which contacts belong to matters of the rooms above: whoever answers for such a matter sees what it came out of."""

from collections.abc import Collection
from typing import Any, Protocol

from careline.kernel.registers import register_once
from careline.security.actor import Actor


class Binding(Protocol):
    """Answers for one kind of matter."""

    def bound(self, *, by: Actor) -> Any:
        """Return a filter, as policies do: the contacts of the matters an actor answers for, or none.

        It asks the database nothing itself: it becomes part of every list of contacts.
        """
        ...


_sources: dict[type, Binding] = {}


def bind_too(source: Binding) -> None:
    """Let a room above answer as well; it says so when the house starts, and who says it twice answers once."""
    register_once(_sources, type(source), source, what="the source")


def bindings() -> Collection[Binding]:
    """Return whoever answers."""
    return _sources.values()
