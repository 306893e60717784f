"""Appointments: booked, listed, moved, cancelled; who arrives begins a contact, who doesn't is missed."""

from typing import Any

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import AppointmentNumber
from careline.api.references import named
from careline.api.shapes.appointments import (
    AppointmentPage,
    AppointmentsAsked,
    AppointmentShown,
    AppointmentTold,
    AppointmentWhole,
    ArrivalTold,
    CancellingTold,
    MovingTold,
)
from careline.cases.operations.visiting import book_for_complaint
from careline.cases.queries.finding import complaint
from careline.cases.queries.visits import complaint_of_visit
from careline.contacts.queries.finding import contact
from careline.contacts.queries.orders import order
from careline.halls.operations.arriving import arrive, miss_visitor
from careline.halls.operations.booking import book_appointment, cancel_appointment, move_appointment
from careline.halls.queries.appointments import appointment as find
from careline.halls.queries.appointments import appointments, masked_visitor, notices_of, steps_of
from careline.halls.queries.halls import hall
from careline.parties.queries.customers import known_customer
from careline.security.actor import Actor

router = Router(tags=["halls"])
READ, WORK = "halls.read_appointment", "halls.work_appointment"


@router.post("", auth=Bearer("halls.book_appointment"), response={201: AppointmentShown})
def book(request: Asked, told: AppointmentTold) -> Status[AppointmentShown]:
    """Book a visit, of a customer or of somebody with a name and a number; they are told."""
    _check_named(told, by=request.auth)
    if told.complaint:
        booked = book_for_complaint(number=told.complaint, told=told.told, by=request.auth, at=request.at)
    else:
        booked = book_appointment(told=told.told, by=request.auth, at=request.at)
    return Status(201, AppointmentShown.model_validate(_shown(booked.appointment)))


@router.get("", auth=Bearer(READ), response=AppointmentPage)
def list_appointments(request: Asked, asked: Query[AppointmentsAsked]) -> AppointmentPage:
    """List appointments, nearest first."""
    if asked.hall:
        named(lambda: hall(by=request.auth, code=asked.hall), field="hall", given=asked.hall)
    page = appointments(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    rows = [_shown(row) for row in page.rows]
    return AppointmentPage.model_validate({"items": rows, "next": next_page(request, page.next)})


@router.get("/{appointment}", auth=Bearer(READ), response=AppointmentWhole)
def get_appointment(request: Asked, appointment: AppointmentNumber) -> AppointmentWhole:
    """Read one, with its moves and what its visitor was told."""
    found = find(by=request.auth, number=appointment)
    more = {
        "complaint": complaint_of_visit(found, by=request.auth),
        "steps": list(steps_of(found)),
        "notices": list(notices_of(found)),
    }
    return AppointmentWhole.model_validate(_shown(found) | more)


@router.put("/{appointment}/slot", auth=Bearer(WORK), response=AppointmentShown)
def move(request: Asked, appointment: AppointmentNumber, told: MovingTold) -> AppointmentShown:
    """Move it to another time, or another hall; the number stays, and the visitor is told."""
    if told.hall:
        named(lambda: hall(by=request.auth, code=told.hall), field="hall", given=told.hall)
    moved = move_appointment(number=appointment, **dict(told), by=request.auth, at=request.at)
    return AppointmentShown.model_validate(_shown(moved))


@router.post("/{appointment}/cancellation", auth=Bearer(WORK), response=AppointmentShown)
def cancel(request: Asked, appointment: AppointmentNumber, told: CancellingTold) -> AppointmentShown:
    """Let the visitor not come; they are told, and their place is free."""
    gone = cancel_appointment(number=appointment, **dict(told), by=request.auth, at=request.at)
    return AppointmentShown.model_validate(_shown(gone))


@router.post("/{appointment}/arrival", auth=Bearer(WORK), response={201: AppointmentShown})
def come(request: Asked, appointment: AppointmentNumber, told: ArrivalTold) -> Status[AppointmentShown]:
    """Say that the visitor is there; a counter contact of theirs begins: `visit`."""
    there = arrive(number=appointment, **dict(told), by=request.auth, at=request.at)
    return Status(201, AppointmentShown.model_validate(_shown(there.appointment)))


@router.post("/{appointment}/absence", auth=Bearer(WORK), response=AppointmentShown)
def miss(request: Asked, appointment: AppointmentNumber, told: ArrivalTold) -> AppointmentShown:
    """Say that the visitor didn't come; refused (409) before their time."""
    missed = miss_visitor(number=appointment, **dict(told), by=request.auth, at=request.at)
    return AppointmentShown.model_validate(_shown(missed))


def _shown(row: Any) -> dict[str, Any]:
    """Return a row with its visitor masked."""
    names = set(AppointmentShown.model_fields) - {"visitor"}
    return {name: getattr(row, name) for name in names} | {"visitor": masked_visitor(row)}


def _check_named(told: AppointmentTold, *, by: Actor) -> None:
    """Refuse at its field what the body names and isn't there: the address is right."""
    named(lambda: hall(by=by, code=told.hall), field="hall", given=told.hall)
    if told.contact:
        named(lambda: contact(by=by, number=told.contact), field="contact", given=told.contact)
    if told.order:
        named(lambda: order(by=by, number=told.order), field="order", given=told.order)
    if told.complaint:
        named(lambda: complaint(by=by, number=told.complaint), field="complaint", given=told.complaint)
    customer = told.customer_id
    if customer:
        named(lambda: known_customer(by=by, id=customer), field="customer_id", given=str(customer))
