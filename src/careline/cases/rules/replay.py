"""State is a record: a complaint's state is what its stage rows add up to, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from uuid import UUID

from careline.cases.rules.facts import Answer, Urgency
from careline.cases.rules.stages import TO, Move, StageName, check_move

TAKEN = frozenset({StageName.ACCEPTED, StageName.IN_PROGRESS, StageName.PENDING})
"""Stages at which a person has taken it on."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One move with what it changes; what it leaves alone is None."""

    move: Move
    category: UUID | None = None
    urgency: Urgency | None = None
    department: UUID | None = None
    handler: UUID | None = None
    answer: Answer | None = None
    stage: StageName | None = None
    """Only a carry-over and a taking back name the stage itself."""


@dataclass(frozen=True, kw_only=True)
class State:
    """What a complaint is at one moment."""

    stage: StageName
    department: UUID
    urgency: Urgency = Urgency.NORMAL
    category: UUID | None = None
    handler: UUID | None = None
    moves: int = 1


def begin(step: Step) -> State:
    """Return the state a complaint is received in.

    :raises ValueError: when the first row isn't a receipt with a department and an urgency.
    """
    if step.move is not Move.RECEIVE or step.department is None or step.urgency is None:
        raise ValueError("a complaint begins with its receipt, in a department, with an urgency")
    return State(stage=StageName.RECEIVED, department=step.department, urgency=step.urgency, handler=step.handler)


def advance(state: State, step: Step) -> State:
    """Return the state after one more step.

    :raises IllegalMove: when the move doesn't exist at this stage.
    """
    check_move(state.stage, step.move)
    if step.move is Move.TAKE_BACK:
        return _as_before(state, step)
    moved = replace(
        state,
        stage=_lands_on(state, step),
        category=step.category or state.category,
        urgency=step.urgency or state.urgency,
        moves=state.moves + 1,
    )
    if step.move in {Move.ASSIGN, Move.HAND_OVER}:
        return replace(moved, department=step.department or state.department, handler=step.handler)
    return replace(moved, handler=step.handler or state.handler)


def _as_before(state: State, step: Step) -> State:
    """Return the state that the step tells whole: what is None in it is nothing again, not left alone.

    :raises ValueError: it tells no stage, department or urgency, which a complaint always has.
    """
    if step.stage is None or step.department is None or step.urgency is None:
        raise ValueError("whoever takes something back says all that was before")
    return State(
        stage=step.stage,
        department=step.department,
        urgency=step.urgency,
        category=step.category,
        handler=step.handler,
        moves=state.moves + 1,
    )


def _lands_on(state: State, step: Step) -> StageName:
    if step.answer is Answer.NO:
        return StageName.IN_PROGRESS  # a refused result goes back to work (CP06)
    if step.move is Move.HAND_OVER and step.handler is None and state.stage in TAKEN:
        return StageName.ASSIGNED  # in a queue it waits to be accepted anew
    return step.stage or TO.get(step.move, state.stage)


def replay(steps: Iterable[Step]) -> State:
    """Return the state that these steps, in order, add up to.

    :raises IllegalMove: when the record itself is not a legal life.
    """
    ordered = iter(steps)
    return reduce(advance, ordered, begin(next(ordered)))
