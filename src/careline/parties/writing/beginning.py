"""Writing down lines of a list as a set: accounts that are opened, subscriptions, and what became of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.parties.events import AccountOpened, SubscriptionChanged, SubscriptionStarted
from careline.parties.models import Account, Customer, Subscription, SubscriptionChange
from careline.parties.models.sealed import index_for
from careline.parties.queries.holdings import account_index
from careline.parties.queries.import_lines import Placed, line_index
from careline.parties.rules.fields import Index
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionStatus
from careline.parties.writing.recording import all_recorded
from careline.parties.writing.vaults import vault_for
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.rules.normalising import last_four
from careline.security.vault import Vault

Keys = Mapping[UUID, tuple[Customer, Vault]]
"""The customers, locked, each with the vault that what is added is sealed with."""


def keys_of(lines: Sequence[Placed], *, at: datetime) -> Keys:
    """Return whose the lines are; who was unknown so far gets his key now."""
    keys = {}
    for one in {line.customer.pk: line.customer for line in lines}.values():
        had_key = one.key_id is not None
        keys[one.pk] = (one, vault_for(one, at=at))
        if not had_key:
            one.save(update_fields=["key"])
    return keys


def begin_lines(lines: Sequence[Placed], *, by: Actor, at: datetime) -> None:
    """Write down lines nobody has told of so far, each account once."""
    keys = keys_of(lines, at=at)
    opened: dict[str, Account] = {}
    begun = []
    for line in lines:
        customer, vault = keys[line.customer.pk]
        account, number = line.account, line.told.account
        if account is None and number:
            account = opened[number] = opened.get(number) or _account(line, customer, vault)
        begun.append(_subscription(line, customer, vault, account))
    write_rows(list(opened.values()))
    record_all([_opened(one) for one in opened.values()], by=by, at=at)
    write_rows(begun)
    changes = [change for one in begun for change in _changes(one, at)]
    said = all_recorded([event for _, event in changes], by=by, at=at)
    for (change, _), entry in zip(changes, said, strict=True):
        for name, value in entry.items():
            setattr(change, name, value)
    write_rows([change for change, _ in changes])


def _opened(account: Account) -> AccountOpened:
    return AccountOpened(subject=account.customer_id, account=account.id, payment=PaymentKind(account.payment))


def _account(line: Placed, customer: Customer, vault: Vault) -> Account:
    told = line.told
    account = Account(id=new_id(), customer=customer, key=customer.key, number_index=account_index(told.account))
    account.payment, account.bill_day, account.opened_on = str(told.payment), told.bill_day, told.opened_on
    return account.sealing(vault, number=told.account)


def _subscription(line: Placed, customer: Customer, vault: Vault, account: Account | None) -> Subscription:
    told, details = line.told, line.told.details
    row = Subscription(
        id=new_id(),
        customer=customer,
        account=account,
        key=customer.key,
        kind=details.kind,
        number_index=line_index(told),
        last4_index=index_for(Index.LAST4, last_four(details.number)),
        region=details.region,
        brand=details.brand,
        plan=details.plan,
        since=details.since,
        until=told.until,
        status=told.status,
        version=1 if told.status is SubscriptionStatus.ACTIVE else 2,
    )
    return row.sealing(vault, number=details.number)


def _changes(row: Subscription, at: datetime) -> Iterator[tuple[SubscriptionChange, Event]]:
    """Yield how a line began and, where it runs no more, what it became; since when it is suspended no list says."""
    whose, line = row.customer_id, row.id
    yield (
        _change(row, 1, SubscriptionStatus.ACTIVE, row.since),
        SubscriptionStarted(subject=whose, subscription=line, kind=ProductKind(row.kind)),
    )
    status = SubscriptionStatus(row.status)
    if status is not SubscriptionStatus.ACTIVE:
        on = row.until or at.astimezone(timezone.get_current_timezone()).date()
        event = SubscriptionChanged(subject=whose, subscription=line, status=status, plan=row.plan or None, on=on)
        yield _change(row, 2, status, on), event


def _change(row: Subscription, n: int, status: SubscriptionStatus, on: date) -> SubscriptionChange:
    return SubscriptionChange(subscription=row, n=n, status=status, brand=row.brand, plan=row.plan, on=on)
