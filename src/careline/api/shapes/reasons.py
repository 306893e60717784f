"""Reasons and wrap-up templates."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.categories import Name, Position
from careline.api.shapes.kinds import SAID, Code, Flag, Shown, Text, Told
from careline.contacts.operations.reasons import ReasonTold as Reason
from careline.contacts.operations.wrap_up import TemplateTold as Template
from careline.contacts.rules.facts import ContactChannel, Outcome, ServiceType
from careline.contacts.rules.reasons import Question
from careline.contacts.rules.verification import Act
from careline.contacts.rules.wrap_up import Part

Known = BeforeValidator(lambda told: told or None)
Asked = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAID)]


class QuestionTold(Told):
    """What to ask."""

    code: Code = Field(examples=["month"])
    zh: Asked = Field(examples=["哪个账期？"])
    en: Asked = Field(examples=["Which billing period?"])
    is_required: Flag = False


class QuestionShown(Shown):
    """What to ask."""

    code: str
    zh: str
    en: str
    is_required: bool


class ReasonTold(Told):
    """What a reason is called, what to ask for it, and what it makes mandatory."""

    name_zh: Name = Field(examples=["费用争议"])
    name_en: Name = Field(examples=["Disputed charges"])
    position: Position = 0
    service_type: ServiceType | None = None
    category: Code = Field("", description="Code of the complaint category it suggests.", examples=["product.billing"])
    act: Act | None = Field(None, description="What is done for the customer; it says how well they must be verified.")
    questions: Annotated[list[QuestionTold], Field(max_length=20)] = []
    required: list[Part] = []
    valid_from: date | None = Field(None, description="The first day on which it is offered.")

    @property
    def reason(self) -> Reason:
        """The same as the operation takes it."""
        said = self.model_dump(exclude={"questions"})
        return Reason(**said, questions=[Question(**one.model_dump()) for one in self.questions])


class ReasonShown(Shown):
    """A reason that is offered."""

    code: str = Field(examples=["billing.dispute"])
    name_zh: str
    name_en: str
    position: int
    service_type: Annotated[ServiceType | None, Known]
    category: str
    act: Annotated[Act | None, Known]
    questions: list[QuestionShown]
    required: list[Part]
    valid_from: date


class ReasonPage(Shown):
    """Some reasons, each after its parent."""

    items: list[ReasonShown]
    next: str | None


class TemplateTold(Told):
    """A template's names, where it is offered, and what it fills in."""

    name_zh: Name = Field(examples=["已当场答复"])
    name_en: Name = Field(examples=["Answered on the spot"])
    reason: Code = ""
    channel: ContactChannel | None = None
    summary_zh: Text = Field("", examples=["客户{customer}咨询：{reason}。"])
    summary_en: Text = Field("", description="For whoever works in English; empty means the Chinese.")
    result_zh: Text = ""
    result_en: Text = ""
    outcome: Outcome | None = None
    position: Position = 0

    @property
    def template(self) -> Template:
        """The same as the operation takes it."""
        return Template(**self.model_dump())


class TemplateShown(Shown):
    """A template that is offered."""

    code: str = Field(examples=["answered"])
    name_zh: str
    name_en: str
    reason: Annotated[str, BeforeValidator(lambda row: row.code if row else "")]
    channel: Annotated[ContactChannel | None, Known]
    summary_zh: str
    summary_en: str
    result_zh: str
    result_en: str
    outcome: Annotated[Outcome | None, Known]
    position: int


class TemplatePage(Shown):
    """Some templates."""

    items: list[TemplateShown]
    next: str | None
