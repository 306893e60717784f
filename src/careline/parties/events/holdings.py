"""What happened to what customers hold: accounts, numbers, usage."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionStatus


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Event, about="customer"):
    """A customer has another billing account."""

    account: UUID
    payment: PaymentKind


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Event, about="customer"):
    """A billing account ended."""

    account: UUID
    closed_on: date


@dataclass(frozen=True, kw_only=True)
class SubscriptionStarted(Event, about="customer"):
    """A customer has another subscription, and is found by its number."""

    subscription: UUID
    kind: ProductKind


@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(Event, about="customer"):
    """A subscription has another plan, was suspended, came back, or ended."""

    subscription: UUID
    status: SubscriptionStatus
    plan: str | None
    on: date


@dataclass(frozen=True, kw_only=True)
class ConsumptionTold(Event, about="subscription"):
    """What a subscription used in a month was told, or told anew."""

    month: date
    n: int
