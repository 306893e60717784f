"""Verification tasks (CU04): one stale profile for one agent to look at; which move is legal when, who gets which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from itertools import cycle
from typing import TypeVar
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal

A = TypeVar("A")
MOST_EACH = 200
"""Profiles given to one agent at once: more than that nobody verifies beside the day's calls."""
FURTHEST = timedelta(days=366)
"""Whoever wants a profile verified later than that has mistyped the year."""


class VerificationTaskState(StrEnum):
    """Where it stands."""

    OPEN = "open"
    DONE = "done"
    RELEASED = "released"
    """Nobody's any more; a profile that is still stale is given again."""


class VerificationTaskMove(StrEnum):
    """What happens to it."""

    GIVE = "give"
    HAND = "hand"
    DO = "do"
    RELEASE = "release"


class VerificationTaskEnd(StrEnum):
    """Why it ended."""

    VERIFIED = "verified"
    """Somebody made sure of an attribute."""
    UPDATED = "updated"
    """Somebody changed the profile."""
    MERGED = "merged"
    FORGOTTEN = "forgotten"
    AGENT_LEFT = "agent_left"
    WITHDRAWN = "withdrawn"


ENDS = {
    VerificationTaskEnd.VERIFIED: VerificationTaskMove.DO,
    VerificationTaskEnd.UPDATED: VerificationTaskMove.DO,
    VerificationTaskEnd.MERGED: VerificationTaskMove.RELEASE,
    VerificationTaskEnd.FORGOTTEN: VerificationTaskMove.RELEASE,
    VerificationTaskEnd.AGENT_LEFT: VerificationTaskMove.RELEASE,
    VerificationTaskEnd.WITHDRAWN: VerificationTaskMove.RELEASE,
}
"""The move each reason to end is."""
TO = {
    VerificationTaskMove.HAND: VerificationTaskState.OPEN,
    VerificationTaskMove.DO: VerificationTaskState.DONE,
    VerificationTaskMove.RELEASE: VerificationTaskState.RELEASED,
}
"""Where a move leads from open; from anywhere else there is none."""


class VerificationTaskIsOver(Refusal):
    """It is done or released already."""

    code = "parties.verification_task_is_over"
    kind = Kind.CONFLICT


class VerificationTaskStands(Refusal):
    """Somebody has the profile to verify already."""

    code = "parties.verification_task_stands"
    kind = Kind.CONFLICT


class NobodyToVerify(Refusal):
    """No agent is named, or one who may not verify or has left."""

    code = "parties.nobody_to_verify"


class NotSoMany(Refusal):
    """Fewer than one for each, or more than anybody verifies."""

    code = "parties.not_so_many_tasks"


class NotADueDay(Refusal):
    """It can't be due before today, nor so far ahead."""

    code = "parties.not_a_due_day"


class NothingToVerifyNow(Refusal):
    """No profile is stale that isn't somebody's task already."""

    code = "parties.nothing_stale"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class VerificationTaskStep:
    """One move with what it changes; what it leaves alone is None."""

    move: VerificationTaskMove
    agent: UUID | None = None
    why: VerificationTaskEnd | None = None


@dataclass(frozen=True, kw_only=True)
class VerificationTaskStanding:
    """What a task is at one moment."""

    state: VerificationTaskState
    agent: UUID
    moves: int = 1


def begin(step: VerificationTaskStep) -> VerificationTaskStanding:
    """Return what it is when it is given.

    :raises ValueError: when the first row isn't a giving to somebody.
    """
    if step.move is not VerificationTaskMove.GIVE or step.agent is None:
        raise ValueError("a verification task begins by being given to an agent")
    return VerificationTaskStanding(state=VerificationTaskState.OPEN, agent=step.agent)


def advance(standing: VerificationTaskStanding, step: VerificationTaskStep) -> VerificationTaskStanding:
    """Return what it is after one more move.

    :raises VerificationTaskIsOver: it doesn't stand open any more.
    """
    if standing.state is not VerificationTaskState.OPEN or step.move not in TO:
        raise VerificationTaskIsOver(field="state", state=standing.state)
    return replace(standing, state=TO[step.move], agent=step.agent or standing.agent, moves=standing.moves + 1)


def replay(steps: Iterable[VerificationTaskStep]) -> VerificationTaskStanding:
    """Return what these moves, in order, add up to.

    :raises VerificationTaskIsOver: when the record itself is not a legal life.
    """
    ordered = iter(steps)
    return reduce(advance, ordered, begin(next(ordered)))


def check_each(each: int) -> int:
    """Return how many each agent gets.

    :raises NotSoMany: fewer than one, or more than `MOST_EACH`.
    """
    if not 1 <= each <= MOST_EACH:
        raise NotSoMany(field="each", most=MOST_EACH)
    return each


def check_due_day(due_on: date, *, today: date) -> date:
    """Return the day by which they are to be verified.

    :raises NotADueDay: before today, or more than a year ahead.
    """
    if not today <= due_on <= today + FURTHEST:
        raise NotADueDay(field="due_on")
    return due_on


def deal(profiles: Sequence[UUID], agents: Sequence[A]) -> list[tuple[UUID, A]]:
    """Return who gets which profile, dealt in turn: where there are too few, everybody's are about equally old.

    :param profiles: the stalest first.
    """
    return list(zip(profiles, cycle(agents), strict=False)) if agents else []
