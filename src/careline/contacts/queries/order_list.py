"""Lists of service orders, the latest first, narrowed, counted and paged by key; the list of exceptions among them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.contacts.models import ServiceOrder
from careline.contacts.queries.orders import visible_orders
from careline.contacts.rules.orders import UNDER_WAY, OrderState
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.parties.queries.identities import records_of
from careline.security import policy
from careline.security.actor import Actor
from careline.security.queries.departments import department_path

EXCEPT = "contacts.except_order"
LISTING = "orders"
OPEN = Q(state__in=sorted(UNDER_WAY))


class OrderView(StrEnum):
    """A saved cut through the orders."""

    MINE = "mine"
    """Those the actor does, under way."""
    DEPARTMENT = "department"
    """Those that lie in the actor's own department, under way."""
    OPEN = "open"
    EXCEPTIONS = "exceptions"
    """Those for which an exception was asked and nobody has answered."""
    EXCEPTED = "excepted"
    """Those for which one was ever asked."""
    ALL = "all"


COUNTED = (OrderView.MINE, OrderView.DEPARTMENT, OrderView.OPEN, OrderView.EXCEPTIONS)
"""Views of what is under way: few enough to count each time."""


@dataclass(frozen=True, kw_only=True)
class OrderFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    view: OrderView = OrderView.OPEN
    state: OrderState | None = None
    type: str = ""
    department: str = ""
    """Code of a department; those below it are taken along."""
    contact: str = ""
    party: UUID | None = None
    """A customer, with all records merged with theirs."""
    begun_from: datetime | None = None
    begun_before: datetime | None = None


def orders(*, by: Actor, filters: OrderFilters, after: str = "", limit: int = 50) -> Page[ServiceOrder]:
    """Return one page of the orders the actor may see, latest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = narrowed_orders(by=by, filters=filters)
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.begun_at, row.id))


def narrowed_orders(*, by: Actor, filters: OrderFilters) -> QuerySet[ServiceOrder]:
    """Return the orders the actor may see that pass the filters, latest first."""
    rows = visible_orders(by=by).filter(_cut(filters.view, by))
    exact = {
        "state": filters.state,
        "type__code": filters.type,
        "contact__number": filters.contact,
        "begun_at__gte": filters.begun_from,
        "begun_at__lt": filters.begun_before,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.department:
        rows = rows.filter(_within(filters.department))
    return rows.filter(party__in=records_of([filters.party])) if filters.party else rows


def counted_orders(*, by: Actor) -> dict[OrderView, int]:
    """Return how many orders each view of those under way holds, in one query."""
    cuts = {view.value: Count("id", filter=_cut(view, by)) for view in COUNTED}
    found = visible_orders(by=by).filter(OPEN).order_by().aggregate(**cuts)
    return {OrderView(name): number for name, number in found.items()}


def waiting_exceptions(*, by: Actor) -> int:
    """Return how many orders wait for a supervisor's word."""
    return visible_orders(by=by).filter(policy.scope(by, EXCEPT), _cut(OrderView.EXCEPTIONS, by)).count()


def _cut(view: OrderView, by: Actor) -> Q:
    return {
        OrderView.MINE: OPEN & Q(agent=by.id),
        OrderView.DEPARTMENT: OPEN & Q(department=by.department_id),
        OrderView.OPEN: OPEN,
        OrderView.EXCEPTIONS: OPEN & Q(asked__gt=0),
        OrderView.EXCEPTED: Q(excepted__gt=0),
        OrderView.ALL: Q(),
    }[view]


def _within(department: str) -> Q:
    path = department_path(code=department)
    return Q(department__path__startswith=path) if path else Q(pk__in=())


def _beyond(after: str) -> Q:
    begun_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None or begun_at is None:
        raise BadCursor
    return Q(begun_at__lt=begun_at) | Q(begun_at=begun_at, id__lt=name)
