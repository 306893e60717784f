"""What happened to the tasks of verifying stale profiles."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.verification_tasks import VerificationTaskEnd, VerificationTaskMove


@dataclass(frozen=True, kw_only=True)
class VerificationTaskMoved(Event, about="verification_task"):
    """A stale profile was given to an agent, handed on, verified by anybody, or is nobody's to verify any more."""

    move: VerificationTaskMove
    customer: UUID
    agent: UUID
    why: VerificationTaskEnd | None = None


@dataclass(frozen=True, kw_only=True)
class VerificationTasksGiven(Event, about="user"):
    """An agent was given stale profiles to verify."""

    count: int
    due_on: date
