"""Service commitments: what is published of the rules in force, how they were kept, and what lies behind a number."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.due_rules import VersionShown
from careline.api.shapes.kinds import Shown, Told
from careline.cases.queries.commitments import ClockBehind
from careline.cases.rules.commitments import CommitmentOutcome, KeptCommitment, KeptMonth
from careline.clocks.queries.commitments import Commitment
from careline.clocks.rules.commitments import CommitmentSubject, Publication
from careline.clocks.rules.terms import PauseReason

Month = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
    Field(description="One of the last twelve months that are over.", examples=["2026-02"]),
]
Outcome = CommitmentOutcome


class KeptMonthShown(Shown):
    """How one rule was kept in one month."""

    month: date = Field(description="Its first day.")
    due: int = Field(description="How many clocks were due in it.")
    kept: int = Field(description="How many of them ended when they were due, or before.")
    rate: float | None = Field(description="Per cent, to one decimal, rounded down; null where none was due.")

    @classmethod
    def of(cls, one: KeptMonth) -> Self:
        """Return the shape of a month."""
        return cls(month=one.month, due=one.due, kept=one.kept, rate=one.rate)


class KeptShown(Shown):
    """How one rule was kept in the last twelve full months; for anybody, in those of them with enough to tell."""

    code: str = Field(examples=["cn.answer"])
    due: int
    kept: int
    rate: float | None = Field(description="Per cent over all the months, to one decimal, rounded down.")
    months: list[KeptMonthShown] = Field(description="The oldest first.")

    @classmethod
    def of(cls, one: KeptCommitment, *, strangers: bool = False) -> Self:
        """Return the shape of a rule's figures.

        :param strangers: whether they are for anybody, who is told nothing of months with few.
        """
        months = [KeptMonthShown.of(month) for month in one.months if month.is_telling or not strangers]
        total = one.total_for_strangers if strangers else one.total
        return cls(code=one.code, due=total.due, kept=total.kept, rate=total.rate, months=months)


class CommitmentShown(Shown):
    """One commitment as everybody may read it."""

    version: VersionShown
    subject: CommitmentSubject
    extent: Publication
    pauses: list[PauseReason] = Field(description="Why its clock may stand still.")
    zone: str = Field(examples=["Asia/Shanghai"])
    figures: KeptShown | None = Field(
        description="How it was kept; null where that isn't published, or there were too few to say."
    )

    @classmethod
    def of(cls, one: Commitment, kept: KeptCommitment | None) -> Self:
        """Return the shape of a commitment."""
        told = kept if kept and one.extent is Publication.WITH_FIGURES and kept.total.is_telling else None
        return cls(
            version=VersionShown.model_validate(one.version),
            subject=one.subject,
            extent=one.extent,
            pauses=list(one.pauses),
            zone=one.zone,
            figures=KeptShown.of(told, strangers=True) if told else None,
        )


class CommitmentsShown(Shown):
    """What the house stands by now."""

    counted_at: datetime | None = Field(description="When figures were counted; null where none are published.")
    items: list[CommitmentShown]


class KeptFiguresShown(Shown):
    """How the rules were kept, over the complaints of your departments."""

    counted_at: datetime | None = Field(description="When it was counted; null before the first night.")
    items: list[KeptShown]


class CommitmentClockShown(Shown):
    """One clock behind a number."""

    complaint: str = Field(examples=["TS-2026-004291-3"])
    clock: UUID
    due_at: datetime
    stopped_at: datetime | None = Field(description="Null while what it waits for hasn't happened.")
    department: str = Field(description="Code of the department that has the complaint.")
    handler: str = Field(description="User name of who has it; empty for nobody.")

    @classmethod
    def of(cls, told: ClockBehind) -> Self:
        """Return the shape of a clock."""
        found = told.complaint
        named: dict[str, Any] = {
            "complaint": found.number,
            "department": found.department.code,
            "handler": found.handler.username if found.handler else "",
        }
        return cls(clock=told.id, due_at=told.due_at, stopped_at=told.stopped_at, **named)


class CommitmentClockPage(Shown):
    """One page of them."""

    items: list[CommitmentClockShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class PublicationTold(Told):
    """How much of a rule everybody may read."""

    extent: Publication


class PublicationShown(Shown):
    """How much of a rule in force everybody may read."""

    code: str = Field(examples=["cn.answer"])
    extent: Publication
    is_default: bool = Field(description="Whether nobody has decided: law and promises are published, others aren't.")


class PublicationsShown(Shown):
    """What is published of each rule in force, by code."""

    items: list[PublicationShown]
