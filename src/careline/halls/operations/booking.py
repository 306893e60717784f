"""Booking a visit to a hall, moving it to another time, cancelling it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.orders import order as find_order
from careline.contacts.queries.reasons import offered_reason
from careline.contacts.rules.intake import check_text
from careline.contacts.writing.moving import user_id
from careline.halls.events import AppointmentBooked, AppointmentCancelled, AppointmentMoved
from careline.halls.models import Appointment
from careline.halls.models.visitor import seal_visitor
from careline.halls.queries.halls import hall as find_hall
from careline.halls.rules.appointments import (
    NOTE,
    AboutAnother,
    AppointmentMove,
    AppointmentRecord,
    BookedFrom,
    ChangeReason,
    NobodyVisits,
    SameTime,
    begin,
    check_move,
)
from careline.halls.rules.notices import BOOKED, CANCELLED, MOVED, language_of
from careline.halls.writing.moving import claim_appointment, move_on, row_of
from careline.halls.writing.numbers import take_number
from careline.halls.writing.seating import take_seat
from careline.halls.writing.telling import tell
from careline.halls.writing.visiting import Visitor, booked_before, held_by, hold_visitor, visitor_again
from careline.kernel.identity import new_id
from careline.parties.queries.identities import records_of
from careline.parties.rules.details import NotANumber
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.rules.normalising import normal_number

RIGHT = "halls.book_appointment"
NAME = 60


@dataclass(frozen=True, kw_only=True)
class BookingTold:
    """Where somebody comes, when, who it is, and about what."""

    hall: str
    starts_at: datetime
    customer: UUID | None = None
    name: str = ""
    """Of whoever is no customer yet; sealed as soon as it is kept, like the number and the note."""
    number: str = ""
    country: str = "CN"
    note: str = ""
    """What they come for, in a few words."""
    language: str = "zh"
    """In which they are written to, where they didn't say otherwise."""
    reason: str = ""
    """Code of a reason of the tree."""
    order: str = ""
    """Number of the service order they come about."""
    contact: str = ""
    """Number of the contact it is booked in; its customer is meant."""
    token: UUID | None = None
    """The form's own name, so that it comes in once."""


@dataclass(frozen=True)
class Booked:
    """An appointment that was made, now or before."""

    appointment: Appointment
    is_new: bool


@operation(silent_when="the form came in before")
def book_appointment(
    *, told: BookingTold, by: Actor, at: datetime, booked_from: BookedFrom = BookedFrom.DESK
) -> Booked:
    """Book a visit, and tell the visitor; the same form's token returns what it booked before.

    :raises NoSuchHall: likewise `NoSuchContact`, `NoSuchCustomer`, `NoSuchOrder`, `NoSuchReason`.
    :raises NobodyVisits: neither a customer is named, nor a name and a number.
    :raises AboutAnother: the contact or order is another customer's.
    :raises NotANumber: no telephone has it; likewise `TextTooLong`, naming the field.
    :raises VisitorIsExpected: they have another appointment then; it names which.
    :raises SlotFull: as many come as may; and whatever else `take_seat` refuses.
    """
    require(by, RIGHT)
    before = booked_before(told.token, by=by)
    if before:
        return Booked(before, is_new=False)
    row = _begun(told, by=by, at=at)
    visitor = _visitor(told, row, by=by, at=at)
    row.party, row.key, row.booked_from = visitor.party, visitor.key, booked_from
    seal_visitor(row, visitor.vault, name=visitor.name, number=visitor.number, note=told.note.strip())
    hall = find_hall(by=by, code=told.hall)
    seat = take_seat(hall, told.starts_at, mine=held_by(row), at=at, booked_from=booked_from)
    step = AppointmentRecord(move=AppointmentMove.BOOK, seat=seat)
    row.index(begin(step))
    row.save(force_insert=True)
    event = AppointmentBooked(
        subject=row.id,
        number=row.number,
        hall=seat.hall,
        starts_at=seat.starts_at,
        booked_from=booked_from,
        party=row.party_id,
        contact=row.contact_id,
    )
    row_of(row, step, record(event, by=by, at=at), n=1, by=by, at=at).save()
    tell([row], BOOKED, by=by, at=at)
    return Booked(row, is_new=True)


