"""The worklist: what to do next, nearest due first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from careline.cases.models import Complaint
from careline.cases.queries.answers import answering
from careline.cases.queries.finding import visible
from careline.cases.rules.lists import ListOrder
from careline.cases.rules.stages import ANSWERED, StageName
from careline.forms.rules.seeking import Sought
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.parties.queries.identities import records_of
from careline.security.actor import Actor
from careline.security.policy import scope
from careline.security.queries.centres import departments_seated_in

OPEN = ~Q(stage__in=sorted(ANSWERED))
UNGIVEN = (StageName.RECEIVED, StageName.CLASSIFIED, StageName.RETURNED)
RELATED = ("customer__key", "category", "category__parent", "department", "handler")
LISTING, NEWEST = "worklist", "worklist-newest"


class View(StrEnum):
    """A saved cut through the list."""

    MINE = "mine"
    DEPARTMENT = "department"
    UNASSIGNED = "unassigned"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    TO_CLOSE = "to_close"
    """Answered, but the customer is still to be asked or the complaint to be put away."""
    OPEN = "open"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    view: View = View.OPEN
    stage: StageName | None = None
    department: str = ""
    centre: str = ""
    """The contact centre in which the department that has it sits, just now."""
    handler: str = ""
    category: str = ""
    urgency: str = ""
    text: str = ""
    """A number, the channel's own name for it, or words of the title."""
    answer: Sought | None = None
    """What was answered to a field of the category’s form."""
    customers: tuple[UUID, ...] | None = None
    due_before: datetime | None = None
    due_from: datetime | None = None


@dataclass(frozen=True)
class Bounds:
    """The instants a view depends on."""

    now: datetime
    day_ends: datetime

    @classmethod
    def of_day(cls, at: datetime) -> Self:
        """Return the bounds for an instant: today ends at midnight in the zone in use."""
        local = at.astimezone(timezone.get_current_timezone())
        midnight = datetime.combine(local.date() + timedelta(days=1), time.min, tzinfo=local.tzinfo)
        return cls(at, midnight)


@dataclass(frozen=True)
class Counted:
    """How many complaints each view holds for one actor."""

    of: Mapping[View, int] = field(default_factory=dict)


def worklist(
    *,
    by: Actor,
    bounds: Bounds,
    filters: Filters,
    after: str = "",
    limit: int = 50,
    order: ListOrder = ListOrder.DUE,
) -> Page[Complaint]:
    """Return one page of the complaints the actor may see, nearest due first; those without a due time come last.

    :param order: the newest first, where that is asked; a name holds the time it was made.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = narrowed(by=by, bounds=bounds, filters=filters)
    if order is ListOrder.NEWEST:
        rows = rows.filter(_older(after)) if after else rows
        found = _first(rows, limit + 1, "-id")
        return Page.cut(found, limit=limit, listing=NEWEST, key=lambda row: (row.id,))
    rows = rows.filter(_beyond(after)) if after else rows
    found = _first(rows, limit + 1, "due_at", "id")
    return Page.cut(found, limit=limit, listing=LISTING, key=lambda row: (row.due_at, row.id))


def narrowed(*, by: Actor, bounds: Bounds, filters: Filters) -> QuerySet[Complaint]:
    """Return the complaints the actor may see that pass the filters, in no order."""
    return visible(by=by).filter(cut(filters, by=by, bounds=bounds))


def cut(filters: Filters, *, by: Actor, bounds: Bounds) -> Q:
    """Return what the filters leave, as a condition that one query can count for many lists."""
    exact = {
        "stage": filters.stage,
        "department__code": filters.department,
        "handler__username": filters.handler,
        "urgency": filters.urgency,
        "due_at__lt": filters.due_before,
        "due_at__gte": filters.due_from,
    }
    left = CUTS[filters.view](by, bounds) & Q(**{name: value for name, value in exact.items() if value})
    if filters.centre:
        left &= Q(department__in=departments_seated_in(centre=filters.centre).values("pk"))
    if filters.category:
        left &= Q(category__code=filters.category) | Q(category__code__startswith=f"{filters.category}.")
    if filters.answer:
        left &= answering(filters.answer)
    if filters.text:
        left &= _said(filters.text.strip())
    return left if filters.customers is None else left & Q(customer__in=records_of(filters.customers))


def counted(*, by: Actor, bounds: Bounds) -> Counted:
    """Return how many complaints each view holds, in one query."""
    cuts = {view.value: Count("stage", filter=CUTS[view](by, bounds)) for view in View if view is not View.ALL}
    found = visible(by=by).exclude(stage=StageName.ARCHIVED).aggregate(**cuts)
    return Counted({View(name): number for name, number in found.items()})


def next_item(*, by: Actor, passed_over: tuple[str, ...] = ()) -> Complaint | None:
    """Return the nearest due complaint that waits for this actor: his own first, then one nobody holds.

    :param passed_over: numbers he has looked at already and left.
    """
    waiting = Complaint.objects.filter(scope(by, "cases.work_complaint"), OPEN).exclude(number__in=passed_over)
    waiting = waiting.exclude(stage__in=(StageName.RESOLVED, StageName.PENDING)).order_by("due_at", "id")
    mine = waiting.filter(handler=by.id).first()
    return mine or waiting.filter(handler=None).first()


CUTS: Mapping[View, Callable[[Actor, Bounds], Q]] = {
    View.MINE: lambda by, _: OPEN & Q(handler=by.id),
    View.DEPARTMENT: lambda by, _: OPEN & Q(department=by.department_id),
    View.UNASSIGNED: lambda _by, _: Q(stage__in=UNGIVEN),
    View.DUE_TODAY: lambda _, bounds: OPEN & Q(due_at__gte=bounds.now, due_at__lt=bounds.day_ends),
    View.OVERDUE: lambda _, bounds: OPEN & Q(due_at__lt=bounds.now),
    View.TO_CLOSE: lambda _by, _: Q(stage__in=(StageName.REPLIED, StageName.FED_BACK)),
    View.OPEN: lambda _by, _: OPEN,
    View.ALL: lambda _by, _: Q(),
}


def _first(rows: QuerySet[Complaint], count: int, *order: str) -> list[Complaint]:
    """Return the first rows with what a list shows beside them: in one query, all would be joined to be sorted."""
    chosen = list(rows.order_by(*order).values_list("pk", flat=True)[:count])
    return list(Complaint.objects.filter(pk__in=chosen).select_related(*RELATED).order_by(*order))


def _said(text: str) -> Q:
    of_the_known = Q(customer__forgotten_at=None)  # what waits for erasure is kept, and no longer searched through
    return Q(number__iexact=text) | Q(external_id=text) | (Q(title__icontains=text) & of_the_known)


def _older(after: str) -> Q:
    (name,) = Cursor.decode(after, listing=NEWEST, shape=(UUID,)).key
    if name is None:
        raise BadCursor
    return Q(id__lt=name)


def _beyond(after: str) -> Q:
    due_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None:
        raise BadCursor
    if due_at is None:
        return Q(due_at=None, id__gt=name)
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name) | Q(due_at=None)
