"""What a stranger may learn of an appointment: when and where it is, if they know its number and a proof."""

import hmac
from datetime import datetime

from django.db.models import Q

from careline.cases.models import PublicBooking
from careline.cases.queries.public import END, is_end, opens
from careline.cases.rules.public import DAY
from careline.cases.rules.public_bookings import BookingSeen
from careline.halls.models import Appointment
from careline.halls.models.visitor import visitor_index, visitor_of
from careline.halls.rules.appointments import HOLDING, AppointmentState
from careline.parties.models.sealed import clear_fields
from careline.parties.rules.fields import Field
from careline.security.rules.normalising import normal_number


def proven_booking(number: str, proof: str) -> Appointment | None:
    """Return an appointment; None when the number or the proof is wrong, and nobody learns which."""
    found = Appointment.objects.select_related("hall__calendar", "party__key", "key").filter(number=number).first()
    return found if found and _proves(found, proof) else None


def booking_seen(found: Appointment) -> BookingSeen:
    """Return what is told of an appointment to whoever proved that it is theirs."""
    hall = found.hall
    return BookingSeen(
        number=found.number,
        hall_zh=hall.name_zh,
        hall_en=hall.name_en,
        address_zh=hall.address_zh,
        address_en=hall.address_en,
        starts_at=found.starts_at,
        zone=hall.zone,
        state=AppointmentState(found.state),
    )


def visits_of(number: str, *, at: datetime) -> int:
    """Return how many visits strangers booked for a number, however it is written, that are to come or of this day.

    What was booked at the desk isn't counted: a refusal would tell of it.
    """
    told = normal_number(number)
    if told is None:
        return 0
    booked = PublicBooking.objects.filter(appointment__number_index=visitor_index(told))
    return booked.filter(Q(appointment__state__in=sorted(HOLDING)) | Q(at__gt=at - DAY)).count()


def _proves(found: Appointment, proof: str) -> bool:
    end = _number_of(found)[-END:]
    if end and is_end(proof) and hmac.compare_digest(end, proof):
        return True
    booking = PublicBooking.objects.filter(appointment=found).first()
    return booking is not None and opens(bytes(booking.secret_hash), proof)


def _number_of(found: Appointment) -> str:
    """Return the number the visitor is reached under, in clear; empty where none is known."""
    return clear_fields(found.party).get(Field.NUMBER, "") if found.party else visitor_of(found)["number"]
