"""Complaints as they are shown, alone and in lists."""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, computed_field

from careline.api.addresses import complaint_url
from careline.api.shapes.brief import CategoryBrief, DepartmentBrief, UserBrief
from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import Shown
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import Move, StageName, moves_from
from careline.parties.queries.customers import masked


class ComplaintListed(Shown):
    """A complaint as lists show it."""

    number: str = Field(examples=["TS-2026-004291-3"])
    title: str = Field(examples=["5 月账单多扣 128 元"])
    channel: Channel
    customer: Annotated[CustomerShown, BeforeValidator(masked)]
    category: CategoryBrief | None
    urgency: Urgency
    stage: StageName
    department: DepartmentBrief
    handler: UserBrief | None
    received_at: datetime
    due_at: datetime | None = Field(description="When the answer is due; null when no rule sets a time.")
    version: int = Field(description="How many moves it has made; send it with the next one.")

    @computed_field(description="Its address.")  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def url(self) -> str:
        """Its address."""
        return complaint_url(self.number)


class ComplaintShown(ComplaintListed):
    """A complaint, what was said, and what can be done."""

    description: str
    external_id: str | None
    on_behalf: bool
    place: str
    jurisdiction: str
    received_by: UserBrief | None
    complained_about: UserBrief | None

    @computed_field(description="What can be done at this stage; whether you may is asked when you do it.")  # type: ignore[prop-decorator]  # the same
    @property
    def moves(self) -> list[Move]:
        """What can be done at this stage."""
        return list(moves_from(self.stage))


class ComplaintPage(Shown):
    """Some complaints, nearest due first, and where to go on."""

    items: list[ComplaintListed]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class ComplaintsFound(Shown):
    """Some complaints that fit a search, nearest due first, and where to go on."""

    items: list[ComplaintListed]
    after: str | None = Field(description="Send it with the same search for the next page; null on the last one.")
