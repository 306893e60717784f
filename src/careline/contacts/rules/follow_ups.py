"""Follow-ups as a table (SR07): what was promised or is to be remembered, which move is legal when, and the replay."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal

WHAT = 500
FURTHEST = timedelta(days=366)
"""Whoever promises something for later than that has mistyped the year."""


class FollowUpKind(StrEnum):
    """To whom it is owed."""

    PROMISE = "promise"
    """To the customer."""
    CALL_BACK = "call_back"
    """To the customer: that somebody calls."""
    REMINDER = "reminder"
    """To oneself."""


AHEAD = timedelta(minutes=15)
"""So long before it is due whoever owes it is reminded; what is promised for sooner needs no reminder."""
OWED = frozenset({FollowUpKind.PROMISE, FollowUpKind.CALL_BACK})
"""What a customer waits for: it is never left without an owner who is there."""


class FollowUpState(StrEnum):
    """Where it stands."""

    OPEN = "open"
    MISSED = "missed"
    """The time has passed; it is still owed."""
    KEPT = "kept"
    DROPPED = "dropped"


class FollowUpMove(StrEnum):
    """What can be done to it."""

    MAKE = "make"
    KEEP = "keep"
    MISS = "miss"
    POSTPONE = "postpone"
    HAND = "hand"
    DROP = "drop"


OWING = frozenset({FollowUpState.OPEN, FollowUpState.MISSED})
FROM: Mapping[FollowUpMove, frozenset[FollowUpState]] = {
    FollowUpMove.KEEP: OWING,
    FollowUpMove.MISS: frozenset({FollowUpState.OPEN}),
    FollowUpMove.POSTPONE: OWING,
    FollowUpMove.HAND: OWING,
    FollowUpMove.DROP: OWING,
}
TO: Mapping[FollowUpMove, FollowUpState] = {
    FollowUpMove.MAKE: FollowUpState.OPEN,
    FollowUpMove.KEEP: FollowUpState.KEPT,
    FollowUpMove.MISS: FollowUpState.MISSED,
    FollowUpMove.POSTPONE: FollowUpState.OPEN,
    FollowUpMove.DROP: FollowUpState.DROPPED,
}
"""Where a move leads; handing it to another leaves it as it stands."""


class IllegalFollowUpMove(Refusal):
    """It is done or dropped already, or isn't due yet."""

    code = "contacts.illegal_follow_up_move"
    kind = Kind.CONFLICT


class NothingToFollow(Refusal):
    """Neither a contact nor a customer is named that it is about."""

    code = "contacts.nothing_to_follow"


class WhatMissing(Refusal):
    """Nobody says what was promised, or why it is moved or dropped."""

    code = "contacts.what_missing"


class DueInThePast(Refusal):
    """It can't be due before now, nor so far ahead."""

    code = "contacts.due_in_the_past"


class PromisesUnowned(Refusal):
    """Promises fall due before the next shift, and nobody has taken them."""

    code = "contacts.promises_unowned"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class FollowUpStep:
    """One move with what it changes; what it leaves alone is None."""

    move: FollowUpMove
    due_at: datetime | None = None
    owner: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUpStanding:
    """What a follow-up is at one moment."""

    state: FollowUpState
    due_at: datetime
    owner: UUID
    missed: int = 0
    """How often its time passed before it was done; moving it afterwards doesn't undo that."""
    moves: int = 1


@dataclass(frozen=True)
class Presence:
    """What is known of whether somebody is there."""

    seated_at: datetime | None
    """Since when they sit at a desk that isn't idle; None when at none."""
    handed_over_at: datetime | None
    """When they handed over a shift that hasn't begun again yet."""


def is_away(one: Presence) -> bool:
    """Return whether somebody isn't there: at no desk, or at the one they handed over and didn't come back to."""
    if one.seated_at is None:
        return True
    return one.handed_over_at is not None and one.seated_at <= one.handed_over_at


def begin(step: FollowUpStep) -> FollowUpStanding:
    """Return what it is when it is made.

    :raises ValueError: when the first row isn't a beginning with a due time and an owner.
    """
    if step.move is not FollowUpMove.MAKE or step.due_at is None or step.owner is None:
        raise ValueError("a follow-up begins by being made, for a time and an owner")
    return FollowUpStanding(state=FollowUpState.OPEN, due_at=step.due_at, owner=step.owner)


def advance(standing: FollowUpStanding, step: FollowUpStep) -> FollowUpStanding:
    """Return what it is after one more move.

    :raises IllegalFollowUpMove: the move doesn't exist where it stands.
    """
    if standing.state not in FROM.get(step.move, frozenset()):
        raise IllegalFollowUpMove(field="state", move=step.move, state=standing.state)
    return replace(
        standing,
        state=TO.get(step.move, standing.state),
        due_at=step.due_at or standing.due_at,
        owner=step.owner or standing.owner,
        missed=standing.missed + (step.move is FollowUpMove.MISS),
        moves=standing.moves + 1,
    )


def replay(steps: Iterable[FollowUpStep]) -> FollowUpStanding:
    """Return what these moves, in order, add up to.

    :raises IllegalFollowUpMove: when the record itself is not a legal life.
    """
    ordered = iter(steps)
    return reduce(advance, ordered, begin(next(ordered)))


def moves_from(state: FollowUpState) -> tuple[FollowUpMove, ...]:
    """Return what a person may do with it where it stands, in the order of the table."""
    return tuple(move for move, states in FROM.items() if state in states and move is not FollowUpMove.MISS)


def check_what(text: str, *, field: str) -> None:
    """Refuse to promise, move or drop something without a word about it.

    :raises WhatMissing: naming the field.
    """
    if not text.strip():
        raise WhatMissing(field=field)


def check_due(due_at: datetime, *, at: datetime) -> None:
    """Refuse a time that can't be kept.

    :raises DueInThePast: not after `at`, or more than a year ahead.
    """
    if not at < due_at <= at + FURTHEST:
        raise DueInThePast(field="due_at")


def check_all_taken(due: Collection[UUID], takers: Mapping[UUID, UUID], *, leaver: UUID) -> None:
    """Refuse to go home while a customer waits for something that nobody who is there has taken.

    :param due: the promises that fall due before the leaver is back.
    :param takers: who takes which.
    :raises PromisesUnowned: naming how many, and the first as the field.
    """
    left = [one for one in due if takers.get(one, leaver) == leaver]
    if left:
        raise PromisesUnowned(field=str(left[0]), left=len(left))
