"""What the passing of time does to appointments: a reminder the day before, and who doesn't come has missed it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Value

from careline.halls.events import AppointmentCancelled, VisitorDisplaced, VisitorMissed, VisitorReminded
from careline.halls.models import Appointment, AppointmentReminder, AppointmentStep, Hall
from careline.halls.queries.appointments import RELATED, displaced, displaced_ids
from careline.halls.rules.appointments import (
    AppointmentMove,
    AppointmentRecord,
    AppointmentState,
    ChangeReason,
    reminded_at,
)
from careline.halls.rules.notices import DISPLACED, REMINDED
from careline.halls.writing.moving import move_on
from careline.halls.writing.telling import tell
from careline.kernel.calendar import day_of, zone_named
from careline.kernel.calendar.zones import DAY, midnight
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation
from careline.security.policy import require

RIGHT = "halls.sweep_appointments"
CLOSED = ChangeReason.HALL_CLOSED


@operation(silent_when="nobody is late for longer than their hall waits")
def miss_late(*, by: Actor, at: datetime, limit: int = 200) -> int:
    """Record each visitor as missed who didn't come within the minutes their hall waits; return how many.

    Where the hall was closed at their time and nobody found another, it is the visit that fell through, by the hall's
    doing: nobody is told to have missed it.

    Two sweepers at once don't miss anybody twice: each takes rows the other doesn't hold.
    """
    require(by, RIGHT)
    waits = ExpressionWrapper(F("hall__missed_after") * Value(timedelta(minutes=1)), output_field=DurationField())
    late = Appointment.objects.filter(state=AppointmentState.BOOKED, starts_at__lt=at)
    late = late.annotate(waits=waits).filter(starts_at__lt=Value(at) - F("waits")).order_by("starts_at")
    late = late.select_related("hall__calendar")
    found = list(late.select_for_update(skip_locked=True, of=("self",))[:limit])
    lost = _displaced_among(found, at=found[0].starts_at - DAY) if found else frozenset()
    for one in found:
        if one.pk in lost:
            gone = AppointmentCancelled(subject=one.id, reason=CLOSED)
            move_on(one, AppointmentRecord(move=AppointmentMove.CANCEL), gone, by=by, at=at, reason=CLOSED)
        else:
            missed = VisitorMissed(subject=one.id, starts_at=one.starts_at)
            move_on(one, AppointmentRecord(move=AppointmentMove.MISS), missed, by=by, at=at)
    return len(found)


@operation(silent_when="nobody comes tomorrow who wasn't reminded")
def remind_visitors(*, by: Actor, at: datetime, limit: int = 200) -> int:
    """Remind each visitor the day before they come, once for each time; return how many.

    Who booked or moved after that hour was told then, and isn't reminded. Whose hall is closed at their time is told
    so instead: nobody found another time for them yet, and they would come in vain.
    """
    require(by, RIGHT)
    found = [row for zone in _zones() for day in (0, 1) for row in _to_remind(zone, day, at=at, limit=limit)][:limit]
    lost = _displaced_among(found, at=at)
    entries = record_all([_event(one, is_lost=one.pk in lost) for one in found], by=by, at=at)
    AppointmentReminder.objects.bulk_create(
        [
            AppointmentReminder(id=new_id(), appointment=one, starts_at=one.starts_at, at=at, entry=entry)
            for one, entry in zip(found, entries, strict=True)
        ]
    )
    tell([one for one in found if one.pk not in lost], REMINDED, by=by, at=at)
    tell([one for one in found if one.pk in lost], DISPLACED, by=by, at=at)
    return len(found)


@operation(silent_when="nobody was to come while the hall is closed")
def tell_displaced(*, hall: UUID, day: date, by: Actor, at: datetime) -> int:
    """Tell those who were to come on a day at a time their hall is closed; return how many."""
    require(by, RIGHT)
    one = Hall.objects.select_related("calendar").get(pk=hall)
    found: Sequence[Appointment] = displaced(one, at=at, day=day)
    record_all([VisitorDisplaced(subject=row.id, starts_at=row.starts_at) for row in found], by=by, at=at)
    tell(found, DISPLACED, by=by, at=at)
    return len(found)


def _displaced_among(found: Sequence[Appointment], *, at: datetime) -> frozenset[UUID]:
    """Return which of these are expected at a time their hall is closed by now."""
    places = {(one.hall_id, day_of(one.starts_at, one.hall.zone)): one.hall for one in found}
    lost = (displaced_ids(hall, at=at, day=day) for (_, day), hall in places.items())
    return frozenset().union(*lost)


def _event(one: Appointment, *, is_lost: bool) -> VisitorReminded | VisitorDisplaced:
    kind = VisitorDisplaced if is_lost else VisitorReminded
    return kind(subject=one.id, starts_at=one.starts_at)


def _zones() -> list[ZoneInfo]:
    """Return on which wall clocks there are halls; mostly one."""
    return [zone_named(name) for name in Hall.objects.values_list("calendar__zone", flat=True).order_by().distinct()]


def _to_remind(zone: ZoneInfo, days: int, *, at: datetime, limit: int) -> Sequence[Appointment]:
    """Return who comes in so many days, if the hour to remind them has come and they were told nothing since."""
    day = day_of(at, zone) + days * DAY
    begins, ends = midnight(day, zone), midnight(day + DAY, zone)
    hour = reminded_at(begins, zone=zone)
    if hour > at:
        return ()
    reminded = AppointmentReminder.objects.filter(appointment=OuterRef("pk"), starts_at=OuterRef("starts_at"))
    told = AppointmentStep.objects.filter(appointment=OuterRef("pk"), at__gte=hour)
    rows = Appointment.objects.filter(~Exists(reminded), ~Exists(told), state=AppointmentState.BOOKED)
    rows = rows.filter(starts_at__gte=begins, starts_at__gt=at, starts_at__lt=ends, hall__calendar__zone=zone.key)
    rows = rows.select_related(*RELATED).order_by("starts_at").select_for_update(skip_locked=True, of=("self",))
    return list(rows[:limit])
