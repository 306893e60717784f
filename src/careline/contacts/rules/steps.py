"""The four steps of a contact as a table (SR03): access, need, solution, close; which move is legal where."""

from collections.abc import Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal


class StepName(StrEnum):
    """Where a contact stands."""

    ACCESS = "access"
    NEED = "need"
    SOLUTION = "solution"
    CLOSE = "close"
    CLOSED = "closed"
    """Service has ended and the record is written; from here on it is read-only."""


class ContactMove(StrEnum):
    """What can be done to a contact."""

    RECEIVE = "receive"
    RECOGNISE = "recognise"
    SOLVE = "solve"
    REVISIT = "revisit"
    ESCALATE = "escalate"
    TAKE = "take"
    CONCLUDE = "conclude"
    CLOSE = "close"
    DISMISS = "dismiss"
    REJOIN = "rejoin"
    """The line dropped, and the same caller is back within minutes; nobody presses for it."""
    HAND_OVER = "hand_over"
    """Give a leaver's contact to somebody else, or to a department; only off-boarding does this."""


S = StepName
FROM: Mapping[ContactMove, frozenset[StepName]] = {
    ContactMove.RECOGNISE: frozenset({S.ACCESS}),
    ContactMove.SOLVE: frozenset({S.NEED}),
    ContactMove.REVISIT: frozenset({S.SOLUTION, S.CLOSE}),
    ContactMove.ESCALATE: frozenset({S.SOLUTION}),
    ContactMove.TAKE: frozenset({S.ACCESS, S.NEED, S.SOLUTION}),
    ContactMove.CONCLUDE: frozenset({S.SOLUTION}),
    ContactMove.CLOSE: frozenset({S.CLOSE}),
    ContactMove.DISMISS: frozenset({S.ACCESS, S.NEED}),
    ContactMove.REJOIN: frozenset({S.CLOSE}),
    ContactMove.HAND_OVER: frozenset(set(S) - {S.CLOSED}),
}
TO: Mapping[ContactMove, StepName] = {
    ContactMove.RECEIVE: S.ACCESS,
    ContactMove.RECOGNISE: S.NEED,
    ContactMove.SOLVE: S.SOLUTION,
    ContactMove.REVISIT: S.NEED,
    ContactMove.ESCALATE: S.SOLUTION,
    ContactMove.CONCLUDE: S.CLOSE,
    ContactMove.CLOSE: S.CLOSED,
    ContactMove.DISMISS: S.CLOSED,
    ContactMove.REJOIN: S.SOLUTION,
}
"""Where a move leads; taking a contact over leaves it where it stands."""
BY_ITSELF = frozenset({ContactMove.REJOIN, ContactMove.HAND_OVER})
"""Moves nobody is offered: they happen."""
GUIDED = (S.ACCESS, S.NEED, S.SOLUTION, S.CLOSE)
"""The steps an agent is led through, in order."""


class IllegalContactMove(Refusal):
    """The move doesn't exist at this step."""

    code = "contacts.illegal_move"
    kind = Kind.CONFLICT


def moves_from(step: StepName) -> tuple[ContactMove, ...]:
    """Return the moves that may be made at this step, in the order of the table."""
    return tuple(move for move, steps in FROM.items() if step in steps and move not in BY_ITSELF)


def check_move(step: StepName, move: ContactMove) -> None:
    """Refuse a move that doesn't exist at this step.

    :raises IllegalContactMove: naming both, so that the sentence can say what is possible instead.
    """
    if step not in FROM.get(move, frozenset()):
        raise IllegalContactMove(field="step", move=move, step=step)


def check_open(step: StepName, wanted: ContactMove) -> None:
    """Refuse to change what a closed contact says.

    :raises IllegalContactMove: naming what was wanted.
    """
    if step is StepName.CLOSED:
        raise IllegalContactMove(field="step", move=wanted, step=step)
