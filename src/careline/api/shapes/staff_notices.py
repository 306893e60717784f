"""What a colleague is told."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Code, Shown, Told


class StaffNoticeShown(Shown):
    """One thing you were told."""

    id: UUID
    kind: str = Field(examples=["complaint_assigned"])
    about: str = Field(
        description="The number of what it is about; of a promise, its identifier.", examples=["TS-2026-004291-3"]
    )
    by_name: str
    at: datetime
    is_new: bool


class StaffNoticePage(Shown):
    """Some of what you were told, newest first."""

    items: list[StaffNoticeShown]
    next: str | None


class ViewedShown(Shown):
    """How much of it was new."""

    seen: int


class StaffMailTold(Told):
    """Where mails go, and of what."""

    address: Annotated[str, StringConstraints(max_length=254, pattern=PLAIN)] = Field(
        "", examples=["li.wei@operator.example"]
    )
    kinds: list[Code] = Field(default_factory=list, max_length=20, examples=[["complaint_assigned"]])


class StaffMailShown(Shown):
    """Where mails go, and of what."""

    address: str
    kinds: list[str]
