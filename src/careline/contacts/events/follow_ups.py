"""What happens to promises, reminders and call-backs: references and codes, never the words of a promise."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.rules.follow_ups import FollowUpKind
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FollowUpMade(Event, about="follow_up"):
    """Something was promised to a customer, or is to be remembered."""

    kind: FollowUpKind
    due_at: datetime
    owner: UUID
    contact: UUID | None
    party: UUID | None


@dataclass(frozen=True, kw_only=True)
class FollowUpKept(Event, about="follow_up"):
    """It was done."""

    is_late: bool


@dataclass(frozen=True, kw_only=True)
class FollowUpNeared(Event, about="follow_up"):
    """It is due soon, and wasn't done yet."""

    due_at: datetime
    owner: UUID


@dataclass(frozen=True, kw_only=True)
class FollowUpMissed(Event, about="follow_up"):
    """Its time passed, and it wasn't done."""

    due_at: datetime
    owner: UUID


@dataclass(frozen=True, kw_only=True)
class FollowUpPostponed(Event, about="follow_up"):
    """It is due at another time."""

    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class FollowUpHanded(Event, about="follow_up"):
    """Somebody else has it from now on."""

    owner: UUID


@dataclass(frozen=True, kw_only=True)
class FollowUpDropped(Event, about="follow_up"):
    """Nobody needs it any more."""


@dataclass(frozen=True, kw_only=True)
class ShiftHanded(Event, about="user"):
    """Somebody went home, and every promise due before they are back has another owner."""

    back_at: datetime
    handed: int
