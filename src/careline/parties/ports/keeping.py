"""What keeps a customer from being forgotten. Contacts and complaints know; parties lies below and asks."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from careline.kernel.registers import register_once
from careline.parties.rules.erasure import Obstacle, Remainder


class Keeping(Protocol):
    """Knows of work that is open, and of what stays a while after it."""

    def in_the_way(self, *, records: Collection[UUID]) -> Sequence[Obstacle]:
        """Return the open work of a customer, told by all his records; whoever sees to it."""
        ...

    def stays_behind(self, *, records: Collection[UUID]) -> Sequence[Remainder]:
        """Return what is kept for a term of law although the customer is forgotten."""
        ...

    def is_theirs(self, *, records: Collection[UUID], number: str) -> bool:
        """Return whether this is the number of a customer's contact or complaint."""
        ...


_sources: dict[type, Keeping] = {}


def keep_too(source: Keeping) -> None:
    """Let a room above answer; it says so when the house starts, and who says it twice answers once."""
    register_once(_sources, type(source), source, what="the source")


def in_the_way(records: Collection[UUID]) -> list[Obstacle]:
    """Return what any room names."""
    return [one for source in _sources.values() for one in source.in_the_way(records=records)]


def stays_behind(records: Collection[UUID]) -> list[Remainder]:
    """Return what any room keeps for a while."""
    return [one for source in _sources.values() for one in source.stays_behind(records=records)]


def is_theirs(records: Collection[UUID], number: str) -> bool:
    """Return whether any room knows this number as the customer's."""
    return any(source.is_theirs(records=records, number=number) for source in _sources.values())
