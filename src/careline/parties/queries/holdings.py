"""A customer's accounts and subscriptions, masked; and whose a number is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Account, Subscription
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_of
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionStatus
from careline.security.actor import Actor
from careline.security.policy import require
from careline.security.rules.masking import mask_document, mask_number
from careline.security.vault import index_of

ACCOUNT_PURPOSE = f"{Account._meta.db_table}.number"  # noqa: SLF001  (Django's documented model _meta API)


class NoSuchAccount(Refusal):
    """There is no such account, or none the actor may know of."""

    code = "parties.no_such_account"
    kind = Kind.MISSING


class NoSuchSubscription(Refusal):
    """There is no such subscription, or none the actor may know of."""

    code = "parties.no_such_subscription"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class MaskedAccount:
    """An account as it may be shown."""

    id: UUID
    number: str
    payment: PaymentKind
    bill_day: int
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True, kw_only=True)
class MaskedSubscription:
    """A subscription as it may be shown."""

    id: UUID
    account: UUID | None
    number: str
    kind: ProductKind
    status: SubscriptionStatus
    brand: str
    plan: str
    region: str
    since: date
    until: date | None
    status_since: date
    """The day from which it has stood so: since when it is suspended, or active again."""
    version: int


def accounts_of(*, by: Actor, customer: UUID) -> list[MaskedAccount]:
    """Return a customer's accounts, latest first."""
    known_customer(by=by, id=customer)
    rows = Account.objects.filter(customer__in=records_of([customer])).select_related("key", "closure")
    return [masked_account(row) for row in rows]


def subscriptions_of(*, by: Actor, customer: UUID) -> list[MaskedSubscription]:
    """Return a customer's subscriptions, those that run first, then the latest."""
    known_customer(by=by, id=customer)
    held = Subscription.objects.filter(customer__in=records_of([customer]))
    rows = held.select_related("key").prefetch_related("changes")
    return sorted((masked_subscription(row) for row in rows), key=lambda one: one.until is not None)


def known_account(*, by: Actor, id: UUID) -> Account:  # noqa: A002  (every room names a row's id so)
    """Return one account.

    :raises NoSuchAccount: when there is none, or none the actor may know of.
    """
    require(by, "parties.read_customer")
    found = Account.objects.select_related("key", "closure").filter(pk=id).first()
    if found is None:
        raise NoSuchAccount(field="account")
    return found


def known_subscription(*, by: Actor, id: UUID) -> Subscription:  # noqa: A002  (every room names a row's id so)
    """Return one subscription.

    :raises NoSuchSubscription: when there is none, or none the actor may know of.
    """
    require(by, "parties.read_customer")
    found = Subscription.objects.select_related("key").filter(pk=id).first()
    if found is None:
        raise NoSuchSubscription(field="subscription")
    return found


def masked_account(row: Account) -> MaskedAccount:
    """Return an account as it may be shown."""
    return MaskedAccount(
        id=row.id,
        number=mask_document(row.opened("number")),
        payment=PaymentKind(row.payment),
        bill_day=row.bill_day,
        opened_on=row.opened_on,
        closed_on=row.closure.closed_on if hasattr(row, "closure") else None,
    )


def masked_subscription(row: Subscription) -> MaskedSubscription:
    """Return a subscription as it may be shown."""
    return MaskedSubscription(
        id=row.id,
        account=row.account_id,
        number=mask_number(row.opened("number")),
        kind=ProductKind(row.kind),
        status=SubscriptionStatus(row.status),
        brand=row.brand,
        plan=row.plan,
        region=row.region,
        since=row.since,
        until=row.until,
        status_since=_status_since(row),
        version=row.version,
    )


def _status_since(row: Subscription) -> date:
    """Return the day of the change by which it came to stand so; another plan meanwhile changes nothing about that."""
    day, status = row.since, ""
    for change in row.changes.all():
        if change.status != status:
            day, status = change.on, change.status
    return day


def account_index(number: str) -> bytes:
    """Return what stands in the index for an account's number."""
    return index_of(number, ACCOUNT_PURPOSE)
