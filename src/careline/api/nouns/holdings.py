"""Accounts and subscriptions of customers, and what they used."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.references import named
from careline.api.shapes.holdings import (
    AccountClosingTold,
    AccountShown,
    AccountsShown,
    AccountTold,
    ConsumptionShown,
    ConsumptionTaken,
    ConsumptionTold,
    SubscriptionChangeTold,
    SubscriptionShown,
    SubscriptionsShown,
    SubscriptionTold,
)
from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.consumption import take_in_consumption
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.queries.consumption import consumption_of
from careline.parties.queries.holdings import (
    accounts_of,
    known_account,
    masked_account,
    masked_subscription,
    subscriptions_of,
)

router = Router(tags=["holdings"])
READ, KEEP = "parties.read_customer", "parties.keep_services"


@router.get("/customers/{uuid:customer}/accounts", auth=Bearer(READ), response=AccountsShown)
def list_accounts(request: Asked, customer: UUID) -> AccountsShown:
    """List a customer's accounts."""
    return AccountsShown.model_validate({"items": accounts_of(by=request.auth, customer=customer)})


@router.post("/customers/{uuid:customer}/accounts", auth=Bearer(KEEP), response={201: AccountShown})
def add_account(request: Asked, customer: UUID, told: AccountTold) -> Status[AccountShown]:
    """Open a billing account of a customer."""
    opened = open_account(customer=customer, **told.model_dump(), by=request.auth, at=request.at)
    return Status(201, AccountShown.model_validate(masked_account(opened)))


@router.post("/accounts/{uuid:account}/closing", auth=Bearer(KEEP), response=AccountShown)
def close(request: Asked, account: UUID, told: AccountClosingTold) -> AccountShown:
    """Close an account on which nothing runs any more."""
    close_account(account=account, closed_on=told.closed_on, by=request.auth, at=request.at)
    return AccountShown.model_validate(masked_account(known_account(by=request.auth, id=account)))


@router.get("/customers/{uuid:customer}/subscriptions", auth=Bearer(READ), response=SubscriptionsShown)
def list_subscriptions(request: Asked, customer: UUID) -> SubscriptionsShown:
    """List a customer's subscriptions."""
    return SubscriptionsShown.model_validate({"items": subscriptions_of(by=request.auth, customer=customer)})


@router.post("/customers/{uuid:customer}/subscriptions", auth=Bearer(KEEP), response={201: SubscriptionShown})
def add_subscription(request: Asked, customer: UUID, told: SubscriptionTold) -> Status[SubscriptionShown]:
    """Begin a subscription; the customer is found by its number from now on."""
    given = told.account
    if given is not None:
        named(lambda: known_account(by=request.auth, id=given), field="account", given=str(given))
    begun = begin_subscription(customer=customer, details=told.details, account=given, by=request.auth, at=request.at)
    return Status(201, SubscriptionShown.model_validate(masked_subscription(begun)))


@router.post("/subscriptions/{uuid:subscription}/changes", auth=Bearer(KEEP), response=SubscriptionShown)
def change(request: Asked, subscription: UUID, told: SubscriptionChangeTold) -> SubscriptionShown:
    """Change a subscription's plan, suspend it, bring it back or end it."""
    changed = change_subscription(subscription=subscription, **told.model_dump(), by=request.auth, at=request.at)
    return SubscriptionShown.model_validate(masked_subscription(changed))


@router.get("/customers/{uuid:customer}/consumption", auth=Bearer(READ), response=ConsumptionShown)
def list_consumption(request: Asked, customer: UUID) -> ConsumptionShown:
    """List what a customer used over the last twelve months."""
    today = request.at.astimezone(timezone.get_current_timezone()).date()
    return ConsumptionShown.model_validate({"items": consumption_of(by=request.auth, customer=customer, today=today)})


@router.post("/consumption", auth=Bearer("parties.take_in_consumption"), response=ConsumptionTaken)
def take_in(request: Asked, told: ConsumptionTold) -> ConsumptionTaken:
    """Take in what numbers used; a month told before in the same figures is left as it is, others correct it."""
    usages = [one.usage for one in told.usages]
    return ConsumptionTaken(written=take_in_consumption(usages=usages, by=request.auth, at=request.at))
