"""What a stranger may book and learn of it: a free time, their own appointment, nobody else's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.halls.rules.appointments import AppointmentState


@dataclass(frozen=True, kw_only=True)
class PublicBookingTold:
    """A visit as somebody booked it on the public page; the number is confirmed by nothing."""

    hall: str
    starts_at: datetime
    name: str
    number: str
    note: str = ""
    language: str = "zh"
    token: UUID
    """The form's own name, so that it comes in once."""


@dataclass(frozen=True, kw_only=True)
class BookingSeen:
    """What somebody who knows number and proof learns of an appointment: nothing of who they are."""

    number: str
    hall_zh: str
    hall_en: str
    address_zh: str
    address_en: str
    starts_at: datetime
    state: AppointmentState
