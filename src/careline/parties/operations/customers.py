"""Registering customers."""

from collections.abc import Sequence
from datetime import datetime

from careline.kernel.identity import new_id
from careline.parties.events import CustomerRegistered
from careline.parties.models import Customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation


@operation(silent_when="all of them were registered before")
def match_or_register_all(*, details: Sequence[CustomerDetails], by: Actor, at: datetime) -> list[Customer]:
    """Return a customer for each, registering those not known."""
    customers = Customer.objects.bulk_create(
        Customer(id=new_id(), place=one.place, registered_at=at) for one in details
    )
    record_all([CustomerRegistered(subject=row.id, is_identified=False) for row in customers], by=by, at=at)
    return customers
