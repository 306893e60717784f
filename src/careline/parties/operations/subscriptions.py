"""Beginning subscriptions, changing their plans, suspending and ending them."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.kernel.horizon import A_YEAR, check_ahead
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import SubscriptionChanged, SubscriptionStarted
from careline.parties.models import Account, Subscription, SubscriptionChange
from careline.parties.models.sealed import index_for
from careline.parties.models.subscription import LIVE
from careline.parties.queries.holdings import NoSuchAccount, known_account, known_subscription
from careline.parties.queries.identities import records_of
from careline.parties.rules.fields import Index
from careline.parties.rules.holdings import (
    AccountIsClosed,
    NumberTaken,
    SubscriptionDetails,
    SubscriptionStatus,
    check_codes,
    check_span,
    check_status,
    subscribed_number,
)
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.number_locks import lock_numbers
from careline.parties.writing.offering import require_offered
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.rules.normalising import last_four

KEEP = "parties.keep_services"


class SubscriptionChangedMeanwhile(Refusal):
    """Somebody else changed the subscription since the caller looked."""

    code = "parties.subscription_changed_meanwhile"
    kind = Kind.CONFLICT


@operation()
def begin_subscription(
    *, customer: UUID, details: SubscriptionDetails, account: UUID | None = None, by: Actor, at: datetime
) -> Subscription:
    """Write down that a customer subscribes; from now on he is found by this number.

    :raises NumberTaken: while another subscription has the number.
    :raises NotInCatalogue: its brand, plan or region isn't offered; it names the field.
    :raises NotANumber: or `NotACode`, `TooFarAhead`, naming the field.
    """
    number = subscribed_number(details.number, country=details.country)
    codes = {"brand": details.brand, "plan": details.plan, "region": details.region}
    check_codes(**codes)
    check_ahead(details.since, today=localdate(at), within=A_YEAR, field="since")
    require_offered([codes])
    row, vault = claim(customer=customer, right=KEEP, by=by, at=at)
    billed = _account(account, row.id, by) if account else None
    index = index_for(Index.NUMBER, number)
    lock_numbers([index])
    if Subscription.objects.filter(LIVE, number_index=index).exists():
        raise NumberTaken(field="number")
    begun = Subscription(
        id=new_id(),
        customer=row,
        account=billed,
        key=row.key,
        kind=details.kind,
        number_index=index,
        last4_index=index_for(Index.LAST4, last_four(number)),
        region=details.region,
        brand=details.brand,
        plan=details.plan,
        since=details.since,
        status=SubscriptionStatus.ACTIVE,
    )
    begun.sealing(vault, number=number).save(force_insert=True)
    event = SubscriptionStarted(subject=row.id, subscription=begun.id, kind=details.kind)
    _keep(begun, event, on=details.since, by=by, at=at)
    return begun


@operation(silent_when="nothing is different")
def change_subscription(
    *,
    subscription: UUID,
    brand: str,
    plan: str,
    status: SubscriptionStatus,
    on: date,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Subscription:
    """Write down what a subscription is from a day on: another plan, suspended, back, or ended.

    :param version: the version the caller saw.
    :raises IllegalStatus: when it can't become that; `TooFarAhead` not so late.
    :raises SubscriptionChangedMeanwhile: when there is a later version.
    """
    check_codes(brand=brand, plan=plan)
    seen = known_subscription(by=by, id=subscription)
    row, _ = hold(customer=seen.customer_id, right=KEEP, by=by, at=at)
    current = Subscription.objects.select_related("key").get(pk=seen.pk)
    if version is not None and version != current.version:
        raise SubscriptionChangedMeanwhile(field="version")
    require_offered([{"brand": brand, "plan": plan}], kept=vars(current))
    before = SubscriptionStatus(current.status)
    if (before, current.brand, current.plan) == (status, brand, plan):
        return current
    if status is not before or before is SubscriptionStatus.ENDED:
        check_status(before, status)
    check_span(current.since, on)
    check_ahead(on, today=localdate(at), within=A_YEAR, field="on")
    current.status, current.brand, current.plan = status, brand, plan
    current.until = on if status is SubscriptionStatus.ENDED else None
    current.version += 1
    current.save()
    event = SubscriptionChanged(subject=row.id, subscription=current.id, status=status, plan=plan or None, on=on)
    _keep(current, event, on=on, by=by, at=at)
    return current


def _account(account: UUID, customer: UUID, by: Actor) -> Account:
    found = known_account(by=by, id=account)
    if found.customer_id not in records_of([customer]):
        raise NoSuchAccount(field="account")
    if hasattr(found, "closure"):
        raise AccountIsClosed(field="account")
    return found


def _keep(
    row: Subscription, event: SubscriptionStarted | SubscriptionChanged, *, on: date, by: Actor, at: datetime
) -> None:
    SubscriptionChange.objects.create(
        subscription=row,
        n=row.version,
        status=row.status,
        brand=row.brand,
        plan=row.plan,
        on=on,
        **recorded(event, by=by, at=at),
    )
