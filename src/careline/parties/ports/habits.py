"""What customers' habits are, to narrow a list by and to put into a file. Cases knows; parties lies below and asks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from careline.security.actor import Actor

Asked = Mapping[str, int | str]
"""What is asked of habits, by the names of `rules.wanted.HABITS`."""


class Habits(Protocol):
    """Knows how often customers come, by which way, and what they spend."""

    @property
    def channels(self) -> Collection[str]:
        """The channels somebody may mainly come by."""
        ...

    @property
    def columns(self) -> Sequence[str]:
        """What a file tells of habits, in its order."""
        ...

    @property
    def coded(self) -> frozenset[str]:
        """Which of these columns hold codes."""
        ...

    def may(self, *, by: Actor) -> bool:
        """Return whether the actor may read habits at all."""
        ...

    def told(self, *, by: Actor, customers: Collection[UUID]) -> Mapping[UUID, Sequence[str]]:
        """Return a file's columns of these customers; who refused to be analysed, or has no habits yet, is left out.

        :raises Forbidden: the actor may not read habits.
        """
        ...

    def fitting(self, *, by: Actor, asked: Asked, at: datetime) -> Iterable[UUID]:
        """Return the ids of the customers who fit all of it; not read yet, where a database can narrow by them itself.

        :raises Forbidden: the actor may not read habits.
        """
        ...


class NobodysHabits:
    """Answers as long as no room does: nothing is known, so nobody fits."""

    channels: Collection[str] = ()
    columns: Sequence[str] = ()
    coded: frozenset[str] = frozenset()

    def may(self, *, by: Actor) -> bool:  # noqa: ARG002  (the protocol's)
        """Return that nobody may."""
        return False

    def told(self, *, by: Actor, customers: Collection[UUID]) -> Mapping[UUID, Sequence[str]]:  # noqa: ARG002  (the protocol's)
        """Return nothing of anybody."""
        return {}

    def fitting(self, *, by: Actor, asked: Asked, at: datetime) -> Iterable[UUID]:  # noqa: ARG002  (the protocol's)
        """Return nobody."""
        return ()


_source: list[Habits] = [NobodysHabits()]


def tell_habits(source: Habits) -> None:
    """Let this room answer from now on; it says so when the house starts."""
    _source[0] = source


def habits() -> Habits:
    """Return whoever answers."""
    return _source[0]
