"""The caller's own number: as it may be shown, and whether it is the customer's."""

from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.parties.models.sealed import index_for
from careline.parties.queries.customers import find_customers
from careline.parties.rules.fields import Index
from careline.parties.rules.masked import MaskedCustomer
from careline.security.actor import Actor
from careline.security.rules.masking import mask_number


def masked_caller(contact: Contact) -> str:
    """Return the caller's number, masked. Where there are many, select the `caller_key` along: each is opened."""
    number = caller_of(contact)
    return mask_number(number) if number else ""


def calls_from_own(contact: Contact) -> bool:
    """Return whether the caller's number is the one under which the customer is known."""
    number, party = caller_of(contact), contact.party
    if not number or party is None or party.number_index is None:
        return False
    return bytes(party.number_index) == bytes(index_for(Index.NUMBER, number))


def customers_under(contact: Contact, *, by: Actor) -> tuple[MaskedCustomer, ...]:
    """Return the customers known under the caller's number: families share one."""
    number = caller_of(contact)
    return find_customers(by=by, number=number).customers if number else ()
