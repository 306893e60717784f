"""Forgetting a customer: PIPL art. 47, once those who must have agreed."""

from datetime import datetime

from django.db.models import Q

from careline.parties.events import CustomerForgotten
from careline.parties.models import Customer, DuplicatePair
from careline.parties.models.sealed import COLUMNS
from careline.parties.queries.identities import records_of
from careline.parties.rules.verification_tasks import VerificationTaskEnd
from careline.parties.writing.erasing import empty_around, keys_around
from careline.parties.writing.verification_tasks import end_tasks
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.operations.person_keys import shred_person_key
from careline.security.policy import require


@operation(silent_when="the customer was forgotten already")
def forget_customer(*, customer: Customer, by: Actor, at: datetime) -> None:
    """Shred a customer's key and those of his record, empty his fields and everything he could be found under.

    All the records that were merged are his: none is left to tell of him.
    The rows stay for what refers to it, and the ledger keeps verifying: it holds ids and codes only.
    """
    require(by, "parties.forget_customer")
    rows = Customer.objects.select_for_update(of=("self",)).select_related("key")
    for row in rows.filter(pk__in=records_of([customer.pk]), forgotten_at=None).order_by("pk"):
        _forget(row, by=by, at=at)


def _forget(row: Customer, *, by: Actor, at: datetime) -> None:
    for column in COLUMNS:
        setattr(row, column, None)
    row.place, row.forgotten_at, row.version = "", at, row.version + 1
    row.save()
    empty_around(row)
    DuplicatePair.objects.filter(Q(first=row) | Q(second=row)).delete()
    for key in keys_around(row):
        shred_person_key(key=key, by=by, at=at)
    end_tasks([row.pk], VerificationTaskEnd.FORGOTTEN, by=by, at=at)
    record(CustomerForgotten(subject=row.id), by=by, at=at)
