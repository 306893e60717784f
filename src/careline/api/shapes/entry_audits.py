"""Audits of entries."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from careline.api.shapes.brief import CentreBrief, DepartmentBrief, UserBrief
from careline.api.shapes.kinds import Code, Shown, Told
from careline.api.shapes.paging import PageAsked
from careline.parties.rules.attributes import Attribute, EntrySource
from careline.parties.rules.entry_audits import (
    VERDICTS,
    AbandonReason,
    EntryAuditMove,
    EntryEvidence,
    EntryFinding,
    EntryVerdict,
)
from careline.parties.rules.reveals import Reason
from careline.parties.rules.sampling import MOST_DRAWN, SampleWanted


class EntryAuditState(StrEnum):
    """Whether values are still checked."""

    OPEN = "open"
    CLOSED = "closed"


class EntryAuditsAsked(PageAsked):
    """Which audits, and which page of them."""

    state: EntryAuditState | None = None


class SampleTold(Told):
    """Of which entries a sample is drawn, and how large."""

    first_day: date = Field(description="Entered on this day or later, in the house's time zone.")
    last_day: date = Field(description="Entered on this day or before; not after today, and at most 92 days later.")
    size: Annotated[int, Field(ge=1, le=MOST_DRAWN, strict=True, examples=[100])]
    department: Code = Field("", description="Entered by somebody who sits in this department now, or below it.")
    centre: Code = Field("", description="Or in this contact centre.")
    attribute: Attribute | None = None
    source: EntrySource | None = Field(None, description="Unless told, what staff entered at a desk or with a list.")

    def wanted(self) -> SampleWanted:
        """Return what is drawn."""
        return SampleWanted(**self.model_dump())


class AuditProgressShown(Shown):
    """How far an audit is, in values."""

    drawn: int
    checked: int
    erased: int = Field(description="Never checked, and not to be any more: the customers were forgotten.")
    left: int


class EntryAuditShown(Shown):
    """One audit: how its sample was drawn, and how far it is."""

    id: UUID
    first_day: date
    last_day: date
    size: int = Field(description="So many were asked for.")
    population: int = Field(description="Of so many values.")
    seal: int = Field(description="Number of the ledger's newest seal when it was drawn; 0 where there was none.")
    seed: str = Field(description="Made of that seal; the ranks were made with it, so that the draw can be repeated.")
    department: DepartmentBrief | None
    centre: CentreBrief | None
    attribute: Attribute | None
    source: EntrySource | None
    drawn_by: str
    drawn_at: datetime
    due_on: date = Field(description="The last day for checking; then it closes by itself.")
    auditor: UserBrief | None = Field(description="Who sees it to its end.")
    closed_at: datetime | None
    ending: EntryAuditMove | None = Field(description="How it ended: close, abandon or lapse; null while it is open.")
    reason: AbandonReason | None = Field(description="Why it was given up.")
    progress: AuditProgressShown


class EntryAuditPage(Shown):
    """Audits, latest first."""

    items: list[EntryAuditShown]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class DrawnValuesAsked(PageAsked):
    """Which of an audit's values, and which page of them."""

    verdict: EntryVerdict | None = None

    def findings(self) -> list[str]:
        """Return the findings this verdict is made of."""
        return [one.value for one, verdict in VERDICTS.items() if verdict is self.verdict]


class DrawnValueShown(Shown):
    """One value that was drawn; not what it says."""

    n: int
    customer: UUID
    attribute: Attribute
    source: EntrySource
    entered_by: str = Field(description="Empty where it is a colleague whose figures you may not read.")
    entered_at: datetime
    verdict: EntryVerdict | None = Field(description="Null until it is checked.")
    finding: EntryFinding | None
    evidence: EntryEvidence | None
    checked_by: str
    checked_at: datetime | None


class DrawnValuePage(Shown):
    """Values in the order they were drawn."""

    items: list[DrawnValueShown]
    next: str | None


class FindingTold(Told):
    """What a value proved to be, and against what it was held."""

    finding: EntryFinding
    evidence: EntryEvidence


class EntryFindingShown(Shown):
    """A finding; of several of one value the latest counts."""

    n: int = Field(description="The value's number in the audit.")
    verdict: EntryVerdict
    finding: EntryFinding
    evidence: EntryEvidence
    checked_by: str
    checked_at: datetime


class AbandonTold(Told):
    """Why an audit is given up."""

    reason: AbandonReason


class AuditedRevealTold(Told):
    """Why the value is read in clear."""

    reason: Reason


class ProportionShown(Shown):
    """A share with its 95 % Wilson score interval; all from 0 to 1."""

    share: float | None = Field(description="Null where nothing was checked.", examples=[0.95])
    low: float = Field(examples=[0.8882])
    high: float = Field(examples=[0.9785])
    is_small: bool = Field(description="Fewer than 30 were checked: read the interval, not the share.")


class SampledShown(Shown):
    """What was found of some entries."""

    checked: int
    right: int
    wrong: int
    missing: int
    accuracy: ProportionShown


class AttributeSampledShown(SampledShown):
    """What was found of one attribute."""

    attribute: Attribute = Field(validation_alias="label")


class PersonSampledShown(SampledShown):
    """What was found of what one person or program entered."""

    by: UUID | None = Field(description="The user; null for who is none.")
    name: str = Field(validation_alias="label", examples=["li-wei"])
    source: EntrySource


class UnfinishedAuditShown(Shown):
    """An audit that ended before all was checked."""

    id: UUID
    first_day: date
    last_day: date
    drawn_by: str = Field(validation_alias="drawn_by_name")
    closed_at: datetime
    ending: EntryAuditMove
    reason: AbandonReason | None

    @field_validator("reason", mode="before")
    @classmethod
    def _none(cls, told: object) -> object:
        return told or None


class AuditResultShown(Shown):
    """What audits found."""

    audits: int = Field(description="How many audits this is of.")
    total: SampledShown
    by_attribute: list[AttributeSampledShown] = Field(description="The least accurate first.")
    by_person: list[PersonSampledShown] | None = Field(
        description="Of those whose figures you may read; null where you may read nobody's."
    )
    findings: dict[EntryFinding, int]
    unchecked: int = Field(description="Values drawn that could have been checked and weren't.")
    unchecked_share: float | None = Field(description="Of what was drawn, from 0 to 1.", examples=[0.05])
    at_least: float | None = Field(description="The accuracy if all that wasn't checked was wrong.", examples=[0.9])
    unfinished: list[UnfinishedAuditShown] = Field(description="Ended before all was checked; the latest 50.")
