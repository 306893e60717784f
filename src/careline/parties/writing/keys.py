"""A key for whatever is kept of somebody, be he known or not."""

from datetime import datetime

from careline.parties.models import Customer
from careline.security.models import PersonKey
from careline.security.vault import new_person


def key_of(customer: Customer, *, at: datetime) -> PersonKey:
    """Return the customer's key; who was unknown gets one now, so that what he sent can be forgotten with him."""
    current = Customer.objects.select_for_update(of=("self",)).select_related("key").get(pk=customer.pk)
    if current.key is None:
        current.key, _ = new_person(at=at)
        current.key.save(force_insert=True)
        current.save(update_fields=["key"])
    return current.key
