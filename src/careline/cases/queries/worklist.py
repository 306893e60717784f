"""The worklist: what to do next, nearest due first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.cases.models import Complaint
from careline.cases.queries.finding import visible
from careline.cases.rules.stages import ANSWERED, StageName
from careline.kernel.paging import Cursor, Page
from careline.security.actor import Actor
from careline.security.policy import scope

OPEN = ~Q(stage__in=sorted(ANSWERED))
UNGIVEN = (StageName.RECEIVED, StageName.CLASSIFIED, StageName.RETURNED)
RELATED = ("customer", "category", "category__parent", "department", "handler")
NEVER = datetime.max.replace(microsecond=0)


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
    handler: str = ""
    category: str = ""
    urgency: str = ""
    text: str = ""
    """A number, the channel's own name for it, or words of the title."""
    customers: tuple[UUID, ...] | None = None
    due_before: datetime | None = None
    due_from: datetime | None = None


@dataclass(frozen=True)
class Bounds:
    """The instants a view depends on."""

    now: datetime
    day_ends: datetime


@dataclass(frozen=True)
class Counted:
    """How many complaints each view holds for one actor."""

    of: Mapping[View, int] = field(default_factory=dict)


def worklist(*, by: Actor, bounds: Bounds, filters: Filters, after: str = "", limit: int = 50) -> Page[Complaint]:
    """Return one page of the complaints the actor may see, nearest due first; those without a due time come last.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = narrowed(by=by, bounds=bounds, filters=filters).select_related(*RELATED).order_by("due_at", "id")
    if after:
        rows = rows.filter(_beyond(Cursor.decode(after)))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], _cursor(found[limit - 1]) if more else "")


def narrowed(*, by: Actor, bounds: Bounds, filters: Filters) -> QuerySet[Complaint]:
    """Return the complaints the actor may see that pass the filters, in no order."""
    rows = visible(by=by).filter(_view(filters.view, by, bounds))
    exact = {
        "stage": filters.stage,
        "department__code": filters.department,
        "handler__username": filters.handler,
        "urgency": filters.urgency,
        "due_at__lt": filters.due_before,
        "due_at__gte": filters.due_from,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.category:
        rows = rows.filter(Q(category__code=filters.category) | Q(category__code__startswith=f"{filters.category}."))
    if filters.text:
        rows = rows.filter(_said(filters.text.strip()))
    return rows if filters.customers is None else rows.filter(customer__in=filters.customers)


def counted(*, by: Actor, bounds: Bounds) -> Counted:
    """Return how many complaints each view holds, in one query."""
    from django.db.models import Count

    cuts = {view.value: Count("id", filter=_view(view, by, bounds)) for view in View if view is not View.ALL}
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


def _view(view: View, by: Actor, bounds: Bounds) -> Q:
    match view:
        case View.MINE:
            return OPEN & Q(handler=by.id)
        case View.DEPARTMENT:
            return OPEN & Q(department=by.department_id)
        case View.UNASSIGNED:
            return Q(stage__in=UNGIVEN)
        case View.DUE_TODAY:
            return OPEN & Q(due_at__gte=bounds.now, due_at__lte=bounds.day_ends)
        case View.OVERDUE:
            return OPEN & Q(due_at__lt=bounds.now)
        case View.TO_CLOSE:
            return Q(stage__in=(StageName.REPLIED, StageName.FED_BACK))
        case View.OPEN:
            return OPEN
        case View.ALL:
            return Q()


def _said(text: str) -> Q:
    return Q(number__iexact=text) | Q(external_id=text) | Q(title__icontains=text)


def _beyond(cursor: Cursor) -> Q:
    due_at, name = cursor.instant, cursor.id
    if due_at is None:
        return Q(due_at=None, id__gt=name)
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name) | Q(due_at=None)


def _cursor(row: Complaint) -> str:
    return Cursor(instant=row.due_at, id=row.id).encode()


def bounds_of_day(at: datetime, *, zone_day_ends: datetime | None = None) -> Bounds:
    """Return the bounds for an instant; without a zone's own end of day, today is the next 24 hours."""
    return Bounds(at, zone_day_ends or at + timedelta(days=1))
