"""The one way an appointment moves: claimed, advanced by the rules, recorded as a row, indexed."""

from datetime import datetime

from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.contacts.writing.moving import user_id
from careline.halls.models import Appointment, AppointmentStep
from careline.halls.queries.appointments import RELATED, WORK
from careline.halls.queries.appointments import appointment as find
from careline.halls.rules.appointments import AppointmentRecord, ChangeReason, advance
from careline.kernel.events import Event
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden

INDEXED = ["state", "hall", "starts_at", "ends_at", "place", "visit", "version"]


def claim_appointment(*, number: str, by: Actor, version: int | None = None) -> Appointment:
    """Lock an appointment for the running operation, if the actor may do something about it.

    :raises NoSuchAppointment: when the actor may not even see it.
    :raises Forbidden: when he may see it but not touch it.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    seen = find(by=by, number=number)
    if not Appointment.objects.filter(policy.scope(by, WORK), pk=seen.pk).exists():
        raise Forbidden(policy=WORK)
    rows = Appointment.objects.select_for_update(of=("self",)).select_related(*RELATED)
    locked = rows.get(pk=seen.pk)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked


def move_on(
    one: Appointment,
    step: AppointmentRecord,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    reason: ChangeReason | None = None,
) -> Appointment:
    """Move it one step and record that.

    :raises IllegalAppointmentMove: the move doesn't exist where it stands.
    """
    standing = advance(one.standing, step)
    row_of(one, step, record(event, by=by, at=at), n=standing.moves, by=by, at=at, reason=reason).save()
    one.index(standing)
    one.save(update_fields=INDEXED)
    return one


def row_of(
    one: Appointment,
    step: AppointmentRecord,
    entry: LedgerEntry,
    *,
    n: int,
    by: Actor,
    at: datetime,
    reason: ChangeReason | None = None,
) -> AppointmentStep:
    """Return the row, not yet written, that records a move."""
    seat = step.seat
    return AppointmentStep(
        appointment=one,
        n=n,
        move=step.move,
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
        hall_id=seat.hall if seat else None,
        starts_at=seat.starts_at if seat else None,
        ends_at=seat.ends_at if seat else None,
        place=seat.place if seat else None,
        visit_id=step.visit,
        reason=reason or "",
        entry=entry,
    )
