"""Building the rows of new customers, one or many, always the same."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.parties.events import CustomerRegistered
from careline.parties.models import Customer
from careline.parties.models.sealed import index_fields, seal_fields
from careline.parties.rules.details import CustomerDetails, CustomerKind
from careline.security.vault import new_person

CLEAR = ("kind", "brand", "region", "segment", "tier", "language", "place", "source_channel")
"""The details that are kept as they are told."""


def built(details: CustomerDetails, *, at: datetime) -> Customer:
    """Return the rows of a new customer, unsaved, from normal details; his key's row hangs on it where he has one."""
    clear = {name: getattr(details, name) for name in CLEAR}
    customer = Customer(id=new_id(), registered_at=at, checked_at=at, is_identified=details.is_identified, **clear)
    customer.document_kind = details.document_kind or ""
    if details.personal:
        customer.key, vault = new_person(at=at)
        seal_fields(customer, details.personal, vault)
        index_fields(customer, details.personal)
    return customer


def registered(customer: Customer) -> CustomerRegistered:
    """Return the event of a new customer."""
    return CustomerRegistered(
        subject=customer.id,
        kind=CustomerKind(customer.kind),
        is_identified=customer.is_identified,
        source_channel=customer.source_channel or None,
    )
