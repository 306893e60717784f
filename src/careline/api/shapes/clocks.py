"""The ledger of time: the clocks of a complaint, and pausing one."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.utils.translation import get_language
from pydantic import Field

from careline.api.shapes.clock_alarms import ClockAlarmShown, NextAlarmShown
from careline.api.shapes.kinds import Shown, Told
from careline.cases.queries.clocks import ClockTold
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing


class ClockMoveShown(Shown):
    """One thing that happened to a clock after its start."""

    n: int
    kind: ClockMoveKind
    at: datetime
    reason: str = Field(
        description="A code: why it paused, what stopped it, which move or calendar had it computed anew."
    )
    actor: str = Field(examples=["李伟"])
    due_before: datetime | None
    due_after: datetime | None


class MeasureShown(Shown):
    """An amount of an allowance: in seconds where it is told in time, in days where it is told in days."""

    seconds: int | None
    days: int | None


class ClockShown(Shown):
    """One clock, as it stands."""

    id: UUID
    rule_code: str
    name: str
    source: str = Field(description="The law or promise behind the rule, in the language asked for.")
    certainty: Certainty
    kind: ClockKind
    standing: Standing
    state: ClockState
    started_at: datetime
    due_at: datetime | None = Field(description="Null while it is paused.")
    stopped_at: datetime | None
    is_binding: bool = Field(description="Whether this is the one that counts: the earliest that ends the waiting.")
    is_late: bool = Field(description="Whether the due time was over before what it waits for had happened.")
    used: MeasureShown
    left: MeasureShown
    pause_reasons: list[PauseReason] = Field(description="Why it may be paused now; empty where it may not.")
    cause: str = Field(description="The move of the complaint that began it.")
    steps: list[dict[str, object]] = Field(description="How its due time was reached, step by step.")
    moves: list[ClockMoveShown] = Field(description="What happened since it began, oldest first.")
    alarms: list[ClockAlarmShown] = Field(description="The steps it alarmed at so far, oldest first.")
    next_alarm: NextAlarmShown | None = Field(description="Null while it stands still, and when nothing is to come.")

    @classmethod
    def of(cls, told: ClockTold) -> Self:
        """Return the shape of a clock, named in the language asked for."""
        terms, language = told.terms, get_language() or ""
        moves = [{**vars(one), "actor": one.actor.full_name if one.actor else one.actor_name} for one in told.moves]
        named = {
            "rule_code": terms.code,
            "name": terms.name_zh if language.startswith("zh") else terms.name_en,
            "source": terms.source(language),
            "certainty": terms.certainty,
            "kind": terms.kind,
            "standing": terms.standing,
            "pause_reasons": told.reasons,
            "moves": moves,
            "alarms": [ClockAlarmShown.of(one) for one in told.alarms],
            "next_alarm": NextAlarmShown.of(told),
        }
        return cls.model_validate({**vars(told), **named})


class ClocksShown(Shown):
    """The ledger of time, the binding clock first and those that ended last."""

    items: list[ClockShown]


class PauseTold(Told):
    """Why a clock is to stand still."""

    reason: PauseReason
