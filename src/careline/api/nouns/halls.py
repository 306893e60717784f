"""Halls: their hours, the days they are open otherwise, and the slots in which somebody may come."""

from datetime import date

from ninja import Query, Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import HallCode
from careline.api.references import named
from careline.api.shapes.halls import (
    HallClosingTold,
    HallDayShown,
    HallDaysShown,
    HallDayTold,
    HallSettings,
    HallShown,
    HallsShown,
    SlotsAsked,
    SlotsShown,
)
from careline.clocks.queries.calendars import calendar_coded
from careline.halls.operations.halls import close_hall, set_hall, set_hall_day
from careline.halls.queries.halls import days_of, halls
from careline.halls.queries.halls import hall as find
from careline.halls.queries.slots import days_offered, offers_on
from careline.kernel.calendar import day_of
from careline.security.queries.departments import department

router = Router(tags=["halls"])
READ, MANAGE = "halls.read_hall", "halls.manage_halls"


@router.get("", auth=Bearer(READ), response=HallsShown)
def list_halls(request: Asked) -> HallsShown:
    """List every hall, the closed ones too."""
    return HallsShown.model_validate({"items": list(halls(by=request.auth, with_closed=True))})


@router.get("/{hall}", auth=Bearer(READ), response=HallShown)
def get_hall(request: Asked, hall: HallCode) -> HallShown:
    """Read one."""
    return HallShown.model_validate(find(by=request.auth, code=hall))


@router.put("/{hall}", auth=Bearer(MANAGE), response=HallShown)
def put_hall(request: Asked, hall: HallCode, told: HallSettings) -> HallShown:
    """Add a hall, or change the one of this code; a closed one takes visitors again."""
    named(lambda: department(by=request.auth, code=told.department), field="department", given=told.department)
    named(lambda: calendar_coded(told.calendar), field="calendar", given=told.calendar)
    kept = set_hall(code=hall, told=told.told, why=told.why, by=request.auth, at=request.at)
    return HallShown.model_validate(kept)


@router.post("/{hall}/closure", auth=Bearer(MANAGE), response=HallShown)
def close(request: Asked, hall: HallCode, told: HallClosingTold) -> HallShown:
    """Let a hall take no visitors any more; who has an appointment there keeps it until it is moved or cancelled."""
    return HallShown.model_validate(close_hall(code=hall, why=told.why, by=request.auth, at=request.at))


@router.get("/{hall}/days", auth=Bearer(READ), response=HallDaysShown)
def list_days(request: Asked, hall: HallCode) -> HallDaysShown:
    """List the days from today on that are unlike the usual."""
    one = find(by=request.auth, code=hall)
    return HallDaysShown.model_validate({"items": list(days_of(one, first=day_of(request.at, one.zone)))})


@router.put("/{hall}/days/{day}", auth=Bearer(MANAGE), response=HallDayShown)
def put_day(request: Asked, hall: HallCode, day: date, told: HallDayTold) -> HallDayShown:
    """Say when a hall is open on one day: closed, at other hours, or as usual again."""
    row = set_hall_day(code=hall, day=day, **dict(told), by=request.auth, at=request.at)
    return HallDayShown.model_validate(row)


@router.get("/{hall}/slots", auth=Bearer(READ), response=SlotsShown)
def list_slots(request: Asked, hall: HallCode, asked: Query[SlotsAsked]) -> SlotsShown:
    """List the days for which somebody may be booked, and of the day asked for its slots with the places left."""
    days = days_offered(by=request.auth, hall=hall, at=request.at)
    found = offers_on(by=request.auth, hall=hall, day=asked.day, at=request.at) if asked.day else ()
    slots = [{"starts_at": one.slot.starts_at, "ends_at": one.slot.ends_at, "left": one.left} for one in found]
    return SlotsShown.model_validate({"days": list(days), "slots": slots})
