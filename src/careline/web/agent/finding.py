"""Finding a customer by what he says: his number, its last four digits, or his surname."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from careline.kernel.refusals import Refusal
from careline.parties.queries.customers import find_customers, known_customers
from careline.parties.rules.masked import MaskedCustomer
from careline.security.actor import Actor
from careline.web.words import TIERS

NUMBER = re.compile(r"\+?\d[\d\s-]{5,}\d")
LAST_FOUR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class FoundCustomer:
    """A customer one may choose."""

    id: UUID
    name: str
    number: str
    place: str
    tier: str | Promise
    is_chosen: bool = False


def found_customers(text: str, *, by: Actor) -> list[FoundCustomer]:
    """Return whom these words may mean; a number that can't be one means nobody."""
    asked = asked_for(text) or {"surname": text}
    try:
        found = find_customers(by=by, **asked).customers
    except Refusal:
        return []
    return list(_shown(found))


def chosen_customer(customer: str, *, by: Actor) -> list[FoundCustomer]:
    """Return the customer chosen before, so that a form that comes back still shows him."""
    try:
        found = known_customers(by=by, ids=[UUID(customer)])
    except ValueError:
        return []
    return [FoundCustomer(**vars(one) | {"is_chosen": True}) for one in _shown(found.values())]


def asked_for(text: str) -> dict[str, str]:
    """Return under which index a phone number or its last four digits are looked up; nothing for other words."""
    if LAST_FOUR.fullmatch(text):
        return {"last4": text}
    return {"number": text} if NUMBER.fullmatch(text) else {}


def _shown(customers: Iterable[MaskedCustomer]) -> Iterable[FoundCustomer]:
    for one in customers:
        yield FoundCustomer(one.id, one.name or "—", one.number, one.place, TIERS[one.tier])


def listed_as_found(customers: Iterable[MaskedCustomer]) -> list[FoundCustomer]:
    """Return customers somebody else found, as ones that may be chosen."""
    return list(_shown(customers))
