"""Whether somebody is working for a customer just now. Contacts and complaints know; parties lies below and asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TypedDict
from uuid import UUID

from careline.kernel.registers import register_once
from careline.security.actor import Actor


class Work(TypedDict, total=False):
    """One piece of work, by the name operations ask for it."""

    contact: UUID
    complaint: UUID


class OpenWork(Protocol):
    """Knows which contacts or complaints are open, and who works on them."""

    def serving(self, *, by: Actor, customer: UUID) -> Work:
        """Return open work within the actor's reach in which this customer is served; empty where there is none."""
        ...

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this contact or complaint of this customer is open and within the actor's reach."""
        ...


class AnyOf:
    """Several rooms that know, asked one after the other; of none, nobody works for anybody."""

    def __init__(self, *sources: OpenWork) -> None:
        self.sources = sources

    def serving(self, *, by: Actor, customer: UUID) -> Work:
        """Return what the first of them knows, in the order of the rooms: a contact goes before a complaint."""
        found = (one.serving(by=by, customer=customer) for one in self.sources)
        return next((work for work in found if work), Work())

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether one of them says so."""
        return any(one.is_working_for(by=by, customer=customer, work=work) for one in self.sources)


_sources: dict[type, OpenWork] = {}


@contextmanager
def answering_alone(source: OpenWork) -> Iterator[None]:
    """Let one source answer inside the block, and nobody else."""
    usual = dict(_sources)
    _sources.clear()
    answer_too(source)
    try:
        yield
    finally:
        _sources.clear()
        _sources.update(usual)


def answer_too(source: OpenWork) -> None:
    """Let a room above answer as well; it says so when the house starts, and who says it twice answers once."""
    register_once(_sources, type(source), source, what="the source")


def open_work() -> OpenWork:
    """Return whoever answers."""
    return AnyOf(*_sources.values())
