"""What happens to halls and appointments: references and codes, never who comes or why in words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careline.halls.rules.appointments import BookedFrom, ChangeReason
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class HallSet(Event, about="hall"):
    """A hall was added or changed; what of it and why stands in the row."""

    code: str
    row: UUID


@dataclass(frozen=True, kw_only=True)
class HallClosed(Event, about="hall"):
    """A hall takes no visitors any more."""

    code: str
    row: UUID


@dataclass(frozen=True, kw_only=True)
class HallDaySet(Event, about="hall"):
    """On one day a hall is open otherwise than usual, closed, or as usual again."""

    day: date
    row: UUID
    is_open: bool
    tells_visitors: bool
    """Whether whoever was to come at a time it is closed now is told."""


@dataclass(frozen=True, kw_only=True)
class AppointmentBooked(Event, about="appointment"):
    """Somebody is expected at a hall."""

    number: str
    hall: UUID
    starts_at: datetime
    booked_from: BookedFrom
    party: UUID | None
    contact: UUID | None


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(Event, about="appointment"):
    """They come at another time, or to another hall."""

    hall: UUID
    starts_at: datetime
    reason: ChangeReason


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(Event, about="appointment"):
    """They don't come."""

    reason: ChangeReason


@dataclass(frozen=True, kw_only=True)
class VisitorArrived(Event, about="appointment"):
    """They are there, and are served in a contact."""

    contact: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorServed(Event, about="appointment"):
    """The contact they were served in is over."""


@dataclass(frozen=True, kw_only=True)
class VisitorMissed(Event, about="appointment"):
    """Their time passed, and they didn't come."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitorNamed(Event, about="appointment"):
    """It turned out which customer they are."""

    party: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorReminded(Event, about="appointment"):
    """They were reminded the day before."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitorDisplaced(Event, about="appointment"):
    """They were told that the hall is closed at their time."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitorForgotten(Event, about="appointment"):
    """They never turned out to be a customer, and their name, number and note were thrown away with their key."""
