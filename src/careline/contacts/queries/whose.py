"""Whose a contact, a follow-up or an order is, told from what the ledger names."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.parties.models import Customer
from careline.security.models import LedgerEntry

ABOUT: Mapping[str, Callable[[UUID], list[Any]]] = {
    "customer": lambda subject: [subject],
    "contact": lambda subject: list(Contact.objects.filter(pk=subject).values_list("party", flat=True)),
    "follow_up": lambda subject: [
        one for pair in FollowUp.objects.filter(pk=subject).values_list("party", "contact__party") for one in pair
    ],
    "service_order": lambda subject: list(ServiceOrder.objects.filter(pk=subject).values_list("party", flat=True)),
}


def forgotten_of(entry: LedgerEntry) -> list[UUID]:
    """Return the forgotten customers that what happened was about; mostly nobody."""
    named = {one for one in ABOUT[entry.subject_kind](entry.subject_id) if one}
    return list(Customer.objects.filter(~Q(forgotten_at=None), pk__in=named).values_list("pk", flat=True))
