"""What customers wish, consent to and need, and who speaks for them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.care import CareLift
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.needs import NeedMove, NeedStatus
from careline.parties.rules.reaching import ReachChannel
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic


@dataclass(frozen=True, kw_only=True)
class PreferencesSet(Event, about="customer"):
    """A customer said how they wish to be reached."""

    channel: ReachChannel | None
    do_not_disturb: bool
    is_binding: bool
    """Whether anything of it holds back what goes out."""


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event, about="customer"):
    """A customer agreed to something, or took it back."""

    purpose: ConsentPurpose
    act: ConsentAct
    version: str
    channel: ConsentChannel
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class RepresentativeNamed(Event, about="customer"):
    """Somebody speaks for a customer from now on."""

    representative: UUID
    kind: RepresentativeKind
    scope: tuple[Topic, ...]
    until: date | None


@dataclass(frozen=True, kw_only=True)
class RepresentativeEnded(Event, about="customer"):
    """Somebody doesn't speak for a customer any more."""

    representative: UUID
    reason: RepresentativeEnd
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class CareNoted(Event, about="customer"):
    """It was noted that a customer needs care; why is nobody's business here."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareRevealed(Event, about="customer"):
    """Somebody learnt why a customer needs care, for open work."""

    complaint: UUID | None
    contact: UUID | None
    review: UUID | None = None
    """Or the reason for care whose review was due."""


@dataclass(frozen=True, kw_only=True)
class CareRenewed(Event, about="customer"):
    """A customer still needs that care, until it is looked at another day."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareReviewCalled(Event, about="customer"):
    """It is time to look again whether a customer still needs that care."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareLifted(Event, about="customer"):
    """A customer doesn't need that care any more."""

    flag: UUID
    reason: CareLift


@dataclass(frozen=True, kw_only=True)
class NeedMoved(Event, about="customer_need"):
    """A need was collected, assessed, adopted or declined, or the customer was told."""

    move: NeedMove
    status: NeedStatus
