"""Leaving: what is held, who takes it, what became of it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field

from careline.api.shapes.kinds import Code, Shown, Told, Username
from careline.security.ports.holdings import WhyLeft
from careline.security.rules.roles import Role


class TakerTold(Told):
    """Who takes one kind of things; with neither it joins the queue of the department it lies in."""

    kind: Code = Field(examples=["cases.complaints"])
    username: Username = ""
    department: Code = ""


class OffBoardingTold(Told):
    """Who takes what; a kind not named goes to the queues of the departments it lies in."""

    takers: Annotated[list[TakerTold], Field(max_length=40)] = []


class HeldShown(Shown):
    """One kind of things somebody holds."""

    kind: str = Field(examples=["cases.complaints"])
    label: Annotated[str, BeforeValidator(str)]
    references: list[str] = Field(description="Numbers or codes, such as `TS-2026-004291-3`.")
    ends: bool = Field(description="Whether it is theirs alone and ends with the account; nobody takes it.")


class HoldingsShown(Shown):
    """What somebody holds, and what ends with the account."""

    parts: list[HeldShown]
    roles: list[Role]
    sessions: int
    tokens: int


class LeftShown(Shown):
    """One thing that stayed behind."""

    reference: str
    why: WhyLeft


class HandedOverShown(Shown):
    """What became of one kind of things."""

    kind: str
    moved: int
    ended: int = Field(description="So many were theirs alone, and ended with the account.")
    taker: str
    department: str
    left: list[LeftShown]


class OffBoardingShown(Shown):
    """The report of an off-boarding."""

    at: datetime
    by_name: str
    correlation: UUID = Field(description="Shared by all its entries in the ledger.")
    roles: list[Role]
    sessions: int
    tokens: int
    parts: list[HandedOverShown]


class OffBoardings(Shown):
    """Reports, newest first."""

    items: list[OffBoardingShown]
