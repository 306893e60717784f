"""Taking hold of who visits, before a time is chosen for them: two bookings of one visitor go one after the other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.writing.moving import user_id
from careline.halls.models import Appointment
from careline.halls.models.visitor import visitor_index
from careline.halls.rules.appointments import HOLDING, BookedFrom
from careline.parties.models import Customer
from careline.parties.queries.identities import records_of
from careline.parties.writing.claiming import claim
from careline.parties.writing.number_locks import lock_numbers
from careline.security.actor import Actor
from careline.security.models import PersonKey
from careline.security.vault import Vault, new_person

RIGHT = "halls.book_appointment"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Whose the appointment is, and what is sealed about it with what."""

    party: Customer | None
    key: PersonKey
    vault: Vault
    name: str = ""
    number: str = ""


def hold_visitor(*, by: Actor, at: datetime, customer: UUID | None = None, name: str = "", number: str = "") -> Visitor:
    """Lock a customer, or a stranger's number, and return with what to seal what is kept of them.

    :param number: normalised; with the name, of whoever is no customer.
    :raises NoSuchCustomer: or `CustomerIsForgotten`: nobody can be booked for them.
    """
    if customer:
        party, vault = claim(customer=customer, right=RIGHT, by=by, at=at)
        assert party.key is not None
        return Visitor(party=party, key=party.key, vault=vault)
    lock_numbers([visitor_index(number)])
    key, vault = new_person(at=at)
    key.save(force_insert=True)
    return Visitor(party=None, key=key, vault=vault, name=name, number=number)


def booked_before(token: UUID | None, *, by: Actor) -> Appointment | None:
    """Return what the same form booked before; whoever presses twice at once waits for what the first press does."""
    if token is None:
        return None
    lock_numbers([token.bytes])
    return Appointment.objects.filter(token=token, made_by=user_id(by)).first()


def visitor_again(one: Appointment, *, by: Actor, at: datetime) -> None:
    """Lock whoever an appointment is of, before it moves."""
    if one.party_id:
        claim(customer=one.party_id, right=RIGHT, by=by, at=at)
    elif one.number_index:
        lock_numbers([bytes(one.number_index)])


def held_by(one: Appointment) -> list[Appointment]:
    """Return what the visitor of an appointment holds, besides or with it.

    What is booked on the public page for a number that nobody proved to be theirs isn't compared: the refusal would
    tell when its owner comes.
    """
    rows = Appointment.objects.filter(state__in=sorted(HOLDING))
    if one.party_id:
        return list(rows.filter(party__in=records_of([one.party_id])))
    if one.booked_from == BookedFrom.PUBLIC or one.number_index is None:
        return []
    return list(rows.filter(party=None, number_index=one.number_index))
