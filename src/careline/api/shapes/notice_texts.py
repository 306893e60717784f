"""The texts of notices."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Line, Shown, Told
from careline.notices.rules.facts import Audience, NoticeChannel
from careline.notices.rules.wording import TEXT_LIMIT, Wording

Body = Annotated[str, StringConstraints(max_length=TEXT_LIMIT, pattern=PLAIN)]


class NoticeWordsTold(Told):
    """What is said in both languages; a subject is for e-mail."""

    subject_zh: Line = Field("", examples=["您的投诉已受理：{number}"])
    text_zh: Body = Field(examples=["{customer}，您好：您的投诉已受理。"])
    subject_en: Line = Field("", examples=["We have received your complaint {number}"])
    text_en: Body = Field(examples=["Dear {customer}, we received your complaint."])

    @property
    def zh(self) -> Wording:
        """The words in Chinese."""
        return Wording(self.subject_zh, self.text_zh)

    @property
    def en(self) -> Wording:
        """The words in English."""
        return Wording(self.subject_en, self.text_en)


class NoticeVersionTold(NoticeWordsTold):
    """A new version."""

    after: int | None = Field(
        None,
        ge=0,
        le=2**31 - 1,
        strict=True,
        description="The newest version you saw, 0 for none; refused if it isn't.",
    )


class NoticePreviewAsked(NoticeWordsTold):
    """Words to look at before they are handed in."""

    complaint: Line = Field("", description="A complaint's number; empty for invented values.", examples=[""])


class NoticeVersionShown(Shown):
    """One version of a text."""

    n: int
    subject_zh: str
    text_zh: str
    subject_en: str
    text_en: str
    author_name: str
    written_at: datetime
    approver_name: Annotated[str | None, Field(description="Null while nobody approved it.")] = None
    approved_at: datetime | None = None


class NoticeTextShown(Shown):
    """How one text stands."""

    kind: str = Field(examples=["complaint_received"])
    channel: NoticeChannel
    audience: Audience
    variables: list[str] = Field(description="What may stand between braces.", examples=[["number", "customer"]])
    in_force: NoticeVersionShown | None = Field(description="Null while nothing goes out for want of words.")
    waiting: NoticeVersionShown | None = Field(description="The newest version, while it isn't approved.")


class NoticeTexts(Shown):
    """Every text."""

    items: list[NoticeTextShown]


class NoticeVersions(Shown):
    """One text and every version of it, newest first."""

    text: NoticeTextShown
    versions: list[NoticeVersionShown]


class WordingShown(Shown):
    """Words in one language."""

    subject: str
    text: str


class NoticePreviewShown(Shown):
    """How a notice would read, masked."""

    zh: WordingShown
    en: WordingShown
    language: str = Field(description="In which the customer is written to; empty for invented values.")
    recipient: str = Field(description="Where it would go, masked; empty where no address is known.")
    invented: list[str] = Field(description="The variables with an invented value.")
