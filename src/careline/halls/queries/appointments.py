"""Appointments, within what the actor may see: one, a hall's day, a customer's, and those whose hall is closed then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import get_current_timezone

from careline.contacts.models import Contact
from careline.halls.models import Appointment, AppointmentNotice, AppointmentStep, Hall
from careline.halls.models.visitor import visitor_of
from careline.halls.queries.halls import hall as find_hall
from careline.halls.queries.slots import opening_of
from careline.halls.rules.appointments import AppointmentState
from careline.halls.rules.slots import Slot, is_looked_at, is_within
from careline.kernel.calendar import day_of
from careline.kernel.calendar.zones import DAY, midnight
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import Notice
from careline.notices.queries.outbox import MaskedNotice, shown
from careline.parties.queries.customers import masked
from careline.parties.queries.identities import records_of
from careline.security import policy
from careline.security.actor import Actor
from careline.security.rules.masking import mask_name, mask_number

READ, WORK = "halls.read_appointment", "halls.work_appointment"
RELATED = ("hall__department", "hall__calendar", "party__key", "key", "reason", "order", "contact", "visit", "made_by")
LISTING = "appointments"
SHOWN = 20


class NoSuchAppointment(Refusal):
    """There is no appointment of that number, or none this actor may know of."""

    code = "halls.no_such_appointment"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class AppointmentFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    hall: str = ""
    day: date | None = None
    """On the wall clock of the hall; without a hall, on that of the house."""
    state: AppointmentState | None = None
    customer: UUID | None = None


@dataclass(frozen=True)
class MaskedVisitor:
    """Who comes, as every screen shows it."""

    name: str
    number: str
    note: str
    """What they come for, in words; a stranger's note names nobody but themselves."""
    customer: UUID | None


def visible(*, by: Actor) -> QuerySet[Appointment]:
    """Return the appointments the actor may see, nearest first."""
    return Appointment.objects.filter(policy.scope(by, READ)).select_related(*RELATED).order_by("starts_at", "id")


def appointment(*, by: Actor, number: str) -> Appointment:
    """Return one.

    :raises NoSuchAppointment: when there is none, or the actor may not see it.
    """
    found = visible(by=by).filter(number=number).first()
    if found is None:
        raise NoSuchAppointment(field="appointment", number=number)
    return found


def may_work(*, by: Actor, rows: Sequence[Appointment]) -> frozenset[UUID]:
    """Return which of these the actor may do something about."""
    if policy.reach_of(by, WORK) is None:
        return frozenset()
    reached = Appointment.objects.filter(policy.scope(by, WORK), pk__in=[row.pk for row in rows])
    return frozenset(reached.values_list("pk", flat=True))


def appointments(*, by: Actor, filters: AppointmentFilters, after: str = "", limit: int = 50) -> Page[Appointment]:
    """Return one page of the appointments the actor may see, nearest first.

    :raises NoSuchHall: when the hall isn't one.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = narrowed(by=by, filters=filters)
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.starts_at, row.id))


def _beyond(after: str) -> Q:
    starts_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None or starts_at is None:
        raise BadCursor
    return Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, id__gt=name)


def narrowed(*, by: Actor, filters: AppointmentFilters) -> QuerySet[Appointment]:
    """Return the appointments the actor may see, narrowed to what was asked.

    :raises NoSuchHall: when the hall isn't one.
    """
    rows, zone = visible(by=by), get_current_timezone()
    if filters.hall:
        hall = find_hall(by=by, code=filters.hall)
        rows, zone = rows.filter(hall=hall), hall.zone
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.customer:
        rows = rows.filter(party__in=records_of([filters.customer]))
    if filters.day:
        if not is_looked_at(filters.day):
            return rows.none()
        begin, end = midnight(filters.day, zone), midnight(filters.day + DAY, zone)
        rows = rows.filter(starts_at__gte=begin, starts_at__lt=end)
    return rows


def day_of_hall(*, by: Actor, hall: Hall, day: date) -> Sequence[Appointment]:
    """Return a hall's appointments of one day that the actor may see, in the order of their times."""
    return list(narrowed(by=by, filters=AppointmentFilters(hall=hall.code, day=day)))


def appointments_of_customer(*, by: Actor, customer: UUID) -> Sequence[Appointment]:
    """Return a customer's appointments, latest first, for whoever may read that customer."""
    policy.require(by, "parties.read_customer")
    policy.require(by, READ)
    found = Appointment.objects.filter(party__in=records_of([customer])).select_related(*RELATED)
    return list(found.order_by("-starts_at", "id")[:SHOWN])


def appointments_in(*, contact: Contact) -> Sequence[Appointment]:
    """Return what was booked in a contact the caller has found, or is served in it."""
    booked, served = Appointment.objects.filter(contact=contact), Appointment.objects.filter(visit=contact)
    return list((booked | served).select_related(*RELATED).order_by("starts_at", "id")[:SHOWN])


def displaced(one: Hall, *, at: datetime, day: date | None = None) -> Sequence[Appointment]:
    """Return those of a hall the caller has found who are expected at a time at which it is closed.

    :param day: only those of this day.
    """
    ids = displaced_ids(one, at=at, day=day)
    if not ids:
        return ()
    return list(Appointment.objects.filter(pk__in=ids).select_related(*RELATED).order_by("starts_at", "place"))


def displaced_ids(one: Hall, *, at: datetime, day: date | None = None) -> frozenset[UUID]:
    """Return which these are: where it is counted, and mostly there are none, nobody is read for it."""
    rows = Appointment.objects.filter(hall=one, state=AppointmentState.BOOKED, starts_at__gt=at)
    if day:
        rows = rows.filter(starts_at__gte=midnight(day, one.zone), starts_at__lt=midnight(day + DAY, one.zone))
    found = [(pk, Slot(*slot)) for pk, *slot in rows.order_by("starts_at").values_list("pk", "starts_at", "ends_at")]
    if not found or one.closed_at:
        return frozenset(pk for pk, _ in found)
    days = [day_of(slot.starts_at, one.zone) for _, slot in found]
    opening = opening_of(one, days[0], days[-1])
    seen = zip(found, days, strict=True)
    return frozenset(pk for (pk, slot), on in seen if not is_within(slot, on, opening.on(on), zone=one.zone))


def steps_of(one: Appointment) -> Sequence[AppointmentStep]:
    """Return the moves of an appointment the caller has found, oldest first."""
    return list(AppointmentStep.objects.filter(appointment=one).select_related("actor", "hall").order_by("n"))


def notices_of(one: Appointment) -> Sequence[MaskedNotice]:
    """Return what the visitor of an appointment the caller has found was told, masked, latest first."""
    about = AppointmentNotice.objects.filter(appointment=one).values("notice")
    rows = Notice.objects.filter(pk__in=about).select_related("version", "key").prefetch_related("deliveries")
    return shown(rows)


def masked_visitor(one: Appointment) -> MaskedVisitor:
    """Return who comes, masked."""
    said = visitor_of(one)
    if one.party is not None:
        who = masked(one.party)
        return MaskedVisitor(who.name, who.number, said["note"], one.party_id)
    name, number = said["name"], said["number"]
    return MaskedVisitor(mask_name(name) if name else "", mask_number(number) if number else "", said["note"], None)
