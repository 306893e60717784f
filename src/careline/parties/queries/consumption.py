"""What a customer used and paid, month by month, as it was told last."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.parties.models import Consumption
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_of
from careline.parties.rules.consumption import Used, month_of, months_before
from careline.security.actor import Actor

YEAR = 12


@dataclass(frozen=True, kw_only=True)
class MonthUsed:
    """One month of one subscription."""

    subscription: UUID
    month: date
    figures: Used
    is_corrected: bool
    """Whether it was told before in other figures."""


def consumption_of(*, by: Actor, customer: UUID, today: date, months: int = YEAR) -> list[MonthUsed]:
    """Return the last months of a customer's subscriptions, latest first; months nothing was told of are missing."""
    known_customer(by=by, id=customer)
    first = months_before(month_of(today), months)[0]
    rows = Consumption.objects.filter(subscription__customer__in=records_of([customer]), month__gte=first)
    last = rows.order_by("-month", "subscription_id", "-n").distinct("month", "subscription_id")
    return [
        MonthUsed(subscription=row.subscription_id, month=row.month, figures=row.figures, is_corrected=row.n > 1)
        for row in last
    ]


def latest_tellings(
    *, subscriptions: Collection[UUID], months: Collection[date]
) -> dict[tuple[UUID, date], Consumption]:
    """Return what was told last of each of these months of these subscriptions."""
    rows = Consumption.objects.filter(subscription__in=subscriptions, month__in=months)
    last = rows.order_by("subscription_id", "month", "-n").distinct("subscription_id", "month")
    return {(row.subscription_id, row.month): row for row in last}
