"""Stale profiles somebody verifies."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import UserBrief
from careline.api.shapes.kinds import Shown, Told, Username
from careline.api.shapes.paging import PageAsked
from careline.parties.rules.verification_tasks import MOST_EACH, VerificationTaskState

AGENTS = 200


class VerificationTasksAsked(PageAsked):
    """Whose open tasks, and which page of them."""

    by: UUID | None = Field(None, description="Only this agent's.")


class VerificationTasksTold(Told):
    """Who is given how many of the stalest profiles, and by when they are verified."""

    agents: Annotated[list[Username], Field(min_length=1, max_length=AGENTS)] = Field(
        description="User names.", examples=[["li-wei"]]
    )
    each: int = Field(ge=1, le=MOST_EACH, description="So many for each, fewer where there aren't as many.")
    due_on: date


class VerificationTaskTold(Told):
    """Who is given one profile, and by when it is verified."""

    agent: Username = Field(description="A user name.", examples=["li-wei"])
    due_on: date


class VerificationTaskShown(Shown):
    """One customer's profile that one agent verifies."""

    id: UUID
    customer: UUID = Field(validation_alias="customer_id")
    agent: UserBrief
    due_on: date
    state: VerificationTaskState
    given_by: str = Field(validation_alias="given_by_name")
    given_at: datetime


class VerificationTaskPage(Shown):
    """Open tasks, nearest due first."""

    items: list[VerificationTaskShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class VerificationTasksGivenShown(Shown):
    """What was given, the stalest first."""

    items: list[VerificationTaskShown]


class TasksOfAgentShown(Shown):
    """How many one agent has open, and how many of these are late."""

    agent: UserBrief
    open: int
    late: int


class VerificationCountsShown(Shown):
    """Who has how many, and how many stale profiles are nobody's yet."""

    not_given: int
    items: list[TasksOfAgentShown]
