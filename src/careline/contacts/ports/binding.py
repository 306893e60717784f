"""Which contacts belong to matters of the rooms above: whoever answers for such a matter sees what it came out of."""

from typing import Protocol

from django.db.models import Q

from careline.kernel.registers import register_once
from careline.security.actor import Actor


class Binding(Protocol):
    """Answers for one kind of matter."""

    def bound(self, *, by: Actor) -> Q:
        """Return the contacts of the matters an actor answers for; `Q(pk__in=())` where there are none.

        It asks the database nothing: it becomes part of every list of contacts.
        """
        ...


_sources: dict[type, Binding] = {}


def bind_too(source: Binding) -> None:
    """Let a room above answer as well; it says so when the house starts, and who says it twice answers once."""
    register_once(_sources, type(source), source, what="the source")


def bound_to(by: Actor) -> Q:
    """Return the contacts of all such matters."""
    found = Q(pk__in=())
    for source in _sources.values():
        found |= source.bound(by=by)
    return found
