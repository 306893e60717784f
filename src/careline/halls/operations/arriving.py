"""The visitor is there, and a counter contact begins; or they aren't, and were missed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.models import Contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.halls.events import VisitorArrived, VisitorMissed, VisitorNamed, VisitorServed
from careline.halls.models import Appointment
from careline.halls.models.visitor import seal_visitor, visitor_of
from careline.halls.queries.appointments import RELATED
from careline.halls.rules.appointments import (
    AppointmentMove,
    AppointmentRecord,
    AppointmentState,
    check_begun,
    check_move,
    check_today,
)
from careline.halls.writing.moving import claim_appointment, move_on
from careline.halls.writing.visiting import hold_visitor
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require


@dataclass(frozen=True)
class Arrival:
    """Who is there, and the contact they are served in."""

    appointment: Appointment
    contact: Contact


@operation()
def arrive(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Arrival:
    """Say that the visitor is there, early, in time or late, and begin their contact at the counter.

    It is with the customer, or with whoever the stranger's number tells; nobody types anything again.

    :raises IllegalAppointmentMove: they came already, or it was cancelled.
    :raises NotToday: it is on another day.
    """
    one = claim_appointment(number=number, by=by, version=version)
    check_move(one.standing.state, AppointmentMove.ARRIVE)
    check_today(one.starts_at, at=at, zone=one.hall.zone)
    said = visitor_of(one)
    intake = ContactIntake(
        channel=ContactChannel.COUNTER,
        customer=one.party_id,
        caller=said["number"],
        external_id=f"appointment:{one.id}",  # not the number: whoever knows it could take the place of the contact
    )
    contact = receive_contact(intake=intake, by=by, at=at).contact
    step = AppointmentRecord(move=AppointmentMove.ARRIVE, visit=contact.id)
    there = move_on(one, step, VisitorArrived(subject=one.id, contact=contact.id), by=by, at=at)
    if contact.party_id and there.party_id is None:
        _name(there, contact.party_id, by=by, at=at)
    return Arrival(there, contact)


@operation()
def miss_visitor(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Appointment:
    """Say that the visitor didn't come.

    :raises NotYetMissed: their time hasn't come.
    :raises IllegalAppointmentMove: they came, or it was cancelled.
    """
    one = claim_appointment(number=number, by=by, version=version)
    check_begun(one.starts_at, at=at)
    event = VisitorMissed(subject=one.id, starts_at=one.starts_at)
    return move_on(one, AppointmentRecord(move=AppointmentMove.MISS), event, by=by, at=at)


@operation(silent_when="nobody who had an appointment is served in the contact, or they were before")
def end_visit(*, contact: UUID, by: Actor, at: datetime) -> int:
    """Say of whoever was served in a contact that this is over; return how many, which is one or none."""
    require(by, "halls.end_visit")
    rows = Appointment.objects.select_for_update(of=("self",)).filter(visit=contact, state=AppointmentState.ARRIVED)
    found = list(rows)
    for one in found:
        move_on(one, AppointmentRecord(move=AppointmentMove.SERVE), VisitorServed(subject=one.id), by=by, at=at)
    return len(found)


@operation(silent_when="no stranger is served in the contact, or nobody knows who it is")
def name_visitor(*, contact: UUID, by: Actor, at: datetime) -> int:
    """Put a stranger's appointment under the customer they turned out to be, so that forgetting them forgets it."""
    require(by, "halls.end_visit")
    party = Contact.objects.filter(pk=contact).values_list("party", flat=True).first()
    rows = Appointment.objects.select_for_update(of=("self",)).select_related(*RELATED)
    if party is None:
        return 0
    found = list(rows.filter(visit=contact, party=None))
    for one in found:
        _name(one, party, by=by, at=at)
    return len(found)


def _name(one: Appointment, customer: UUID, *, by: Actor, at: datetime) -> None:
    """Seal what they said under the customer's key; the name and number they left go: the customer has their own."""
    note = visitor_of(one)["note"]
    visitor = hold_visitor(customer=customer, by=by, at=at)
    one.party, one.key = visitor.party, visitor.key
    seal_visitor(one, visitor.vault, note=note)
    one.save(update_fields=["party", "key", "name_sealed", "number_sealed", "number_index", "note_sealed"])
    record(VisitorNamed(subject=one.id, party=customer), by=by, at=at)
