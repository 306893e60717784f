"""Service orders: begun, filled in, judged, submitted and done; business and rules as an administrator edits them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.brief import UserBrief
from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import Code, Line, Moment, Shown, Text, Told, Username, Version, Words
from careline.api.shapes.paging import After, Limit
from careline.contacts.operations.order_types import OrderTypeTold as ToldToOperation
from careline.contacts.queries.order_list import OrderFilters, OrderView
from careline.contacts.rules.compliance import ComplianceShape, RuleTest, RuleVerdict
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.orders import FailReason, OrderMove, OrderState
from careline.contacts.rules.verification import Act, Level
from careline.parties.queries.customers import masked

Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]


def _code(row: Any) -> object:
    return getattr(row, "code", row)


def _number(row: Any) -> object:
    return getattr(row, "number", row)


def _masked(row: Any) -> object:
    return masked(row) if hasattr(row, "key") else row


class FindingShown(Shown):
    """What one rule says of an order."""

    rule: str = Field(examples=["consent"])
    name_zh: str
    name_en: str
    test: RuleTest
    verdict: RuleVerdict


class OrderListed(Shown):
    """An order as lists show it."""

    number: str = Field(examples=["YW-2026-000042-7"])
    type: Annotated[str, BeforeValidator(_code)] = Field(examples=["plan_change"])
    contact: Annotated[str, BeforeValidator(_number)]
    party: Annotated[CustomerShown, BeforeValidator(_masked)]
    channel: ContactChannel
    state: OrderState
    agent: UserBrief
    begun_at: datetime
    submitted_at: datetime | None
    ended_at: datetime | None
    result: str
    fail_reason: Annotated[FailReason | None, BeforeValidator(lambda told: told or None)]
    asked: int = Field(description="How many exceptions wait for a supervisor.")
    version: int


class OrderShown(OrderListed):
    """An order, with what its rules say and what can be done."""

    findings: list[FindingShown]
    answers: dict[str, Any] = Field(description="What the form was answered with; what names a person is masked.")
    moves: list[OrderMove]


class OrderListPage(Shown):
    """Some orders, latest first, and where to go on."""

    items: list[OrderListed]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class OrdersAsked(Told):
    """Which orders; what is left out doesn't narrow."""

    view: OrderView = OrderView.OPEN
    state: OrderState | None = None
    type: Code = Field("", description="Code of a kind of business.")
    department: Code = Field("", description="Code of the department; those below it are taken along.")
    contact: Line = ""
    customer: UUID | None = None
    begun_from: Moment | None = None
    begun_before: Moment | None = None
    after: After = ""
    limit: Limit = 50

    @property
    def filters(self) -> OrderFilters:
        """The same in the words of the query."""
        return OrderFilters(
            view=self.view,
            state=self.state,
            type=self.type,
            department=self.department,
            contact=self.contact,
            party=self.customer,
            begun_from=self.begun_from,
            begun_before=self.begun_before,
        )


class OrderTold(Told):
    """Which business, in which contact."""

    contact: Line = Field(examples=["JC-2026-000042-7"])
    type: Code = Field(examples=["plan_change"])


class OrderAnswersTold(Told):
    """The form's answers, by the fields' codes."""

    answers: dict[Code, Any] = Field(examples=[{"new_plan": "全家享 199", "from_when": "next_cycle"}])
    version: Version | None = None


class OrderHandingTold(Told):
    """Who does it from now on."""

    agent: Annotated[Username, StringConstraints(min_length=1)]
    text: Text = ""
    version: Version | None = None


class StatementTold(Told):
    """Which rule one vouches for."""

    rule: Code


class WhyTold(Told):
    """Why."""

    text: Words = Field(examples=["行动不便，已视频核验"])


class ExceptionTold(WhyTold):
    """For which rule an exception is asked, and why."""

    rule: Code


class CompletionTold(Told):
    """What came of it."""

    result: Words = Field(examples=["下月一日生效"])


class FailureTold(WhyTold):
    """Why it could not be done."""

    reason: FailReason


class OrderTypeShown(Shown):
    """One kind of business."""

    code: str
    name_zh: str
    name_en: str
    act: Act
    form: str
    rules: Annotated[list[str], BeforeValidator(lambda told: [_code(one) for one in getattr(told, "all", list)()])]
    position: int


class OrderTypes(Shown):
    """The business on offer."""

    items: list[OrderTypeShown]


class OrderTypeTold(Told):
    """What a kind of business is called, asks and demands."""

    name_zh: Name
    name_en: Name
    act: Act
    form: Code = ""
    rules: list[Code] = []
    position: Annotated[int, Field(ge=0, le=9999, strict=True)] = 0

    @property
    def told(self) -> ToldToOperation:
        """The same as the operation takes it."""
        return ToldToOperation(**dict(self))


class ComplianceRuleShown(Shown):
    """One rule."""

    code: str
    name_zh: str
    name_en: str
    test: RuleTest
    level: Level
    field: str
    value: str


class ComplianceRules(Shown):
    """The rules there are."""

    items: list[ComplianceRuleShown]


class ComplianceRuleTold(Told):
    """What a rule is called and looks at."""

    name_zh: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    name_en: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    test: RuleTest
    level: Level = Level.NONE
    field: Code = ""
    value: Annotated[str, StringConstraints(max_length=80)] = ""

    def shape(self, code: str) -> ComplianceShape:
        """Return the same as the operation takes it."""
        return ComplianceShape(code=code, **dict(self))
