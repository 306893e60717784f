"""Booking a visit about a complaint."""

from dataclasses import replace
from datetime import datetime

from careline.cases.events import AppointmentLinked
from careline.cases.models import AppointmentLink
from careline.cases.writing.claiming import claim
from careline.halls.operations.booking import Booked, BookingTold, book_appointment
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@operation(silent_when="the form came in before")
def book_for_complaint(*, number: str, told: BookingTold, by: Actor, at: datetime) -> Booked:
    """Book a visit of a complaint's customer, about this complaint; whoever comes to the hall is found with it.

    :raises NoSuchComplaint: none the actor may see.
    :raises Forbidden: he may read it and no more.
    :raises SlotFull: and whatever else `book_appointment` refuses.
    """
    complaint = claim(number=number, right="cases.note_complaint", by=by)
    booked = book_appointment(told=replace(told, customer=complaint.customer_id), by=by, at=at)
    if not booked.is_new:
        return booked
    entry = record(AppointmentLinked(subject=complaint.id, appointment=booked.appointment.id), by=by, at=at)
    AppointmentLink(complaint=complaint, appointment=booked.appointment, linked_at=at, entry=entry).save()
    return booked
