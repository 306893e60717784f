"""The assignment table."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import CategoryBrief, DepartmentBrief, UserBrief
from careline.api.shapes.kinds import Code, Shown, Told, Username
from careline.cases.rules.facts import Channel, Urgency


class LineTold(Told):
    """A line of the table; a condition left out is always met."""

    position: Annotated[int, Field(ge=0, le=32767, strict=True, description="Lines are tried in this order.")]
    department: Code = Field(description="Code of the department that takes it.", examples=["billing"])
    handler: Username = Field("", description="User name of one of its people, when it is always the same.")
    category: Code = Field("", examples=["product.billing"])
    urgency: Urgency | None = None
    channel: Channel | None = None


class LineShown(Shown):
    """A line of the table; an empty condition is always met."""

    id: UUID
    position: int
    department: DepartmentBrief
    handler: UserBrief | None
    category: CategoryBrief | None
    urgency: str
    channel: str


class Table(Shown):
    """The whole table, in the order in which its lines are tried."""

    items: list[LineShown]
