"""Customers who may be here twice."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import PLAIN, Shown, Told
from careline.parties.rules.merging import MergeReason, UnmergeReason


class DuplicatesAsked(Told):
    """Which page of the list."""

    after: Annotated[str, StringConstraints(max_length=1000, pattern=PLAIN)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class DuplicatesShown(Shown):
    """Two customers who may be one."""

    id: UUID
    score: int = Field(description="How alike they are, of 100.")
    marks: dict[str, str] = Field(
        description="How each field compares: same, alike, different or unknown.", examples=[{"number": "same"}]
    )
    first: CustomerShown
    second: CustomerShown


class DuplicatesPage(Shown):
    """A page of pairs."""

    items: list[DuplicatesShown]
    next: str | None


class MergeTold(Told):
    """Which record is merged, and why."""

    merged: UUID
    reason: MergeReason


class UnmergeTold(Told):
    """Why they are two after all."""

    reason: UnmergeReason
