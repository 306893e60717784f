"""What happens to the clocks of complaints."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class DueTimePassed(Event, about="complaint"):
    """A due time passed and the customer has no answer."""

    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClockPaused(Event, about="complaint"):
    """One of its clocks stands still, for a reason the rule allows."""

    clock: UUID
    rule: str
    reason: str
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ClockResumed(Event, about="complaint"):
    """One of its clocks goes on with what was left."""

    clock: UUID
    rule: str
    due_at: datetime | None