@operation()
def move_appointment(
    *,
    number: str,
    starts_at: datetime,
    reason: ChangeReason,
    by: Actor,
    at: datetime,
    hall: str = "",
    version: int | None = None,
) -> Appointment:
    """Move somebody to another time, or to another hall, and tell them; the number stays.

    :raises IllegalAppointmentMove: they came, were missed or cancelled.
    :raises VisitorIsExpected: they have another appointment then.
    :raises SameTime: it is then and there already.
    :raises SlotFull: and whatever else `take_seat` refuses.
    """
    one = claim_appointment(number=number, by=by, version=version)
    check_move(one.standing.state, AppointmentMove.MOVE)
    visitor_again(one, by=by, at=at)
    to = find_hall(by=by, code=hall) if hall else one.hall
    if (to.id, starts_at) == (one.hall_id, one.starts_at):
        raise SameTime(field="starts_at")
    seat = take_seat(to, starts_at, mine=held_by(one), at=at, but=one)
    step = AppointmentRecord(move=AppointmentMove.MOVE, seat=seat)
    event = AppointmentMoved(subject=one.id, hall=seat.hall, starts_at=seat.starts_at, reason=reason)
    moved = move_on(one, step, event, by=by, at=at, reason=reason)
    tell([moved], MOVED, by=by, at=at)
    return moved


@operation()
def cancel_appointment(
    *, number: str, reason: ChangeReason, by: Actor, at: datetime, version: int | None = None
) -> Appointment:
    """Let somebody not come, tell them, and give their place to others.

    :raises IllegalAppointmentMove: they came, were missed or cancelled.
    """
    one = claim_appointment(number=number, by=by, version=version)
    event = AppointmentCancelled(subject=one.id, reason=reason)
    gone = move_on(one, AppointmentRecord(move=AppointmentMove.CANCEL), event, by=by, at=at, reason=reason)
    tell([gone], CANCELLED, by=by, at=at)
    return gone


def _begun(told: BookingTold, *, by: Actor, at: datetime) -> Appointment:
    """Return the row with what it is about; whose it is and when are still to come."""
    check_text("note", told.note, limit=NOTE)
    today = at.astimezone(timezone.get_current_timezone()).date()
    return Appointment(
        id=new_id(),
        number=take_number(at=at),
        token=told.token,
        language=language_of(told.language),
        reason=offered_reason(code=told.reason, on=today) if told.reason else None,
        order=find_order(by=by, number=told.order) if told.order else None,
        contact=find_contact(by=by, number=told.contact) if told.contact else None,
        made_by_id=user_id(by),
        made_at=at,
    )


def _visitor(told: BookingTold, row: Appointment, *, by: Actor, at: datetime) -> Visitor:
    """Return whose it is: the customer named, else the contact's or the order's, else somebody with name and number."""
    customer = told.customer or (row.contact.party_id if row.contact else None)
    customer = customer or (row.order.party_id if row.order else None)
    if customer:
        _check_theirs(row, customer)
        return hold_visitor(customer=customer, by=by, at=at)
    check_text("name", told.name, limit=NAME)
    if not told.name.strip():
        raise NobodyVisits(field="name")
    if not told.number.strip():
        raise NobodyVisits(field="number")
    number = normal_number(told.number, country=told.country)
    if number is None:
        raise NotANumber(field="number")
    return hold_visitor(name=told.name.strip(), number=number, by=by, at=at)


def _check_theirs(row: Appointment, customer: UUID) -> None:
    """Refuse to tell whoever may see one customer's visit of the contact or order of another."""
    for field, about in (("contact", row.contact), ("order", row.order)):
        if about and about.party_id and about.party_id not in {customer, *records_of([customer])}:
            raise AboutAnother(field=field)
