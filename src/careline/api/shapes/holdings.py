"""Accounts, subscriptions and consumption: told in clear, shown masked."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Code, Shown, Told, Version
from careline.parties.rules.consumption import LARGEST, Usage
from careline.parties.rules.holdings import (
    LAST_BILL_DAY,
    PaymentKind,
    ProductKind,
    SubscriptionDetails,
    SubscriptionStatus,
)

Telephone = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, pattern=PLAIN),
    Field(description="A telephone number in any spelling; kept as E.164.", examples=["139 0013 9000"]),
]
Count = Annotated[int, Field(ge=0, le=LARGEST, strict=True)]


class AccountTold(Told):
    """A billing account to open."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=PLAIN)] = Field(
        examples=["A20260001"]
    )
    payment: PaymentKind
    bill_day: Annotated[int, Field(ge=1, le=LAST_BILL_DAY)] = 1
    opened_on: date


class AccountClosingTold(Told):
    """When an account is closed."""

    closed_on: date


class AccountShown(Shown):
    """A billing account, its number masked."""

    id: UUID
    number: str = Field(examples=["A********1"])
    payment: PaymentKind
    bill_day: int
    opened_on: date
    closed_on: date | None


class AccountsShown(Shown):
    """A customer's accounts."""

    items: list[AccountShown]


class SubscriptionTold(Told):
    """A subscription that begins."""

    number: Telephone
    kind: ProductKind = ProductKind.MOBILE
    brand: Code = ""
    plan: Code = Field("", examples=["5g-129"])
    region: Code = ""
    since: date
    account: UUID | None = Field(None, description="The account it is billed to, one of the customer's own.")

    @property
    def details(self) -> SubscriptionDetails:
        """The same as the operation takes it."""
        return SubscriptionDetails(**self.model_dump(exclude={"account"}))


class SubscriptionChangeTold(Told):
    """All that a subscription is from a day on."""

    status: SubscriptionStatus
    brand: Code = ""
    plan: Code = ""
    on: date
    version: Version | None = Field(None, description="The version you saw; a later one is a conflict.")


class SubscriptionShown(Shown):
    """A subscription, its number masked."""

    id: UUID
    account: UUID | None
    number: str = Field(examples=["139****9000"])
    kind: ProductKind
    status: SubscriptionStatus
    brand: str
    plan: str
    region: str
    since: date
    until: date | None
    status_since: date = Field(description="The day from which it has stood so: since when it is suspended, say.")
    version: int


class SubscriptionsShown(Shown):
    """A customer's subscriptions, those that run first."""

    items: list[SubscriptionShown]


class UsageTold(Told):
    """What one number used and cost in one month."""

    number: Telephone
    month: date = Field(description="Any day of the month.", examples=["2026-03-01"])
    amount: Annotated[int, Field(ge=-LARGEST, le=LARGEST, strict=True)] = Field(
        description="In the currency's smallest unit: fen for CNY.", examples=[12800]
    )
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    voice_minutes: Count = 0
    data_mb: Count = 0
    sms: Count = 0

    @property
    def usage(self) -> Usage:
        """The same as the operation takes it."""
        return Usage(**self.model_dump())


class ConsumptionTold(Told):
    """Many of them: all are taken in, or none."""

    usages: Annotated[list[UsageTold], Field(min_length=1, max_length=1000)]


class ConsumptionTaken(Shown):
    """What came of an intake."""

    written: int = Field(description="How many months were new or corrected; a repeat writes none.")


class FiguresShown(Shown):
    """The figures of one month."""

    amount: int
    currency: str
    voice_minutes: int
    data_mb: int
    sms: int


class MonthShown(Shown):
    """One month of one subscription."""

    subscription: UUID
    month: date
    figures: FiguresShown
    is_corrected: bool


class ConsumptionShown(Shown):
    """What a customer used over the last twelve months, latest first."""

    items: list[MonthShown]
