"""Alarms about clocks: those raised, the next, and those nobody has in hand."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown
from careline.cases.queries.clock_alarms import WaitingAlarm
from careline.cases.queries.clocks import ClockTold
from careline.clocks.rules.ladder import Recipient
from careline.clocks.rules.terms import ClockKind, Standing


class ClockAlarmShown(Shown):
    """One step of the ladder that a clock alarmed at."""

    step: str = Field(examples=["very-near"])
    fraction: int = Field(description="Per cent of the time from start to due.")
    after: int = Field(description="Minutes past due.")
    recipients: list[Recipient] = Field(description="Whom the step names.")
    due_at: datetime = Field(description="The due time it was raised for.")
    planned_at: datetime
    at: datetime = Field(description="When it was raised.")
    acknowledged_at: datetime | None
    acknowledged_by: str = Field(description="Who has it in hand; empty while nobody said so.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """Return the shape of an alarm."""
        seen = getattr(row, "sighting", None)
        who = (seen.user.full_name if seen.user else seen.actor_name) if seen else ""
        return cls.model_validate({**vars(row), "acknowledged_at": seen.at if seen else None, "acknowledged_by": who})


class NextAlarmShown(Shown):
    """The step of the ladder a clock alarms at next."""

    step: str
    at: datetime
    recipients: list[Recipient]

    @classmethod
    def of(cls, told: ClockTold) -> Self | None:
        """Return the shape of a clock's next step; None where none is to come."""
        step, at = told.next_step, told.next_alarm_at
        return cls(step=step.code, at=at, recipients=list(step.recipients)) if step and at else None


class WaitingAlarmShown(Shown):
    """A clock that alarmed and that nobody has in hand, with its last alarm."""

    complaint: str = Field(examples=["TS-2026-004291-3"])
    clock: UUID
    kind: ClockKind
    standing: Standing
    step: str = Field(examples=["due"])
    fraction: int = Field(description="Per cent of the time from start to due.")
    after: int = Field(description="Minutes past due.")
    due_at: datetime
    at: datetime = Field(description="When it was raised.")
    department: str = Field(description="Code of the department that has the complaint.")
    handler: str = Field(description="User name of who has it; empty for nobody.")
    can_be_acknowledged: bool = Field(description="Whether you may say to have it in hand.")

    @classmethod
    def of(cls, told: WaitingAlarm) -> Self:
        """Return the shape of a waiting alarm."""
        found = told.complaint
        named = {
            "complaint": found.number,
            "department": found.department.code,
            "handler": found.handler.username if found.handler else "",
        }
        return cls.model_validate({**vars(told), **named})


class WaitingAlarmPage(Shown):
    """One page of them."""

    items: list[WaitingAlarmShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")
