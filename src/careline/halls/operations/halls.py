"""Keeping the halls: their hours, how many may come, closing one for a day or for good; each change with its reason."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from careline.clocks.queries.calendars import calendar_coded
from careline.contacts.writing.moving import user_id
from careline.halls.events import HallClosed, HallDaySet, HallSet
from careline.halls.models import Hall, HallDay, HallRow
from careline.halls.queries.halls import hall as find_hall
from careline.halls.rules.halls import WHY, DayPassed, HallTold, check_hall, check_words, written_week
from careline.halls.rules.opening import read_hours
from careline.halls.writing.seating import HallIsClosed, lock_hall
from careline.kernel.calendar import day_of
from careline.kernel.horizon import A_YEAR, check_ahead
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.queries.departments import NoSuchDepartment, department

RIGHT = "halls.manage_halls"
NUMBERS = ("keeps_holidays", "slot_minutes", "places", "days_ahead", "missed_after")
NAMES = ("name_zh", "name_en", "address_zh", "address_en")


@operation()
def set_hall(*, code: str, told: HallTold, why: str, by: Actor, at: datetime) -> Hall:
    """Add a hall, or change the one of that code; one that was closed takes visitors again.

    Who has an appointment keeps it; whose time the hall isn't open at any more is listed (`displaced`).

    :raises BadHallCode: and whatever else `check_hall` refuses, naming the field.
    :raises HallWordsMissing: nobody says why.
    :raises NoSuchDepartment: or `NoSuchCalendar`: of what is named there is none.
    """
    require(by, RIGHT)
    check_hall(code, told)
    check_words("why", why, longest=WHY)
    home = department(by=by, code=told.department)
    if home.closed_at:
        raise NoSuchDepartment(field="department", department=told.department)
    known = Hall.objects.select_related("calendar").filter(code=code).first()
    one = lock_hall(known) if known else Hall(id=new_id(), code=code)
    one.department, one.calendar = home, calendar_coded(told.calendar)
    for name in NAMES:
        setattr(one, name, getattr(told, name).strip())
    for name in NUMBERS:
        setattr(one, name, getattr(told, name))
    one.weekly, one.public_places = written_week(told.weekly), told.share
    one.closed_at, one.version = None, one.version + 1
    one.save()
    settled = {"weekly": one.weekly, "public_places": one.public_places}
    row = _row(one, told=asdict(told) | settled, why=why, by=by, at=at)
    row.entry = record(HallSet(subject=one.id, code=code, row=row.id), by=by, at=at)
    row.save()
    return one


@operation()
def close_hall(*, code: str, why: str, by: Actor, at: datetime) -> Hall:
    """Let a hall take no visitors any more; who has an appointment there is listed, to be moved or cancelled.

    :raises NoSuchHall: there is none.
    :raises HallIsClosed: it was closed before.
    :raises HallWordsMissing: nobody says why.
    """
    require(by, RIGHT)
    check_words("why", why, longest=WHY)
    one = lock_hall(find_hall(by=by, code=code))
    if one.closed_at:
        raise HallIsClosed(field="hall")
    one.closed_at, one.version = at, one.version + 1
    one.save(update_fields=["closed_at", "version"])
    row = _row(one, told={}, why=why, by=by, at=at)
    row.entry = record(HallClosed(subject=one.id, code=code, row=row.id), by=by, at=at)
    row.save()
    return one


@operation()
def set_hall_day(
    *,
    code: str,
    day: date,
    periods: Sequence[str] | None,
    why: str,
    tells_visitors: bool = False,
    by: Actor,
    at: datetime,
) -> HallDay:
    """Say when a hall is open on one day: an empty list closes it, None lets it be as usual again.

    :param tells_visitors: whether those who were to come at a time it is closed now are told, by what is left open.
    :raises NoSuchHall: there is none.
    :raises BadPeriod: the periods can't be read or overlap.
    :raises HallWordsMissing: nobody says why.
    :raises DayPassed: it is over where the hall is; `TooFarAhead`: it lies more than a year ahead.
    """
    require(by, RIGHT)
    check_words("why", why, longest=WHY)
    one = lock_hall(find_hall(by=by, code=code))
    today = day_of(at, one.zone)
    if day < today:
        raise DayPassed(field="day")
    check_ahead(day, today=today, within=A_YEAR, field="day")
    own = None if periods is None else list(map(str, read_hours(periods, field="periods")))
    row = HallDay(
        id=new_id(),
        hall=one,
        day=day,
        n=HallDay.objects.filter(hall=one, day=day).count() + 1,
        periods=own,
        why=why.strip(),
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
    )
    event = HallDaySet(subject=one.id, day=day, row=row.id, is_open=own != [], tells_visitors=tells_visitors)
    row.entry = record(event, by=by, at=at)
    row.save()
    return row


def _row(one: Hall, *, told: dict[str, object], why: str, by: Actor, at: datetime) -> HallRow:
    return HallRow(
        id=new_id(),
        hall=one,
        n=one.version,
        told=told,
        why=why.strip(),
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
    )
