"""State is a record: where a contact stands is what its step rows add up to, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from uuid import UUID

from careline.contacts.rules.facts import Exclude, Outcome
from careline.contacts.rules.steps import TO, ContactMove, StepName, check_move


@dataclass(frozen=True, kw_only=True)
class Step:
    """One move with what it changes; what it leaves alone is None."""

    move: ContactMove
    department: UUID | None = None
    agent: UUID | None = None
    outcome: Outcome | None = None
    exclude: Exclude | None = None


@dataclass(frozen=True, kw_only=True)
class State:
    """What a contact is at one moment."""

    step: StepName
    department: UUID
    agent: UUID | None = None
    outcome: Outcome | None = None
    exclude: Exclude | None = None
    moves: int = 1


def begin(step: Step) -> State:
    """Return the state a contact is received in.

    :raises ValueError: when the first row isn't a receipt in a department.
    """
    if step.move is not ContactMove.RECEIVE or step.department is None:
        raise ValueError("a contact begins with its receipt, in a department")
    return State(step=StepName.ACCESS, department=step.department, agent=step.agent)


def advance(state: State, step: Step) -> State:
    """Return the state after one more step.

    :raises IllegalContactMove: when the move doesn't exist at this step.
    """
    check_move(state.step, step.move)
    is_passed_on = step.move in {ContactMove.ESCALATE, ContactMove.HAND_OVER}
    return replace(
        state,
        step=TO.get(step.move, state.step),
        department=step.department or state.department,
        agent=step.agent if is_passed_on else step.agent or state.agent,  # whoever goes on takes it himself
        outcome=step.outcome or state.outcome,
        exclude=step.exclude or state.exclude,
        moves=state.moves + 1,
    )


def replay(steps: Iterable[Step]) -> State:
    """Return the state that these steps, in order, add up to.

    :raises IllegalContactMove: when the record itself is not a legal life.
    """
    ordered = iter(steps)
    return reduce(advance, ordered, begin(next(ordered)))
