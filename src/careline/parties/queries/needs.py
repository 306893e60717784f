"""The needs register: its list, one need with its steps, and how many stand where."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import CustomerNeed, NeedStep
from careline.parties.queries.identities import records_of
from careline.parties.rules.needs import NeedCategory, NeedSource, NeedStatus
from careline.security.actor import Actor
from careline.security.policy import require

READ = "parties.read_needs"
LISTING = "customer-needs"


class NoSuchNeed(Refusal):
    """There is no such need, or none the actor may know of."""

    code = "parties.no_such_need"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class NeedFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    status: NeedStatus | None = None
    category: NeedCategory | None = None
    source: NeedSource | None = None
    customers: tuple[UUID, ...] | None = None


def customer_needs(*, by: Actor, filters: NeedFilters, after: str = "", limit: int = 50) -> Page[CustomerNeed]:
    """Return one page of the register, latest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = (
        narrowed_needs(by=by, filters=filters).select_related("key", "customer__key").order_by("-collected_at", "-id")
    )
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.collected_at, row.id))


def counted_needs(*, by: Actor, customers: tuple[UUID, ...] | None = None) -> dict[NeedStatus, int]:
    """Return how many needs stand where, in one query.

    :param customers: whose; everybody's where nobody is named.
    """
    counts = {status.value: Count("id", filter=Q(status=status)) for status in NeedStatus}
    found = narrowed_needs(by=by, filters=NeedFilters(customers=customers)).aggregate(**counts)
    return {NeedStatus(name): number for name, number in found.items()}


def known_need(*, by: Actor, id: UUID) -> CustomerNeed:  # noqa: A002  (every room names a row's id so)
    """Return one need.

    :raises NoSuchNeed: when there is none, or none the actor may know of.
    """
    require(by, READ)
    found = CustomerNeed.objects.select_related("key", "customer__key").filter(pk=id).first()
    if found is None:
        raise NoSuchNeed(field="need")
    return found


def steps_of(need: CustomerNeed) -> list[NeedStep]:
    """Return every step of a need, oldest first."""
    return list(NeedStep.objects.filter(need=need).select_related("key", "actor").order_by("n"))


def narrowed_needs(*, by: Actor, filters: NeedFilters) -> QuerySet[CustomerNeed]:
    """Return the needs that pass the filters, in no order."""
    require(by, READ)
    exact = {"status": filters.status, "category": filters.category, "source": filters.source}
    rows = CustomerNeed.objects.filter(**{name: value for name, value in exact.items() if value})
    return rows if filters.customers is None else rows.filter(customer__in=records_of(filters.customers))


def _beyond(after: str) -> Q:
    collected_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if collected_at is None or name is None:
        raise BadCursor
    return Q(collected_at__lt=collected_at) | Q(collected_at=collected_at, id__lt=name)
