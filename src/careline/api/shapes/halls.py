"""Halls, their hours and their free slots; the words are those of TMF646 where it has one (see the room's page)."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.brief import DepartmentBrief
from careline.api.shapes.kinds import PLAIN, SAID, Flag, Shown, Told
from careline.halls.rules.halls import (
    ADDRESS,
    FURTHEST,
    LONGEST,
    MOST_PATIENCE,
    MOST_PLACES,
    NAME,
    SHORTEST,
    WHY,
    HallTold,
)

HallName = Annotated[str, StringConstraints(min_length=1, max_length=NAME, pattern=SAID)]
HallAddress = Annotated[str, StringConstraints(min_length=1, max_length=ADDRESS, pattern=SAID)]
Because = Annotated[str, StringConstraints(min_length=1, max_length=WHY, pattern=SAID)]
Hours = Annotated[str, StringConstraints(max_length=11, pattern=PLAIN), Field(examples=["09:00-12:00"])]
Open = Annotated[list[Hours], Field(max_length=12)]
Week = Annotated[
    list[Open],
    Field(description="Seven days from Monday; an empty one is closed.", min_length=7, max_length=7),
]
PlaceCode = Annotated[str, StringConstraints(min_length=1, max_length=32, pattern=PLAIN)]


class HallSettings(Told):
    """A hall: where it is, when it is open, and how many may come."""

    name_zh: HallName = Field(examples=["中关村营业厅"])
    name_en: HallName = Field(examples=["Zhongguancun hall"])
    address_zh: HallAddress = Field(examples=["海淀区中关村大街 1 号"])
    address_en: HallAddress = Field(examples=["1 Zhongguancun Street, Haidian"])
    department: PlaceCode = Field(description="Code of the department whose people work there.", examples=["hq"])
    calendar: PlaceCode = Field("cn", description="Code of the calendar it keeps, and on whose clock its hours are.")
    weekly: Week = Field(examples=[[["09:00-12:00", "13:30-17:00"]] * 5 + [[], []]])
    keeps_holidays: Flag = Field(default=True, description="Whether the calendar's holidays close it.")
    slot_minutes: Annotated[int, Field(ge=SHORTEST, le=LONGEST, strict=True)] = 30
    places: Annotated[int, Field(ge=1, le=MOST_PLACES, strict=True, description="How many may come for one slot.")] = 2
    public_places: Annotated[int, Field(ge=0, le=MOST_PLACES, strict=True)] | None = Field(
        None, description="How many of them the public page may take; null for half of them, rounded up."
    )
    days_ahead: Annotated[int, Field(ge=1, le=FURTHEST, strict=True)] = 14
    missed_after: Annotated[
        int, Field(ge=0, le=MOST_PATIENCE, strict=True, description="Minutes after which who isn't there is missed.")
    ] = 15
    why: Because = Field(description="Why it is changed; it stays with the change.", examples=["夏季作息"])

    @property
    def told(self) -> HallTold:
        """The same as the operation takes it."""
        return HallTold(**self.model_dump(exclude={"why"}))


def _code(calendar: Any) -> object:
    return getattr(calendar, "code", calendar)


class HallBrief(Shown):
    """A hall by its code and names."""

    code: str = Field(examples=["zhongguancun"])
    name_zh: str
    name_en: str


class HallShown(HallBrief):
    """A hall."""

    address_zh: str
    address_en: str
    department: DepartmentBrief
    calendar: Annotated[str, BeforeValidator(_code)]
    weekly: list[list[str]]
    keeps_holidays: bool
    slot_minutes: int
    places: int
    public_places: int = Field(description="How many of them the public page may take; whoever works there takes all.")
    days_ahead: int
    missed_after: int
    closed_at: datetime | None
    version: int


class HallsShown(Shown):
    """Every hall there ever was."""

    items: list[HallShown]


class HallClosingTold(Told):
    """Why a hall takes no visitors any more."""

    why: Because = Field(examples=["迁址"])


class HallDayTold(Told):
    """When a hall is open on one day."""

    periods: Open | None = Field(description="Empty where it is closed; null where it is as usual again.")
    why: Because = Field(examples=["盘点"])
    tells_visitors: Flag = Field(
        default=False, description="Whether those who were to come at a time it is closed now are told."
    )


class HallDayShown(Shown):
    """What holds for one day of a hall."""

    day: date
    periods: list[str] | None
    why: str
    at: datetime
    actor_name: str


class HallDaysShown(Shown):
    """The days to come on which a hall is open otherwise than usual."""

    items: list[HallDayShown]


class DaySlots(Shown):
    """A day on which somebody may be booked."""

    day: date
    is_open: bool
    is_over: bool = Field(description="Whether its last time has begun, so that nobody is booked for it any more.")
    left: int = Field(description="How many places it has left.")


class TimeSlot(Shown):
    """A time at which somebody may come, and how many more."""

    starts_at: datetime
    ends_at: datetime
    left: int


class SlotsAsked(Told):
    """Which day's slots; without one, the days themselves."""

    day: date | None = None


class SlotsShown(Shown):
    """The days on which somebody may be booked, and the slots of the one that was asked."""

    days: list[DaySlots]
    slots: list[TimeSlot]
