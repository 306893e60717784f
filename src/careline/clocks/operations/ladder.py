"""The ladder of escalation: its steps set, changed and retired. Running clocks follow from then on."""

from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from careline.clocks.events import LadderStepRetired, LadderStepSet
from careline.clocks.models import LadderStep
from careline.clocks.operations.due_rules import RIGHT
from careline.clocks.queries.ladder import check_heard, drafted_step, step_in_force
from careline.clocks.rules.default_ladder import DEFAULT_LADDER
from careline.clocks.rules.ladder import Rung
from careline.clocks.rules.steps import says_the_same
from careline.clocks.writing.ladder import hold_ladder, take_down
from careline.clocks.writing.planning import begin_planning
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record, record_all
from careline.security.operation import operation


@operation(silent_when="the step stands like this already")
def set_ladder_step(
    *, rung: Rung, seen: UUID | None = None, is_new: bool = False, by: Actor, at: datetime
) -> LadderStep:
    """Set a step of the ladder, in place of the one of its code, and let running clocks follow.

    A clock that has passed a new instant by now isn't told of it. Where only other people are told, or fewer clocks
    are meant, the step goes on: what it owes already it still owes.

    :param seen: the edition of the ladder that was looked at, by whoever saw what would move.
    :param is_new: whether one is to be added, and none changed.
    :raises BadStepCode: likewise BadStepFraction, BadStepAfter, BadStepRecipients, each naming what is allowed.
    :raises LadderMoved: it is another edition by now.
    :raises LadderSilenced: nobody would be alarmed about some clocks any more, and no edition says this was seen.
    :raises StepTaken: it was to be new, and another one is there.
    :raises TooManySteps: it would be one more than a ladder may have.
    """
    policy.require(by, RIGHT)
    hold_ladder()
    drafted, before = drafted_step(rung, is_new=is_new, at=at)
    if before and says_the_same(drafted, before.rung):
        return before
    hold_ladder(seen)
    if before and seen is None:
        check_heard(rung.code, drafted)
    set_at = take_down(before, at=at) if before else at
    since = drafted.since if before and drafted.since == before.since else set_at
    row = LadderStep(id=new_id(), set_at=set_at, **asdict(replace(drafted, since=since)))
    record(_told(row), by=by, at=at)
    row.save(force_insert=True)
    begin_planning(at=set_at)
    return row


@operation()
def retire_ladder_step(*, code: str, seen: UUID | None = None, by: Actor, at: datetime) -> LadderStep:
    """Take a step down: it alarms nobody from now on. What it alarmed for stays said, also if it is set again.

    :param seen: the edition of the ladder that was looked at, by whoever saw what would move.
    :raises NoSuchStep: no step in force has this code.
    :raises LadderMoved: it is another edition by now.
    :raises LadderSilenced: nobody would be alarmed about some clocks any more, and no edition says this was seen.
    """
    policy.require(by, RIGHT)
    hold_ladder()
    row = step_in_force(code)
    hold_ladder(seen)
    if seen is None:
        check_heard(code)
    record(LadderStepRetired(subject=row.id, code=code), by=by, at=at)
    begin_planning(at=take_down(row, at=at))
    return row


@operation(silent_when="the house has a ladder, or had one")
def install_default_ladder(*, by: Actor, at: datetime) -> int:
    """Set the steps a new house begins with, and return how many; a ladder somebody took down stays down."""
    policy.require(by, RIGHT)
    hold_ladder()
    if LadderStep.objects.exists():
        return 0
    rows = [LadderStep(id=new_id(), set_at=at, **asdict(replace(rung, since=at))) for rung in DEFAULT_LADDER]
    record_all([_told(row) for row in rows], by=by, at=at)
    LadderStep.objects.bulk_create(rows)
    begin_planning(at=at)
    return len(rows)


def _told(row: LadderStep) -> LadderStepSet:
    said = asdict(row.rung)
    del said["since"]
    return LadderStepSet(subject=row.id, **said)
