"""The assignment table."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.brief import CategoryBrief, DepartmentBrief, UserBrief
from careline.api.shapes.kinds import PLAIN, Code, Shown, Told, Username
from careline.cases.rules.facts import Channel, Urgency


class RuleLineTold(Told):
    """A line of the table; a condition left out is always met."""

    position: Annotated[int, Field(ge=0, le=32767, strict=True, description="Lines are tried in this order.")]
    department: Code = Field(description="Code of the department that takes it.", examples=["billing"])
    handler: Username = Field("", description="User name of one of its people, when it is always the same.")
    category: Code = Field("", examples=["product.billing"])
    urgency: Urgency | None = None
    channel: Channel | None = None


class TrialTold(Told):
    """A complaint to try the table with: one that is there, by its number, or facts made up."""

    number: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = ""
    category: Code = ""
    urgency: Urgency = Urgency.NORMAL
    channel: Channel = Channel.PHONE


class WhatIfTold(RuleLineTold):
    """A line as it would be saved; nothing is."""

    rule: UUID | None = Field(None, description="The line that would be changed; none adds one.")


class RuleLineShown(Shown):
    """A line of the table; an empty condition is always met."""

    id: UUID
    position: int
    department: DepartmentBrief
    handler: UserBrief | None
    category: CategoryBrief | None
    urgency: str
    channel: str


class ConditionHeld(Shown):
    """One condition of a line beside what is given."""

    name: str = Field(examples=["category"])
    wanted: str
    given: str
    holds: bool


class LineTried(Shown):
    """How a line fared."""

    line: RuleLineShown
    fits: bool
    conditions: list[ConditionHeld]


class LoadShown(Shown):
    """What the winner has open already."""

    department: int
    handler: int | None


class TrialShown(Shown):
    """Every line in order, the one that takes it, and what it has open already."""

    lines: list[LineTried]
    winner: RuleLineShown | None
    load: LoadShown | None


class ShiftShown(Shown):
    """Complaints that would go elsewhere."""

    before: str
    after: str
    count: int
    numbers: list[str]


class WhatIfShown(Shown):
    """How many open complaints were tried, and which would go elsewhere."""

    tried: int
    shifts: list[ShiftShown]


class Table(Shown):
    """The whole table, in the order in which its lines are tried."""

    items: list[RuleLineShown]
