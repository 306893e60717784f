"""The ladder of escalation."""

from dataclasses import asdict
from datetime import datetime

from careline.clocks.events import LadderStepSet
from careline.clocks.models import LadderStep
from careline.clocks.operations.due_rules import RIGHT
from careline.clocks.rules.default_ladder import DEFAULT_LADDER
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation


@operation(silent_when="the house has a ladder, or had one")
def install_default_ladder(*, by: Actor, at: datetime) -> int:
    """Set the steps a new house begins with, and return how many; a ladder somebody took down stays down."""
    policy.require(by, RIGHT)
    if LadderStep.objects.exists():
        return 0
    rows = [LadderStep(id=new_id(), set_at=at, **asdict(rung)) for rung in DEFAULT_LADDER]
    record_all([_told(row) for row in rows], by=by, at=at)
    LadderStep.objects.bulk_create(rows)
    return len(rows)


def _told(row: LadderStep) -> LadderStepSet:
    return LadderStepSet(subject=row.id, **asdict(row.rung))
