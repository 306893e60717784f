"""The one way verification tasks move: claimed, advanced by the rules, recorded as a row, indexed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from careline.parties.events import VerificationTaskMoved
from careline.parties.models import VerificationTask, VerificationTaskRow
from careline.parties.models.verification_task import OPEN
from careline.parties.rules.verification_tasks import ENDS, VerificationTaskEnd, VerificationTaskStep, advance
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.turns import hold_alone

GIVING = 0x76657269  # "veri"


def lock_giving() -> None:
    """Wait until nobody else gives tasks: two who give at once find different profiles."""
    hold_alone(GIVING)


def move_task(task: VerificationTask, step: VerificationTaskStep, *, by: Actor, at: datetime) -> VerificationTask:
    """Move a task that is locked, and record that.

    :raises VerificationTaskIsOver: it is done or released already.
    """
    task.index(advance(task.standing, step))
    event = VerificationTaskMoved(
        subject=task.id, move=step.move, customer=task.customer_id, agent=task.agent_id, why=step.why
    )
    said = recorded(event, by=by, at=at)
    VerificationTaskRow.objects.create(
        task=task, n=task.version, move=step.move, agent_id=step.agent, why=step.why or "", **said
    )
    task.save(update_fields=["state", "agent", "version"])
    return task


def end_tasks(customers: Collection[UUID], why: VerificationTaskEnd, *, by: Actor, at: datetime) -> None:
    """End the open task on any of these records, if there is one: the profile was looked at, or isn't one any more."""
    for task in VerificationTask.objects.select_for_update(of=("self",)).filter(OPEN, customer__in=customers):
        move_task(task, VerificationTaskStep(move=ENDS[why], why=why), by=by, at=at)
