"""What happened to legal holds: in codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.legal_hold import HoldKind


@dataclass(frozen=True, kw_only=True)
class LegalHoldSet(Event, about="customer"):
    """What is kept of a customer is to be left alone."""

    hold: UUID
    kind: HoldKind
    review_on: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class LegalHoldReviewed(Event, about="customer"):
    """A hold is still needed, until it is looked at another day."""

    hold: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class LegalHoldReleased(Event, about="customer"):
    """A hold stands no more."""

    hold: UUID


@dataclass(frozen=True, kw_only=True)
class LegalHoldReviewCalled(Event, about="customer"):
    """A hold is to be looked at again, by now or soon."""

    hold: UUID
    review_on: date
