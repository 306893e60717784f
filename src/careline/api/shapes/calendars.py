"""Calendars: when a place works, the days unlike their weekday, and what a change of them moves."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.due_rules import Day
from careline.api.shapes.kinds import PLAIN, SAID, Shown, Told
from careline.clocks.rules.days import MOST_DAYS, DayChange, DayKind

CalendarName = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=SAID)]
DayName = Annotated[str, StringConstraints(max_length=60, pattern=PLAIN)]
Hours = Annotated[str, StringConstraints(max_length=11, pattern=PLAIN), Field(examples=["09:00-12:00"])]
DayHours = Annotated[list[Hours], Field(max_length=24)]
Edition = Annotated[
    UUID | None,
    Field(description="The edition that was previewed: saving is refused when the calendar is another one by now."),
]


class WeekTold(Told):
    """When a place works from Monday to Sunday, on the wall clock of its zone."""

    name_zh: CalendarName = Field(examples=["坐席班次"])
    name_en: CalendarName = Field(examples=["Desk shifts"])
    zone: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        description="A name of the IANA time zone database.", examples=["Asia/Shanghai"]
    )
    weekly: Annotated[list[DayHours], Field(min_length=7, max_length=7)] = Field(
        description="Seven lists of periods from Monday; an empty one is a rest day, `00:00-24:00` never closes."
    )
    seen: Edition = None


class DayTold(Told):
    """What becomes of one day."""

    day: Day
    kind: DayKind | None = Field(description="Null makes it like its weekday again.")
    periods: DayHours | None = Field(None, description="Own periods of a worked day; null means the usual ones.")
    name_zh: DayName = ""
    name_en: DayName = ""

    def change(self) -> DayChange:
        """Return what was told as the room takes it."""
        return DayChange(**self.model_dump())


class DaysTold(Told):
    """What becomes of some days; all of them, or none."""

    days: Annotated[list[DayTold], Field(min_length=1, max_length=MOST_DAYS)]
    seen: Edition = None


class CalendarShown(Shown):
    """A calendar."""

    code: str
    name_zh: str
    name_en: str
    zone: str
    weekly: list[list[str]]
    edition: UUID


class CalendarsShown(Shown):
    """Every calendar."""

    items: list[CalendarShown]


class CalendarDayShown(Shown):
    """One day unlike its weekday."""

    date: date
    kind: DayKind
    name_zh: str
    name_en: str
    periods: list[str] | None
    origin: str = Field(description="`almanac`, or `operator`: then no almanac changes it.")


class CalendarYearShown(Shown):
    """A year an almanac filled in."""

    year: int
    is_provisional: bool = Field(description="Computed, because nobody has published it yet.")
    source: str


class CalendarYearRead(Shown):
    """A year of a calendar."""

    year: CalendarYearShown | None = Field(description="Null where no almanac filled it in.")
    days: list[CalendarDayShown]


class ClockMoving(Shown):
    """One open clock that would move."""

    number: str
    rule: UUID
    before: datetime
    after: datetime
    is_binding: bool


class DayEffectShown(Shown):
    """What one day of the change would move if it were the only one."""

    day: date
    moved: int
    earlier: int
    postponed: int = Field(description="How many of the law’s become due later.")


class PreviewShown(Shown):
    """What a change would move; nothing is saved."""

    edition: UUID
    moved: int
    earlier: int = Field(description="How many of them become due earlier than people were told.")
    postponed: int = Field(description="How many of the law’s become due later; only published days off postpone them.")
    days: list[DayEffectShown]
    first: list[ClockMoving] = Field(description="The first fifty: those that become earlier, then the nearest.")


class RedatingShown(Shown):
    """Open clocks being dated anew; many are left to the worker."""

    cause: str
    total: int
    looked: int
    moved: int
    earlier: int
    done_at: datetime | None


class DaysChanged(Shown):
    """What the change moved, or is moving."""

    redating: RedatingShown | None = Field(description="Null where no open clock could move.")


class YearsInstalled(Shown):
    """How many years are new, or no longer provisional."""

    years: int
