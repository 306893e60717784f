"""What agents may say."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from careline.api.shapes.categories import Name, Position
from careline.api.shapes.kinds import Code, Flag, Shown, Told, Words
from careline.api.shapes.reasons import Known
from careline.contacts.operations.scripts import ScriptTold as Script
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import ScriptStep


class ScriptTold(Told):
    """A script's names and words, and where it is offered; what is left out fits any."""

    name_zh: Name = Field(examples=["开场问候"])
    name_en: Name = Field(examples=["Greeting"])
    step: ScriptStep
    words_zh: Words = Field(examples=["您好，客服{agent}为您服务。"])
    words_en: Words = Field(examples=["Good day, this is {agent}."])
    reason: Code = Field("", description="A reason's code; it is offered for those below it, too.")
    channel: ContactChannel | None = None
    service_type: ServiceType | None = None
    for_care: Flag = Field(default=False, description="Whether it is only for customers who need care.")
    position: Position = 0

    @property
    def script(self) -> Script:
        """The same as the operation takes it."""
        return Script(**self.model_dump())


class ScriptShown(Shown):
    """A script that is offered."""

    code: str = Field(examples=["greeting"])
    name_zh: str
    name_en: str
    step: ScriptStep
    words_zh: str
    words_en: str
    reason: Annotated[str, BeforeValidator(lambda row: row.code if row else "")]
    channel: Annotated[ContactChannel | None, Known]
    service_type: Annotated[ServiceType | None, Known]
    for_care: bool
    position: int


class ScriptPage(Shown):
    """Some scripts."""

    items: list[ScriptShown]
    next: str | None


class LineShown(Shown):
    """A script that fits, with its variables filled in."""

    code: str
    step: ScriptStep
    name_zh: str
    name_en: str
    words_zh: str
    words_en: str


class GuideShown(Shown):
    """What to say as the contact stands, step by step, the most particular first."""

    items: list[LineShown]
