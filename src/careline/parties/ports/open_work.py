"""Whether somebody is working for a customer just now. The room of complaints knows; parties lies below it and asks."""

from typing import Protocol
from uuid import UUID

from careline.security.actor import Actor


class OpenWork(Protocol):
    """Knows which complaints are open, and who works on them."""

    def is_working_for(self, *, by: Actor, customer: UUID, complaint: UUID) -> bool:
        """Return whether this complaint of this customer is open and within the actor's reach."""
        ...


class NoOpenWork:
    """The twin for a house without complaints: nobody works for anybody, so nothing is revealed for that reason."""

    def is_working_for(self, *, by: Actor, customer: UUID, complaint: UUID) -> bool:  # noqa: ARG002  (the protocol's)
        """Return False."""
        return False


_source: list[OpenWork] = [NoOpenWork()]


def answer_from(source: OpenWork) -> None:
    """Let a room above answer from now on; it says so once, when the house starts."""
    _source[0] = source


def open_work() -> OpenWork:
    """Return whoever answers."""
    return _source[0]
