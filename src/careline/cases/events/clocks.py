"""What happens to the clocks of complaints."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ClockAlarmRaised(Event, about="complaint"):
    """A step of the ladder alarmed about one of its clocks: the due time is near, or passed."""

    clock: UUID
    rule: str
    kind: str
    step: str
    fraction: int
    """Per cent of the time from start to due."""
    after: int
    """Minutes past due."""
    recipients: tuple[str, ...]
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ClockAlarmsAcknowledged(Event, about="complaint"):
    """Somebody said to have in hand what one of its clocks has alarmed about so far."""

    clock: UUID
    rule: str
    kind: str
    steps: tuple[str, ...]


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
