"""Canned replies."""

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.categories import Name
from careline.api.shapes.kinds import SAID, Code, Shown, Told
from careline.notices.operations.canned import CannedTold as Canned
from careline.notices.rules.facts import NoticeChannel

Body = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=SAID)]


class CannedTold(Told):
    """A reply's names and words, for whom it is and until when."""

    name_zh: Name = Field(examples=["已受理"])
    name_en: Name = Field(examples=["Taken in"])
    text_zh: Body = Field(examples=["投诉 {complaint} 已受理。"])
    text_en: Body = Field(examples=["Your complaint {complaint} is taken in."])
    department: Code = Field("", description="The team it is for, with those below it; empty means everybody.")
    channel: NoticeChannel | None = None
    expires_on: date | None = Field(None, description="The last day it is offered.")

    @property
    def reply(self) -> Canned:
        """The same as the operation takes it."""
        return Canned(**self.model_dump())


class CannedShown(Shown):
    """A reply, approved or not."""

    code: str = Field(examples=["received"])
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    department: Annotated[str, BeforeValidator(lambda row: row.code if row else "")]
    channel: Annotated[NoticeChannel | None, BeforeValidator(lambda told: told or None)]
    expires_on: date | None
    author_name: str
    approved_at: datetime | None
    approver_name: str


class CannedPage(Shown):
    """Some replies."""

    items: list[CannedShown]
    next: str | None
