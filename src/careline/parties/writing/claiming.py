"""Taking hold of a customer before something is added to the record: known, not forgotten, locked."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Customer
from careline.parties.queries.customers import kept_customer, known_customer
from careline.parties.writing.vaults import vault_for
from careline.security.actor import Actor
from careline.security.policy import require
from careline.security.prepared import prepared_cursor
from careline.security.vault import Vault

SERVED = (
    "SELECT forgotten_at FROM parties_customer WHERE id = ANY($1) ORDER BY id FOR KEY SHARE"  # in order: no deadlock
)


class CustomerIsForgotten(Refusal):
    """Of a forgotten customer nothing is known, and nothing is learnt again."""

    code = "parties.customer_is_forgotten"
    kind = Kind.CONFLICT


def claim(*, customer: UUID, right: str, by: Actor, at: datetime) -> tuple[Customer, Vault]:
    """Lock a customer for the running operation, and return the vault what is added is sealed with.

    What is new goes to the record that is kept, where this one was merged into another.

    :raises Forbidden: when the actor may not do this at all.
    :raises NoSuchCustomer: when there is none he may know of.
    :raises CustomerIsForgotten: when nothing may be learnt of him again.
    """
    require(by, right)
    return _taken(kept_customer(by=by, id=customer).pk, at)


def hold(*, customer: UUID, right: str, by: Actor, at: datetime) -> tuple[Customer, Vault]:
    """Do the same with the very record something stands on already: what becomes of it stays beside it.

    :raises Forbidden: like `claim`, and whatever else it raises.
    """
    require(by, right)
    known_customer(by=by, id=customer)
    return _taken(customer, at)


def hold_served(customers: Collection[UUID], *, field: str) -> None:
    """Lock customers for whom work begins: who is being forgotten at this moment is waited for, and isn't served on.

    Whoever approves an erasure waits in turn, and finds the new work in the way; those who begin work don't wait for
    each other. It is the lock that PostgreSQL takes anyway for whatever refers to a customer.

    :raises CustomerIsForgotten: when one of them was forgotten; it names the field.
    """
    with prepared_cursor() as cursor:
        cursor.execute(SERVED, [list(set(customers))])
        if any(forgotten_at for (forgotten_at,) in cursor.fetchall()):
            raise CustomerIsForgotten(field=field)


def _taken(customer: UUID, at: datetime) -> tuple[Customer, Vault]:
    row = Customer.objects.select_for_update(of=("self",)).select_related("key").get(pk=customer)
    if row.forgotten_at:
        raise CustomerIsForgotten
    had_key = row.key_id is not None
    vault = vault_for(row, at=at)
    if not had_key:
        row.save(update_fields=["key"])
    return row, vault
