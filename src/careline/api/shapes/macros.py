"""Macros."""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from careline.api.shapes.categories import Name
from careline.api.shapes.kinds import Code, Shown, Text, Told
from careline.cases.operations.macros import MacroTold as Macro
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.macros import LATEST

Coded = BeforeValidator(lambda row: row.code if row else "")
Known = BeforeValidator(lambda told: told or None)


class MacroTold(Told):
    """A macro's names, and what it does; what is empty it leaves alone."""

    name_zh: Name = Field(examples=["账单争议转计费"])
    name_en: Name = Field(examples=["Disputed bill to Billing"])
    category: Code = ""
    urgency: Urgency | None = None
    department: Code = Field("", description="Whom it is assigned to.")
    note_zh: Text = ""
    note_en: Text = ""
    reply_zh: Text = ""
    reply_en: Text = Field("", description="A text in one language alone is said to readers of the other, too.")
    reply_channel: Channel | None = None
    reminder_zh: Text = ""
    reminder_en: Text = ""
    remind_in: int = Field(0, ge=0, le=LATEST, description="Hours until whoever applies it is reminded.")

    @property
    def macro(self) -> Macro:
        """The same as the operation takes it."""
        return Macro(**self.model_dump())


class MacroShown(Shown):
    """A macro that is offered."""

    code: str = Field(examples=["bill-to-billing"])
    name_zh: str
    name_en: str
    category: Annotated[str, Coded]
    urgency: Annotated[Urgency | None, Known]
    department: Annotated[str, Coded]
    note_zh: str
    note_en: str
    reply_zh: str
    reply_en: str
    reply_channel: Annotated[Channel | None, Known]
    reminder_zh: str
    reminder_en: str
    remind_in: int


class MacroPage(Shown):
    """Some macros."""

    items: list[MacroShown]
    next: str | None


class MacroRunShown(Shown):
    """What was done, and whether it can be taken back."""

    macro: Annotated[str, Coded]
    at: datetime
    version: int = Field(description="The complaint's version afterwards.")
    can_go_back: bool
