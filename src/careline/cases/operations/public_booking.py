"""Booking a visit on the public page, looking it up, cancelling it: bounded like the other forms, telling little."""

from dataclasses import asdict
from datetime import datetime

from careline.cases.events import BookingRevealed, PublicBookingTaken
from careline.cases.models import PublicBooking
from careline.cases.operations.public import Taken
from careline.cases.queries.public import forms_from, nearby
from careline.cases.queries.public_bookings import booking_seen, proven_booking, visits_of
from careline.cases.rules.public import check_forms
from careline.cases.rules.public_bookings import BookingSeen, PublicBookingTold, check_visits
from careline.cases.writing.secrets import grouped, new_secret
from careline.cases.writing.tries import begin_try, keep_try
from careline.cases.writing.turns import wait_for_turn
from careline.halls.models import Appointment
from careline.halls.operations.booking import BookingTold, book_appointment, cancel_appointment
from careline.halls.rules.appointments import BookedFrom, ChangeReason
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.rules.normalising import normal_number
from careline.security.rules.secrets import hash_of


@operation(silent_when="the same form came in before")
def take_public_booking(*, told: PublicBookingTold, by: Actor, at: datetime, address: str | None = None) -> Taken:
    """Book what somebody chose on the public page, for who gives a name and a number that prove nothing.

    It is never put under a customer: whoever knows a number could else learn when its owner comes, or keep them away.

    :raises TooManyForms: the address has sent enough for this hour.
    :raises TooManyVisits: enough is booked here for the number.
    :raises SlotFull: and whatever else `book_appointment` refuses, naming the field.
    """
    wait_for_turn(nearby(address), told.token, normal_number(told.number))
    before = Appointment.objects.filter(token=told.token, booked_from=BookedFrom.PUBLIC).first()
    if before:
        return Taken(before.number, "")
    check_forms(forms_from(address, at=at))
    check_visits(visits_of(told.number, at=at))
    booked = book_appointment(told=BookingTold(**asdict(told)), by=by, at=at, booked_from=BookedFrom.PUBLIC)
    if not booked.is_new:  # the same press twice, at once
        return Taken(booked.appointment.number, "")
    secret = new_secret()
    entry = record(PublicBookingTaken(subject=booked.appointment.id), by=by, at=at)
    row = PublicBooking(
        appointment=booked.appointment, secret_hash=hash_of(secret), address=address, at=at, entry=entry
    )
    row.save()
    return Taken(booked.appointment.number, grouped(secret))


@operation(silent_when="nothing was found, and only the attempt is kept")
def look_up_booking(
    *, number: str, proof: str, by: Actor, at: datetime, address: str | None = None
) -> BookingSeen | None:
    """Say when and where somebody is expected to who knows its number and a proof, as of other matters.

    :raises LookUpLocked: too many proofs were wrong.
    """
    found = _looked_up(number, proof, by=by, at=at, address=address)
    return booking_seen(found) if found else None


@operation(silent_when="nothing was found, and only the attempt is kept")
def cancel_public_booking(
    *, number: str, proof: str, by: Actor, at: datetime, address: str | None = None
) -> BookingSeen | None:
    """Let somebody not come who proves, as for looking it up, that the appointment is theirs.

    :raises LookUpLocked: too many proofs were wrong.
    :raises IllegalAppointmentMove: they came, were missed or cancelled before.
    """
    found = _looked_up(number, proof, by=by, at=at, address=address)
    if found is None:
        return None
    cancel_appointment(number=found.number, reason=ChangeReason.VISITOR, by=by, at=at)
    found.refresh_from_db(fields=["state"])
    return booking_seen(found)


def _looked_up(number: str, proof: str, *, by: Actor, at: datetime, address: str | None) -> Appointment | None:
    """Keep the attempt, and return the appointment if the proof is right."""
    asked = begin_try(number, at=at, address=address)
    found = proven_booking(asked, proof.strip()) if asked else None
    looked = keep_try(asked, is_hit=found is not None, at=at, address=address)
    if found:
        record(BookingRevealed(subject=looked.id, number=found.number), by=by, at=at)
    return found
