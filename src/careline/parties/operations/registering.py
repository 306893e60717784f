"""Registering a customer by hand, after whoever is known under the number was looked at."""

from datetime import datetime

from careline.parties.models import Customer
from careline.parties.models.sealed import index_for
from careline.parties.operations.customers import register_customer
from careline.parties.queries.customers import find_customers
from careline.parties.rules.details import CustomerDetails, normal_details
from careline.parties.rules.fields import Index
from careline.parties.rules.registering import check_another, check_somebody
from careline.parties.writing.number_locks import lock_numbers
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@operation()
def register_by_hand(*, details: CustomerDetails, is_another: bool = False, by: Actor, at: datetime) -> Customer:
    """Register a customer somebody told us of, with all that was told.

    :param is_another: whether whoever is known under the number was looked at, and is somebody else.
    :raises NothingKnown: neither a name nor anything that identifies was told.
    :raises NumberIsKnown: customers are known under this number, and nobody said that this is another.
    :raises NotInCatalogue: and whatever else `register_customer` refuses, naming the field.
    """
    require(by, "parties.register_customer")
    told = normal_details(details)
    check_somebody(told)
    if told.number:
        lock_numbers([index_for(Index.NUMBER, told.number)])
        check_another(len(find_customers(by=by, number=told.number).customers), is_another=is_another)
    return register_customer(details=told, by=by, at=at)
