"""What a stranger may book and learn of it: a free time, their own appointment, nobody else's."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from careline.halls.rules.appointments import AppointmentState
from careline.kernel.refusals import Kind, Refusal

VISITS_OF_NUMBER = 5
"""So many visits for one number, counting those to come and those of a day: each sends it a text message unasked."""


class TooManyVisits(Refusal):
    """As many visits are booked on the public page for one number as anybody needs."""

    code = "cases.too_many_visits"
    kind = Kind.CONFLICT


def check_visits(booked: int) -> None:
    """Refuse one more visit for a number.

    :raises TooManyVisits: naming how many are taken.
    """
    if booked >= VISITS_OF_NUMBER:
        raise TooManyVisits(field="number", limit=VISITS_OF_NUMBER)


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
    zone: tzinfo
    """On whose wall clock the hall is open."""
    state: AppointmentState
