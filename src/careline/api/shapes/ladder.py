"""The ladder of escalation: its steps, those it had, and what a change of one moves."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown, Told
from careline.clocks.rules.ladder import DUE, LONGEST_AFTER, Recipient, Rung
from careline.clocks.rules.terms import ClockKind, Standing

LadderEdition = Annotated[
    UUID | None,
    Field(description="The edition that was looked at: saving is refused when the ladder is another one by now."),
]


class StepTold(Told):
    """What a step of the ladder is to say."""

    fraction: Annotated[int, Field(ge=1, le=DUE, strict=True)] = Field(
        description="Per cent of the time from start to due.", examples=[75]
    )
    after: Annotated[int, Field(ge=0, le=LONGEST_AFTER, strict=True)] = Field(
        0, description="Minutes past due; above nought only where the fraction is 100."
    )
    recipients: Annotated[list[Recipient], Field(min_length=1, max_length=len(Recipient))] = Field(
        description="Whom it alarms.", examples=[["handler", "lead"]]
    )
    unless_acknowledged: bool = Field(
        default=False, description="Whether it alarms nobody once somebody has the clock in hand."
    )
    kinds: Annotated[list[ClockKind], Field(max_length=len(ClockKind))] = Field(
        [], description="Which clocks it is for; empty means all."
    )
    standings: Annotated[list[Standing], Field(max_length=len(Standing))] = Field(
        [], description="Whose rules it is for; empty means all."
    )
    seen: LadderEdition = None

    def rung(self, code: str) -> Rung:
        """Return what was told as the room takes it."""
        return Rung(
            code=code,
            fraction=self.fraction,
            after=self.after,
            recipients=tuple(self.recipients),
            unless_acknowledged=self.unless_acknowledged,
            kinds=tuple(self.kinds),
            standings=tuple(self.standings),
        )


class StepEndTold(Told):
    """That a step is retired."""

    seen: LadderEdition = None


class LadderStepShown(Shown):
    """One step of the ladder."""

    code: str = Field(examples=["near"])
    fraction: int = Field(description="Per cent of the time from start to due.")
    after: int = Field(description="Minutes past due.")
    recipients: list[Recipient]
    unless_acknowledged: bool
    kinds: list[ClockKind]
    standings: list[Standing]
    set_at: datetime
    since: datetime = Field(description="Clocks that had passed the step by then aren't told of it.")
    retired_at: datetime | None


class PlanningShown(Shown):
    """How far running clocks have followed the latest change."""

    asked_at: datetime
    total: int = Field(description="Complaints with a running clock.")
    looked: int
    moved: int = Field(description="Clocks that are alarmed at another time than before.")


class LadderShown(Shown):
    """The ladder."""

    edition: UUID
    items: list[LadderStepShown] = Field(description="The steps in force, in the order of their instants.")
    earlier: list[LadderStepShown] = Field(description="The last hundred that were in force, the latest first.")
    planning: PlanningShown | None = Field(description="Null once every running clock has followed.")


class AlarmMoving(Shown):
    """One running clock that would be alarmed at another time next."""

    number: str = Field(examples=["TS-2026-004291-3"])
    rule: str = Field(description="Code of the rule.", examples=["cn.answer"])
    kind: ClockKind
    before: datetime | None = Field(description="Null where it isn't alarmed any more as it stands.")
    after: datetime | None


class SilenceShown(Shown):
    """Clocks about which nobody would be alarmed any more."""

    kinds: list[ClockKind] = Field(description="Empty for every kind.")
    standings: list[Standing] = Field(description="Under whose rules; empty for all.")


class LadderPreviewShown(Shown):
    """What a change of a step would move; nothing is saved."""

    edition: UUID
    moved: int
    first: list[AlarmMoving] = Field(description="The first fifty, those alarmed soonest.")
    silenced: list[SilenceShown] = Field(
        description="Clocks about which nobody would be alarmed any more; then only saving with `seen` is accepted."
    )
