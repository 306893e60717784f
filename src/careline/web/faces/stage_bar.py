"""The stage bar: the main path as steps, each with the time it was last reached, and where the complaint stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.stages import PROGRESS, StageName
from careline.web.words import STAGES

SHORT = {
    StageName.RECEIVED: _in("step", "Intake"),
    StageName.CLASSIFIED: _in("step", "Class"),
    StageName.ASSIGNED: _in("step", "Assign"),
    StageName.IN_PROGRESS: _in("step", "Work"),
    StageName.RESOLVED: _in("step", "Result"),
    StageName.REPLIED: _in("step", "Reply"),
    StageName.FED_BACK: _in("step", "Feedback"),
    StageName.ARCHIVED: _in("step", "Archive"),
}
ON_THE_WAY = {
    StageName.ACCEPTED: StageName.ASSIGNED,
    StageName.RETURNED: StageName.ASSIGNED,
    StageName.PENDING: StageName.IN_PROGRESS,
}
"""Stages that are no step of their own, and the step they stand on."""
HELD = frozenset({StageName.RETURNED, StageName.PENDING})


class Reached(Protocol):
    """One row of the complaint's record."""

    @property
    def stage(self) -> str:
        """Where the move led."""
        ...

    @property
    def at(self) -> datetime | None:
        """When, if that is known."""
        ...


@dataclass(frozen=True)
class StageStep:
    """One step of the bar."""

    name: str | Promise
    state: str
    is_now: bool
    is_known: bool
    """Whether there is a time to show, or to say of it that it is unknown."""
    at: datetime | None


def stage_bar(*, stage: StageName, rows: Iterable[Reached]) -> list[StageStep]:
    """Return the steps of the main path as this complaint stands on it."""
    reached = {_step_of(StageName(row.stage)): row.at for row in rows}
    here = PROGRESS.index(_step_of(stage))
    return [_step(name, position - here, stage, reached) for position, name in enumerate(PROGRESS)]


def _step_of(stage: StageName) -> StageName:
    return ON_THE_WAY.get(stage, stage)


def _step(name: StageName, ahead: int, stage: StageName, reached: dict[StageName, datetime | None]) -> StageStep:
    is_now = ahead == 0
    said = STAGES[stage] if is_now and stage in ON_THE_WAY else SHORT[name]
    state = ("now held" if stage in HELD else "now") if is_now else ("done" if ahead < 0 else "")
    return StageStep(said, state, is_now, ahead <= 0 and name in reached, reached.get(name))
