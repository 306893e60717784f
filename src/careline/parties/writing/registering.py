"""Writing new customers down, one or many, each with his entry in the ledger."""

from collections.abc import Sequence
from datetime import datetime

from careline.parties.models import Customer
from careline.parties.rules.details import NormalDetails
from careline.parties.writing.building import built, registered
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all


def register_all(details: Sequence[NormalDetails], *, by: Actor, at: datetime) -> list[Customer]:
    """Return the customers these details make, written as a set."""
    customers = [built(one, at=at) for one in details]
    write_rows([one.key for one in customers if one.key])
    write_rows(customers)
    record_all([registered(one) for one in customers], by=by, at=at)
    return customers
