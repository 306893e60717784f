"""Follow-ups: told as they are promised and moved, shown with the customer masked."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints, computed_field

from careline.api.shapes.brief import UserBrief
from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import SAID, Line, Moment, Shown, Text, Told, Username, Version, Words
from careline.api.shapes.paging import After, Limit
from careline.contacts.operations.following_up import FollowUpTold as ToldToOperation
from careline.contacts.queries.follow_ups import FollowUpFilters, FollowUpView
from careline.contacts.rules.follow_ups import WHAT, FollowUpKind, FollowUpMove, FollowUpState, moves_from
from careline.parties.queries.customers import masked


def _masked(row: Any) -> object:
    return masked(row) if row is not None else None


def _number(row: Any) -> object:
    return row.number if row is not None else None


class FollowUpTold(Told):
    """What is promised, by when, and who sees to it; about a contact, a customer, or both."""

    kind: FollowUpKind
    what: Annotated[str, StringConstraints(min_length=1, max_length=WHAT, pattern=SAID)] = Field(
        examples=["回电告知退费结果"]
    )
    due_at: Moment
    owner: Username = Field("", description="A user name; empty means you.")
    contact: Line = Field("", description="Number of the contact it was made in.", examples=["JC-2026-000042-7"])
    customer_id: UUID | None = None

    @property
    def told(self) -> ToldToOperation:
        """The same as the operation takes it."""
        return ToldToOperation(**self.model_dump(exclude={"customer_id"}), customer=self.customer_id)


class FollowUpShown(Shown):
    """A promise, a call-back or a reminder."""

    id: UUID
    kind: FollowUpKind
    what: str
    state: FollowUpState
    due_at: datetime
    owner: UserBrief
    party: Annotated[CustomerShown | None, BeforeValidator(_masked)]
    contact: Annotated[str | None, BeforeValidator(_number)]
    missed: int = Field(description="How often its time passed before it was done.")
    made_at: datetime
    version: int

    @computed_field(description="What can be done with it; whether you may is asked when you do it.")  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def moves(self) -> list[FollowUpMove]:
        """What can be done where it stands."""
        return list(moves_from(self.state))


class FollowUpPage(Shown):
    """Some follow-ups, nearest due first, and where to go on."""

    items: list[FollowUpShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class FollowUpsAsked(Told):
    """Which follow-ups; what is left out doesn't narrow."""

    view: FollowUpView = FollowUpView.MINE
    contact: Line = ""
    customer: UUID | None = None
    due_before: Moment | None = None
    after: After = ""
    limit: Limit = 50

    @property
    def filters(self) -> FollowUpFilters:
        """The same in the words of the query."""
        return FollowUpFilters(view=self.view, contact=self.contact, party=self.customer, due_before=self.due_before)


class KeepingTold(Told):
    """That it was done."""

    text: Text = Field("", examples=["已回电，客户认可"])
    version: Version | None = None


class PostponingTold(Told):
    """When it is due instead, and why."""

    due_at: Moment
    text: Words = Field(examples=["账务未出，已告知客户"])
    version: Version | None = None


class HandingTold(Told):
    """Who sees to it from now on."""

    owner: Annotated[Username, StringConstraints(min_length=1)]
    text: Text = ""
    version: Version | None = None


class DroppingTold(Told):
    """Why nobody needs it any more."""

    text: Words = Field(examples=["客户已自行办理"])
    version: Version | None = None


class HandOverTold(Told):
    """When you are back, and who takes which promise meanwhile."""

    back_at: Moment
    takers: dict[UUID, Username] = Field({}, description="A user name for each promise due before you are back.")
    text: Text = ""


class HandOverShown(Shown):
    """That you could go."""

    at: datetime
    back_at: datetime
    handed: int = Field(description="How many promises have another owner now.")
