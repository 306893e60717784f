"""The life of a complaint as a table: which move is legal at which stage, and where it leads."""

from collections.abc import Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal


class StageName(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    CLASSIFIED = "classified"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    RETURNED = "returned"
    RESOLVED = "resolved"
    REPLIED = "replied"
    FED_BACK = "fed_back"
    ARCHIVED = "archived"


class Move(StrEnum):
    """What can be done to a complaint."""

    RECEIVE = "receive"
    CLASSIFY = "classify"
    RECLASSIFY = "reclassify"
    ASSIGN = "assign"
    ACCEPT = "accept"
    RETURN = "return"
    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    RESOLVE = "resolve"
    REPLY = "reply"
    FEED_BACK = "feed_back"
    ARCHIVE = "archive"
    HAND_OVER = "hand_over"
    """Give a leaver's work to somebody else, or to a queue; only off-boarding does this."""
    CARRY_OVER = "carry_over"
    """Take over, from another system's file, the stage its status tells of; only the import does this."""

    TAKE_BACK = "take_back"
    """Put it back to what it was before a macro; only taking a macro back does this."""


S = StageName

FROM: Mapping[Move, frozenset[StageName]] = {
    Move.CLASSIFY: frozenset({S.RECEIVED, S.CLASSIFIED}),
    Move.RECLASSIFY: frozenset({S.ASSIGNED, S.ACCEPTED, S.IN_PROGRESS, S.PENDING, S.RETURNED}),
    Move.ASSIGN: frozenset({S.CLASSIFIED, S.ASSIGNED, S.ACCEPTED, S.IN_PROGRESS, S.PENDING, S.RETURNED}),
    Move.ACCEPT: frozenset({S.ASSIGNED}),
    Move.RETURN: frozenset({S.ASSIGNED, S.ACCEPTED, S.IN_PROGRESS}),
    Move.START: frozenset({S.ACCEPTED}),
    Move.SUSPEND: frozenset({S.IN_PROGRESS}),
    Move.RESUME: frozenset({S.PENDING}),
    Move.RESOLVE: frozenset({S.IN_PROGRESS}),
    Move.REPLY: frozenset({S.RESOLVED}),
    Move.FEED_BACK: frozenset({S.REPLIED}),
    Move.ARCHIVE: frozenset({S.FED_BACK}),
    Move.HAND_OVER: frozenset(set(S) - {S.ARCHIVED}),
    Move.CARRY_OVER: frozenset({S.RECEIVED, S.CLASSIFIED}),
    Move.TAKE_BACK: frozenset(set(S) - {S.REPLIED, S.FED_BACK, S.ARCHIVED}),
}

TO: Mapping[Move, StageName] = {
    Move.CLASSIFY: S.CLASSIFIED,
    Move.ASSIGN: S.ASSIGNED,
    Move.ACCEPT: S.ACCEPTED,
    Move.RETURN: S.RETURNED,
    Move.START: S.IN_PROGRESS,
    Move.SUSPEND: S.PENDING,
    Move.RESUME: S.IN_PROGRESS,
    Move.RESOLVE: S.RESOLVED,
    Move.REPLY: S.REPLIED,
    Move.FEED_BACK: S.FED_BACK,
    Move.ARCHIVE: S.ARCHIVED,
}
"""Where a move leads; those not named here (receive, reclassify and those not by hand) are told by the step itself."""

NOT_BY_HAND = frozenset({Move.HAND_OVER, Move.CARRY_OVER, Move.TAKE_BACK})

ANSWERED = frozenset({S.REPLIED, S.FED_BACK, S.ARCHIVED})
"""Stages at which the customer has the answer, so that no due time runs any more."""

PROGRESS = (S.RECEIVED, S.CLASSIFIED, S.ASSIGNED, S.IN_PROGRESS, S.RESOLVED, S.REPLIED, S.FED_BACK, S.ARCHIVED)
"""The stages of the main path, in the order in which a stage bar shows them."""


class IllegalMove(Refusal):
    """The move doesn't exist at this stage."""

    code = "cases.illegal_move"
    kind = Kind.CONFLICT


def moves_from(stage: StageName) -> tuple[Move, ...]:
    """Return the moves a person may make at this stage, in the order of the table."""
    return tuple(move for move, stages in FROM.items() if stage in stages and move not in NOT_BY_HAND)


def check_move(stage: StageName, move: Move) -> None:
    """Refuse a move that doesn't exist at this stage.

    :raises IllegalMove: naming both, so that the sentence can say what is possible instead.
    """
    if stage not in FROM.get(move, frozenset()):
        raise IllegalMove(field="stage", move=move, stage=stage)
