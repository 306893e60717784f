"""Who speaks in a contact, for whom the caller could speak, and what they may be told."""

from datetime import date

from django.utils.timezone import localdate

from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.contacts.queries.callers import calls_from_own
from careline.contacts.rules.speaking import Speaker, told_to
from careline.parties.queries.representatives import (
    MaskedRepresentative,
    masked_representative,
    representative_index,
    representatives_of,
    represented_by,
)
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.representation import Topic
from careline.security.actor import Actor
from careline.security.policy import allows


def day_of(contact: Contact) -> date:
    """Return the day a contact reached us, on which authority is judged."""
    return localdate(contact.arrived_at)


def speaker_of(contact: Contact) -> Speaker | None:
    """Return who speaks; None while nobody has said."""
    return Speaker(contact.speaker) if contact.speaker else None


def told_in(contact: Contact, *, on: date | None = None) -> frozenset[Topic]:
    """Return what may be disclosed to whoever speaks, on the day of the contact or another."""
    authority = contact.representative.authority if contact.representative else None
    return told_to(speaker_of(contact), authority, on=on or day_of(contact))


def representative_in(contact: Contact) -> MaskedRepresentative | None:
    """Return the representative who speaks, masked; None where none does."""
    found = contact.representative
    return masked_representative(found, on=day_of(contact)) if found else None


def possible_speakers(contact: Contact, *, by: Actor) -> list[MaskedRepresentative]:
    """Return who speaks for the customer on the day of the contact; who did, or will, isn't offered."""
    if contact.party_id is None:
        return []
    found = representatives_of(by=by, customer=contact.party_id, on=day_of(contact))
    return [one for one in found if one.is_standing]


def spoken_for(contact: Contact, *, by: Actor) -> list[tuple[MaskedCustomer, MaskedRepresentative]]:
    """Return for whom the caller's number speaks, and in what standing; ended ones aren't recognised.

    Who may look nobody up by a number, as inspectors and auditors, reads the contact without it.
    """
    number = caller_of(contact) if allows(by, "parties.find_customer") else ""
    return represented_by(by=by, number=number, on=day_of(contact)) if number else []


def rings_from_own(contact: Contact) -> bool:
    """Return whether whoever speaks calls from the number under which they are known."""
    who = contact.representative
    if contact.speaker == Speaker.REPRESENTATIVE and who is not None:
        number = caller_of(contact)
        return bool(number and who.number_index) and bytes(who.number_index or b"") == representative_index(number)
    return contact.speaker != Speaker.OTHER and calls_from_own(contact)
