"""Accounts and subscriptions as rows of a customer's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.queries.holdings import MaskedAccount, MaskedSubscription
from careline.parties.rules.holdings import SubscriptionStatus
from careline.parties.rules.reveals import Beside
from careline.web.faces.catalogues import catalogue_names, named_code
from careline.web.faces.secrets import Beholder, Secret
from careline.web.words.parties import PAYMENTS, PRODUCTS, SUBSCRIPTION_STATUSES

TONES = {SubscriptionStatus.ACTIVE: "ok", SubscriptionStatus.SUSPENDED: "warn", SubscriptionStatus.ENDED: ""}


@dataclass(frozen=True)
class AccountRow:
    """A billing account."""

    number: Secret
    payment: str | Promise
    bill_day: int
    opened_on: date
    closed_on: date | None
    closing: str
    """Where it is closed; empty for who may not, or when it is."""


@dataclass(frozen=True)
class SubscriptionRow:
    """A subscription."""

    number: Secret
    kind: str | Promise
    status: str | Promise
    tone: str
    brand: str
    plan: str
    region: str
    account: str
    since: date
    until: date | None
    suspended_since: date | None
    change: str
    """Where it is changed; empty for who may not, or when it has ended."""


def account_rows(accounts: Sequence[MaskedAccount], *, seen: Beholder, may_keep: bool) -> list[AccountRow]:
    """Return the rows of accounts."""
    return [
        AccountRow(
            seen.secret(Beside.ACCOUNT_NUMBER, one.id, one.number),
            PAYMENTS[one.payment],
            one.bill_day,
            one.opened_on,
            one.closed_on,
            _address("account-closing", seen.customer, one.id) if may_keep and one.closed_on is None else "",
        )
        for one in accounts
    ]


def subscription_rows(
    lines: Sequence[MaskedSubscription], accounts: Sequence[MaskedAccount], *, seen: Beholder, may_keep: bool
) -> list[SubscriptionRow]:
    """Return the rows of subscriptions, each with the account it is billed to."""
    numbers, names = {one.id: one.number for one in accounts}, catalogue_names()
    return [
        SubscriptionRow(
            seen.secret(Beside.SUBSCRIPTION_NUMBER, one.id, one.number),
            PRODUCTS[one.kind],
            SUBSCRIPTION_STATUSES[one.status],
            TONES[one.status],
            named_code(names, "brand", one.brand),
            named_code(names, "plan", one.plan),
            named_code(names, "region", one.region),
            numbers.get(one.account, "") if one.account else "",
            one.since,
            one.until,
            one.status_since if one.status is SubscriptionStatus.SUSPENDED else None,
            _address("subscription", seen.customer, one.id) if may_keep and one.until is None else "",
        )
        for one in lines
    ]


def _address(noun: str, customer: UUID, record: UUID) -> str:
    return reverse("web:customer-change", args=[customer, noun, record])
