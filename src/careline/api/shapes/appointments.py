"""Appointments: told as they are booked and moved, shown with the visitor masked."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints, computed_field

from careline.api.shapes.halls import HallBrief, PlaceCode
from careline.api.shapes.kinds import PLAIN, Code, Line, Moment, Shown, Told, Version
from careline.api.shapes.notices import NoticeShown
from careline.api.shapes.paging import PageAsked
from careline.halls.operations.booking import NAME, BookingTold
from careline.halls.queries.appointments import AppointmentFilters
from careline.halls.rules.appointments import (
    NOTE,
    AppointmentMove,
    AppointmentState,
    BookedFrom,
    ChangeReason,
    moves_from,
)


def _number(row: Any) -> object:
    return getattr(row, "number", row)


def _of_reason(row: Any) -> object:
    return getattr(row, "code", row)


class AppointmentTold(Told):
    """Where somebody comes, when, who it is, and about what."""

    hall: PlaceCode = Field(examples=["zhongguancun"])
    starts_at: Moment
    customer_id: UUID | None = None
    name: Annotated[str, StringConstraints(max_length=NAME, pattern=PLAIN)] = Field(
        "", description="Of whoever is no customer yet; with a number.", examples=["周涛"]
    )
    number: Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)] = Field("", examples=["139 0000 1111"])
    note: Annotated[str, StringConstraints(max_length=NOTE, pattern=PLAIN)] = Field("", examples=["补卡"])
    language: Annotated[str, StringConstraints(max_length=10, pattern=PLAIN)] = Field(
        "zh", description="In which a stranger is written to."
    )
    reason: Code = Field("", description="Code of a reason.", examples=["billing"])
    order: Line = Field("", description="Number of the service order they come about.")
    contact: Line = Field("", description="Number of the contact it is booked in; its customer is meant.")
    complaint: Line = Field("", description="Number of the complaint they come about; its customer is meant.")

    @property
    def told(self) -> BookingTold:
        """The same as the operation takes it."""
        said = self.model_dump(exclude={"customer_id", "complaint"})
        return BookingTold(**said, customer=self.customer_id)


class MovingTold(Told):
    """To when, and why."""

    starts_at: Moment
    hall: Annotated[str, StringConstraints(max_length=32, pattern=PLAIN)] = Field(
        "", description="Code of another hall; left out, it stays the same."
    )
    reason: ChangeReason
    version: Version | None = None


class CancellingTold(Told):
    """Why they don't come."""

    reason: ChangeReason
    version: Version | None = None


class ArrivalTold(Told):
    """Which version was seen."""

    version: Version | None = None


class VisitorShown(Shown):
    """Who comes, masked."""

    name: str = Field(examples=["周*"])
    number: str = Field(examples=["139****1111"])
    note: str
    customer: UUID | None


class StepShown(Shown):
    """One move of an appointment."""

    n: int
    move: AppointmentMove
    at: datetime
    actor_name: str
    starts_at: datetime | None
    reason: str


class AppointmentShown(Shown):
    """An appointment; its reason and state are those of the moment."""

    number: str = Field(examples=["YY-2026-000042-7"])
    state: AppointmentState
    hall: HallBrief
    starts_at: datetime
    ends_at: datetime
    visitor: VisitorShown
    booked_from: BookedFrom
    reason: Annotated[str | None, BeforeValidator(_of_reason)]
    order: Annotated[str | None, BeforeValidator(_number)]
    contact: Annotated[str | None, BeforeValidator(_number)] = Field(description="In which it was booked.")
    visit: Annotated[str | None, BeforeValidator(_number)] = Field(description="The contact they are served in.")
    made_at: datetime
    version: int

    @computed_field(description="What can be done with it; whether you may is asked when you do it.")  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def moves(self) -> list[AppointmentMove]:
        """What can be done where it stands."""
        return sorted(moves_from(self.state))


class AppointmentWhole(AppointmentShown):
    """An appointment with its moves and what its visitor was told."""

    complaint: str = Field(description="Number of the complaint it is about; empty where there is none in sight.")
    steps: list[StepShown]
    notices: list[NoticeShown]


class AppointmentPage(Shown):
    """Some appointments, nearest first, and where to go on."""

    items: list[AppointmentShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class AppointmentsAsked(PageAsked):
    """Which appointments; what is left out doesn't narrow."""

    hall: Annotated[str, StringConstraints(max_length=32, pattern=PLAIN)] = ""
    day: date | None = None
    state: AppointmentState | None = None
    customer: UUID | None = None

    @property
    def filters(self) -> AppointmentFilters:
        """The same in the words of the query."""
        return AppointmentFilters(hall=self.hall, day=self.day, state=self.state, customer=self.customer)
