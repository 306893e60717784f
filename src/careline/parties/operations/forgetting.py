"""Forgetting a customer: PIPL art. 47, once those who must have agreed."""

from datetime import datetime

from careline.parties.events import CustomerForgotten
from careline.parties.models import Customer
from careline.parties.models.sealed import COLUMNS
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.operations.person_keys import shred_person_key
from careline.security.policy import require


@operation(silent_when="the customer was forgotten already")
def forget_customer(*, customer: Customer, by: Actor, at: datetime) -> None:
    """Shred a customer's key, empty his fields and everything he could be found under.

    His row stays for what refers to it, and the ledger keeps verifying: it holds his row's id and codes only.
    """
    require(by, "parties.forget_customer")
    row = Customer.objects.select_for_update(of=("self",)).select_related("key").get(pk=customer.pk)
    if row.forgotten_at:
        return
    for column in COLUMNS:
        setattr(row, column, None)
    row.place, row.forgotten_at, row.version = "", at, row.version + 1
    row.save()
    if row.key:
        shred_person_key(key=row.key, by=by, at=at)
    record(CustomerForgotten(subject=row.id), by=by, at=at)
