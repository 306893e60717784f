"""Who the customer of a contact is, as far as the number tells; and what is copied of them, because it changes."""

from datetime import date, datetime

from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of, seal_caller
from careline.contacts.rules.facts import CallerCertainty
from careline.contacts.rules.speaking import who_rings
from careline.parties.models import Customer
from careline.parties.queries.customers import find_customers, known_customer
from careline.parties.queries.representatives import represented_by
from careline.parties.rules.details import NotANumber
from careline.parties.writing.claiming import hold_served
from careline.security.actor import Actor
from careline.security.rules.normalising import normal_number
from careline.security.vault import new_person, vault_of

COPIED = ("brand", "region", "segment", "language")


def normal_caller(text: str, *, country: str) -> str:
    """Return the caller's number in the one spelling that is kept; empty when none was told.

    :raises NotANumber: when no telephone has it.
    """
    number = normal_number(text, country=country) if text.strip() else ""
    if number is None:
        raise NotANumber(field="caller")
    return number


def guess(number: str, *, on: date, by: Actor) -> tuple[Customer | None, CallerCertainty]:
    """Return who has this number, or is spoken for by who has it, and how sure that is; several names nobody."""
    found = find_customers(by=by, number=number).customers if number else ()
    others = {whose.id: whose for whose, _ in represented_by(by=by, number=number, on=on)} if number else {}
    certainty, _ = who_rings(len(found), len(others))
    if certainty is not CallerCertainty.LIKELY:
        return None, certainty
    return known_customer(by=by, id=(found or tuple(others.values()))[0].id), certainty


def name_party(contact: Contact, party: Customer | None, certainty: CallerCertainty) -> None:
    """Say who it is, and copy what of him the numbers are cut by. The row isn't saved.

    :raises CustomerIsForgotten: nothing is learnt of them again.
    """
    if party is not None:
        hold_served([party.pk], field="customer_id")
    contact.party, contact.certainty = party, certainty
    if party is None:
        return
    for name in COPIED:
        setattr(contact, name, getattr(contact, name) or getattr(party, name))
    contact.tier = party.tier


def keep_caller(contact: Contact, number: str, *, at: datetime) -> None:
    """Seal the caller's number under the customer's key, or under one of its own. The row isn't saved."""
    if not number:
        return
    if contact.party and contact.party.key and not contact.party.key.shredded_at:
        contact.caller_key = contact.party.key
        seal_caller(contact, number, vault_of(contact.party.key))
        return
    contact.caller_key, vault = new_person(at=at)
    contact.caller_key.save(force_insert=True)
    seal_caller(contact, number, vault)


def hand_caller_over(contact: Contact, *, at: datetime) -> None:
    """Put the number under the key of who it turned out to be, so that erasing the person erases it. Isn't saved."""
    if contact.party and contact.party.key_id not in {None, contact.caller_key_id}:
        keep_caller(contact, caller_of(contact), at=at)
