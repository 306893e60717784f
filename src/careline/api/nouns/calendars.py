"""Calendars: when a place works, and which open clocks a change of them moves."""

from typing import Annotated

from ninja import Router
from pydantic import Field, StringConstraints

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.calendars import (
    CalendarShown,
    CalendarsShown,
    CalendarYearRead,
    DaysChanged,
    DaysTold,
    PreviewShown,
    WeekTold,
    YearsInstalled,
)
from careline.clocks.operations.calendars import change_calendar_days, set_calendar
from careline.clocks.operations.installing import install_calendar
from careline.clocks.queries.calendars import calendars, days_of_year, years_of
from careline.clocks.queries.preview import Preview, preview_days, preview_week

router = Router(tags=["calendars"])
MANAGE = "clocks.manage_calendars"

CalendarCode = Annotated[
    str,
    StringConstraints(max_length=32, pattern=r"^[a-z0-9][a-z0-9-]*$"),
    Field(description="A calendar's code.", examples=["cn"]),
]
Year = Annotated[int, Field(ge=2000, le=2200, examples=[2026])]


@router.get("", auth=Bearer("clocks.read_rules"), response=CalendarsShown)
def list_calendars(request: Asked) -> CalendarsShown:
    """Read the calendars."""
    return CalendarsShown.model_validate({"items": calendars(by=request.auth)})


@router.put("/{code}", auth=Bearer(MANAGE), response=CalendarShown)
def put_calendar(request: Asked, code: CalendarCode, told: WeekTold) -> CalendarShown:
    """Make a calendar, or change its week, zone and names; open clocks are dated anew."""
    return CalendarShown.model_validate(set_calendar(code=code, **told.model_dump(), by=request.auth, at=request.at))


@router.post("/{code}/installation", auth=Bearer(MANAGE), response=YearsInstalled)
def install(request: Asked, code: CalendarCode) -> YearsInstalled:
    """Take over a calendar that Careline brings along, or what has been published since."""
    return YearsInstalled(years=install_calendar(code=code, by=request.auth, at=request.at))


@router.get("/{code}/years/{year}", auth=Bearer("clocks.read_rules"), response=CalendarYearRead)
def read_year(request: Asked, code: CalendarCode, year: Year) -> CalendarYearRead:
    """Read a year's days unlike their weekday, and whether the year is published."""
    filled = {one.year: one for one in years_of(by=request.auth, code=code)}
    days = days_of_year(by=request.auth, code=code, year=year)
    return CalendarYearRead.model_validate({"year": filled.get(year), "days": days})


@router.put("/{code}/days", auth=Bearer(MANAGE), response=DaysChanged)
def put_days(request: Asked, code: CalendarCode, told: DaysTold) -> DaysChanged:
    """Make days holidays, worked or ordinary ones; open clocks are dated anew."""
    changes = [one.change() for one in told.days]
    begun = change_calendar_days(code=code, changes=changes, seen=told.seen, by=request.auth, at=request.at)
    return DaysChanged.model_validate({"redating": begun})


@router.post("/{code}/days/preview", auth=Bearer(MANAGE), response=PreviewShown)
def preview_of_days(request: Asked, code: CalendarCode, told: DaysTold) -> PreviewShown:
    """See which open clocks a change of days would move; nothing is saved."""
    changes = [one.change() for one in told.days]
    return _shown(preview_days(code=code, changes=changes, by=request.auth))


@router.post("/{code}/preview", auth=Bearer(MANAGE), response=PreviewShown)
def preview_of_week(request: Asked, code: CalendarCode, told: WeekTold) -> PreviewShown:
    """See which open clocks another week or zone would move; nothing is saved."""
    return _shown(preview_week(code=code, zone=told.zone, weekly=told.weekly, by=request.auth))


def _shown(told: Preview) -> PreviewShown:
    days = [{"day": one.change.day, **vars(one)} for one in told.days]
    return PreviewShown.model_validate({**vars(told), "days": days, "first": list(told.first)})
