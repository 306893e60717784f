"""Verification tasks: what an agent has to look at, what stands open in all, and who may be given any."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Customer, VerificationTask
from careline.parties.models.verification_task import OPEN
from careline.parties.queries.staleness import stale_since
from careline.security.actor import Actor
from careline.security.models import User
from careline.security.policy import require
from careline.security.queries.users import holding

VERIFY, GIVE, READ = "parties.update_customer", "parties.give_verification_tasks", "parties.read_verification_tasks"
LISTING = "verification-tasks"


class NoSuchVerificationTask(Refusal):
    """There is no such task, or none the actor may know of."""

    code = "parties.no_such_verification_task"
    kind = Kind.MISSING


@dataclass(frozen=True)
class TasksOfAgent:
    """How many profiles one agent still has to verify."""

    agent: User
    open: int
    late: int
    """Of these, due before today."""


def verification_tasks(
    *, by: Actor, agent: UUID | None = None, after: str = "", limit: int = 50
) -> Page[VerificationTask]:
    """Return one page of the open tasks, nearest due first.

    :param agent: only this one's.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, READ)
    rows = _open().filter(agent=agent) if agent else _open()
    return _page(rows, after, limit)


def my_verification_tasks(*, by: Actor, after: str = "", limit: int = 50) -> Page[VerificationTask]:
    """Return one page of the actor's own open tasks, nearest due first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, VERIFY)
    return _page(_open().filter(agent=by.id), after, limit)


def open_verification_task(*, by: Actor, id: UUID) -> VerificationTask:  # noqa: A002  (every room names a row's id so)
    """Return one task, for whoever gives them.

    :raises NoSuchVerificationTask: when there is none.
    """
    require(by, GIVE)
    found = VerificationTask.objects.select_related("customer__key", "agent").filter(pk=id).first()
    if found is None:
        raise NoSuchVerificationTask(field="task")
    return found


def tasks_by_agent(*, by: Actor, today: date) -> list[TasksOfAgent]:
    """Return who has how many open, those with most that are late first."""
    require(by, READ)
    late = Count("pk", filter=Q(due_on__lt=today))
    rows = VerificationTask.objects.filter(OPEN).order_by().values_list("agent")
    counted = {agent: (made, over) for agent, made, over in rows.annotate(made=Count("pk"), over=late)}
    people = User.objects.in_bulk(counted)
    found = [TasksOfAgent(people[agent], made, over) for agent, (made, over) in counted.items()]
    return sorted(found, key=lambda one: (-one.late, -one.open, one.agent.username))


def count_stale_unassigned(*, by: Actor, at: datetime) -> int:
    """Return how many stale profiles are nobody's task."""
    require(by, READ)
    return stale_unassigned(at).count()


def stale_unassigned(at: datetime) -> QuerySet[Customer]:
    """Return the stale profiles nobody has to verify yet, the stalest first; the unidentified have none."""
    tasks = VerificationTask.objects.filter(OPEN, customer=OuterRef("pk"))
    alive = Customer.objects.filter(is_identified=True, forgotten_at=None, merged_into=None)
    return alive.filter(~Exists(tasks), checked_at__lt=stale_since(at)).order_by("checked_at", "id")


def verifiers() -> QuerySet[User]:
    """Return everybody who may verify a profile, by department and name."""
    held = User.objects.filter(holding(VERIFY), deactivated_at=None, is_integration=False)
    return held.select_related("department").distinct().order_by("department__path", "username")


def _open() -> QuerySet[VerificationTask]:
    rows = VerificationTask.objects.filter(OPEN, customer__forgotten_at=None)
    return rows.select_related("customer__key", "agent").order_by("due_on", "id")


def _page(rows: QuerySet[VerificationTask], after: str, limit: int) -> Page[VerificationTask]:
    if after:
        rows = rows.filter(_beyond(after))
    found = list(rows[: limit + 1])
    return Page.cut(found, limit=limit, listing=LISTING, key=lambda row: (row.due_on.toordinal(), row.id))


def _beyond(after: str) -> Q:
    ordinal, name = Cursor.decode(after, listing=LISTING, shape=(int, UUID)).key
    if name is None or not isinstance(ordinal, int) or not 0 < ordinal <= date.max.toordinal():
        raise BadCursor
    day = date.fromordinal(ordinal)
    return Q(due_on__gt=day) | Q(due_on=day, id__gt=name)
