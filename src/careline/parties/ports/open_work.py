"""Whether somebody is working for a customer just now. Contacts and complaints know; parties lies below and asks."""

from typing import Protocol
from uuid import UUID

from careline.security.actor import Actor


class OpenWork(Protocol):
    """Knows which contacts or complaints are open, and who works on them."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this contact or complaint of this customer is open and within the actor's reach."""
        ...


class NoOpenWork:
    """The twin for a house without contacts: nobody works for anybody, so nothing is revealed for that reason."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:  # noqa: ARG002  (the protocol's)
        """Return False."""
        return False


class AnyOf:
    """Several rooms that know, asked one after the other."""

    def __init__(self, *sources: OpenWork) -> None:
        self.sources = sources

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether one of them says so."""
        return any(one.is_working_for(by=by, customer=customer, work=work) for one in self.sources)


_source: list[OpenWork] = [NoOpenWork()]


def answer_from(source: OpenWork) -> None:
    """Let one source answer from now on, whoever answered before."""
    _source[0] = source


def answer_too(source: OpenWork) -> None:
    """Let a room above answer as well; it says so once, when the house starts."""
    _source[0] = AnyOf(_source[0], source)


def open_work() -> OpenWork:
    """Return whoever answers."""
    return _source[0]
