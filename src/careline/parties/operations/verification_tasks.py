"""Giving stale profiles to agents to verify, taking one back; and what becomes of a leaver's."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careline.kernel.identity import new_id
from careline.kernel.sentences import Text
from careline.parties.events import VerificationTaskMoved, VerificationTasksGiven
from careline.parties.models import VerificationTask, VerificationTaskRow
from careline.parties.models.verification_task import OPEN
from careline.parties.queries.verification_tasks import (
    GIVE,
    VERIFY,
    open_verification_task,
    stale_unassigned,
    verifiers,
)
from careline.parties.rules.verification_tasks import (
    NobodyToVerify,
    NothingToVerifyNow,
    VerificationTaskEnd,
    VerificationTaskMove,
    VerificationTaskStands,
    VerificationTaskStep,
    begin,
    check_due_day,
    check_each,
    deal,
)
from careline.parties.writing.claiming import claim
from careline.parties.writing.recording import all_recorded
from careline.parties.writing.verification_tasks import lock_giving, move_task
from careline.security.actor import OFF_BOARDING, Actor
from careline.security.ledger import record_all
from careline.security.models import User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, Taker, Untaken


@operation()
def give_verification_tasks(
    *, agents: Sequence[str], each: int, due_on: date, by: Actor, at: datetime
) -> list[VerificationTask]:
    """Give every agent so many of the stalest profiles, or fewer where there aren't as many; the stalest come first.

    :param agents: user names.
    :raises NobodyToVerify: none is named, or one who may not verify.
    :raises NotSoMany: none for each, or more than anybody verifies; likewise `NotADueDay`.
    :raises NothingToVerifyNow: every stale profile is somebody's task already.
    """
    require(by, GIVE)
    check_each(each)
    check_due_day(due_on, today=at.astimezone(timezone.get_current_timezone()).date())
    people = _people(agents)
    lock_giving()
    free = stale_unassigned(at).select_for_update(of=("self",), skip_locked=True)  # who is at work on one verifies it
    stale = list(free.values_list("pk", flat=True)[: each * len(people)])
    if not stale:
        raise NothingToVerifyNow
    tasks = [_task(customer, agent, due_on, by, at) for customer, agent in deal(stale, people)]
    VerificationTask.objects.bulk_create(tasks)
    _record_giving(tasks, by=by, at=at)
    return tasks


@operation()
def give_verification_task(*, customer: UUID, agent: str, due_on: date, by: Actor, at: datetime) -> VerificationTask:
    """Give one agent one customer's profile, stale or not: an audit found something wrong in it.

    :param agent: a user name.
    :raises NobodyToVerify: nobody who may verify has it; likewise `NotADueDay`.
    :raises VerificationTaskStands: somebody has the profile already.
    :raises NoSuchCustomer: when there is none; likewise `CustomerIsForgotten`.
    """
    row, _vault = claim(customer=customer, right=GIVE, by=by, at=at)
    check_due_day(due_on, today=at.astimezone(timezone.get_current_timezone()).date())
    try:
        (person,) = _people([agent])
    except NobodyToVerify as nobody:
        raise NobodyToVerify(field="agent", username=agent) from nobody
    lock_giving()
    if VerificationTask.objects.filter(OPEN, customer=row).exists():
        raise VerificationTaskStands
    task = _task(row.pk, person, due_on, by, at)
    task.save(force_insert=True)
    _record_giving([task], by=by, at=at)
    return task


@operation()
def release_verification_task(*, task: UUID, by: Actor, at: datetime) -> VerificationTask:
    """Take a task back; the profile is given again while it is stale.

    :raises NoSuchVerificationTask: when there is none.
    :raises VerificationTaskIsOver: it is done or released already.
    """
    found = open_verification_task(by=by, id=task)
    locked = VerificationTask.objects.select_for_update(of=("self",)).get(pk=found.pk)
    why = VerificationTaskEnd.WITHDRAWN
    return move_task(locked, VerificationTaskStep(move=VerificationTaskMove.RELEASE, why=why), by=by, at=at)


@operation(silent_when="nothing of the leaver's is open")
def pass_verification_tasks_on(*, agent: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give a leaver's open tasks to the person who takes them; without one they are nobody's, and given again."""
    require(by, GIVE)
    to = verifiers().filter(pk=taker.user).first() if taker.user else None
    rows = list(_of(agent).select_for_update(of=("self",)))
    if to:
        step = VerificationTaskStep(move=VerificationTaskMove.HAND, agent=to.pk)
    else:
        step = VerificationTaskStep(move=VerificationTaskMove.RELEASE, why=VerificationTaskEnd.AGENT_LEFT)
    for one in rows:
        move_task(one, step, by=by, at=at)
    if to and rows:
        _tell(rows, by=by, at=at)
    return HandedOver(len(rows)) if to else HandedOver(ended=len(rows))


class VerificationTasksHeld:
    """Stale profiles somebody has to verify; a person takes them, else they are given again."""

    kind = "parties.verification_tasks"
    label: Text = _("Profiles to verify")
    untaken = Untaken.GIVEN_AGAIN
    needs = VERIFY

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return by which day each is due: it has no number, and a name is personal."""
        return [f"{one.due_on:%Y-%m-%d}" for one in _of(user)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over, or let them go."""
        return pass_verification_tasks_on(agent=user, taker=taker, by=OFF_BOARDING, at=at)


def _record_giving(tasks: Sequence[VerificationTask], *, by: Actor, at: datetime) -> None:
    give = VerificationTaskMove.GIVE
    moved = [
        VerificationTaskMoved(subject=one.id, move=give, customer=one.customer_id, agent=one.agent_id) for one in tasks
    ]
    said = all_recorded(moved, by=by, at=at)
    VerificationTaskRow.objects.bulk_create(
        VerificationTaskRow(task=one, n=1, move=give, agent_id=one.agent_id, **told)
        for one, told in zip(tasks, said, strict=True)
    )
    _tell(tasks, by=by, at=at)


def _tell(tasks: Sequence[VerificationTask], *, by: Actor, at: datetime) -> None:
    """Record of each agent how many they were given by which day, for one notice instead of many."""
    counts = Counter((one.agent_id, one.due_on) for one in tasks)
    given = [VerificationTasksGiven(subject=agent, count=n, due_on=day) for (agent, day), n in counts.items()]
    record_all(given, by=by, at=at)


def _people(names: Sequence[str]) -> list[User]:
    wanted = set(names)
    found = list(verifiers().filter(username__in=wanted))
    missing = sorted(wanted - {one.username for one in found})
    if missing or not found:
        raise NobodyToVerify(field="agents", username=", ".join(missing))
    return found


def _task(customer: UUID, agent: User, due_on: date, by: Actor, at: datetime) -> VerificationTask:
    task = VerificationTask(id=new_id(), customer_id=customer, due_on=due_on, given_by_name=by.name, given_at=at)
    task.index(begin(VerificationTaskStep(move=VerificationTaskMove.GIVE, agent=agent.pk)))
    task.agent = agent
    return task


def _of(agent: UUID) -> QuerySet[VerificationTask]:
    return VerificationTask.objects.filter(OPEN, agent=agent).order_by("due_on", "pk")
