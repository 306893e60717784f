"""Opening billing accounts and closing them."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.kernel.horizon import A_YEAR, check_ahead
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import AccountClosed, AccountOpened
from careline.parties.models import Account, AccountClosure
from careline.parties.models.subscription import LIVE
from careline.parties.queries.holdings import account_index, known_account
from careline.parties.rules.holdings import (
    AccountIsClosed,
    AccountNumberTaken,
    PaymentKind,
    account_number,
    check_bill_day,
    check_span,
)
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

KEEP = "parties.keep_services"


class AccountInUse(Refusal):
    """Subscriptions still run on the account."""

    code = "parties.account_in_use"
    kind = Kind.CONFLICT


@operation()
def open_account(
    *, customer: UUID, number: str, payment: PaymentKind, bill_day: int, opened_on: date, by: Actor, at: datetime
) -> Account:
    """Open a billing account of a customer.

    :raises AccountNumberTaken: when there is one of this number.
    :raises NotAnAccountNumber: or `NotABillDay`, `TooFarAhead`, naming the field.
    """
    check_bill_day(bill_day)
    check_ahead(opened_on, today=localdate(at), within=A_YEAR, field="opened_on")
    normal = account_number(number)
    row, vault = claim(customer=customer, right=KEEP, by=by, at=at)
    index = account_index(normal)
    if Account.objects.filter(number_index=index).exists():
        raise AccountNumberTaken(field="number")
    account = Account(id=new_id(), customer=row, key=row.key, number_index=index, payment=payment, bill_day=bill_day)
    account.opened_on = opened_on
    account.sealing(vault, number=normal).save(force_insert=True)
    record(AccountOpened(subject=row.id, account=account.id, payment=payment), by=by, at=at)
    return account


@operation()
def close_account(*, account: UUID, closed_on: date, by: Actor, at: datetime) -> Account:
    """Close an account on which nothing runs any more.

    :raises AccountInUse: while a subscription is billed to it.
    :raises AccountIsClosed: when it was closed before.
    :raises TooFarAhead: when that day is more than a year away.
    """
    found = known_account(by=by, id=account)
    row, _ = hold(customer=found.customer_id, right=KEEP, by=by, at=at)
    if AccountClosure.objects.filter(account=found).exists():
        raise AccountIsClosed
    if found.subscriptions.filter(LIVE).exists():
        raise AccountInUse
    check_span(found.opened_on, closed_on)
    check_ahead(closed_on, today=localdate(at), within=A_YEAR, field="closed_on")
    event = AccountClosed(subject=row.id, account=found.id, closed_on=closed_on)
    AccountClosure.objects.create(account=found, closed_on=closed_on, **recorded(event, by=by, at=at))
    return found
