"""What a user holds that somebody must take when he leaves. Rooms above know, and say so when the house starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from careline.kernel.registers import register_once
from careline.kernel.sentences import Text


@dataclass(frozen=True)
class Taker:
    """Who takes what a leaver held."""

    user: UUID | None = None
    """A person; None leaves it to a department."""
    department: UUID | None = None
    """Whose queue it joins; None means that each thing stays where it lies."""


class WhyLeft(StrEnum):
    """Why something couldn't be handed over."""

    NO_OPEN_DEPARTMENT = "no_open_department"
    NOBODY_TO_OWN_IT = "nobody_to_own_it"


class Untaken(StrEnum):
    """What becomes of one kind of things where nobody is named who takes them."""

    QUEUE = "queue"
    """They join the queues of the departments they lie in."""
    RULES = "rules"
    """Their departments' own rules name somebody else, or nobody."""
    ANSWERING = "answering"
    """Whoever answers for the department they lie in takes them."""
    GIVEN_AGAIN = "given_again"
    """They are nobody's, and given to somebody else by themselves."""
    STAYS = "stays"
    """They stay with who left, in sight of whoever may take them."""
    ENDS = "ends"
    """They are the leaver's own and end with the account, so that nobody is asked to take them."""


@dataclass(frozen=True)
class LeftBehind:
    """One thing that stays with who left."""

    reference: str
    """Its number or code, which people know it by."""
    why: WhyLeft


@dataclass(frozen=True)
class HandedOver:
    """What became of one kind of things."""

    moved: int = 0
    left: Sequence[LeftBehind] = ()
    ended: int = 0
    """So many were the leaver's own and of use to nobody else: they ended with the account."""


class Holding(Protocol):
    """One kind of things users hold."""

    kind: str
    """`<room>.<things>`, such as `cases.complaints`."""
    label: Text
    untaken: Untaken
    needs: str
    """The right a person needs to go on with it; empty where nobody takes it."""

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return the numbers or codes of what a user holds now."""
        ...

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand all of it over by the room's own operations, inside the running one."""
        ...


_holdings: dict[str, Holding] = {}


def register(*holdings: Holding) -> None:
    """Register what a room's users may hold.

    :raises ValueError: when another one is registered under its kind.
    """
    for one in holdings:
        register_once(_holdings, one.kind, one, what="the holding")


def registered() -> Sequence[Holding]:
    """Return every kind of things, in the order in which the rooms stand."""
    return tuple(_holdings.values())
