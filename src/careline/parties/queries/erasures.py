"""Requests to be forgotten: the list with its due times, one request, and what stands in its way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Account, ErasureRequest, ErasureStep, Subscription
from careline.parties.models.subscription import LIVE
from careline.parties.ports import keeping
from careline.parties.queries.identities import records_of
from careline.parties.queries.legal_holds import obstacles_of_holds
from careline.parties.rules.erasure import ErasureState, Obstacle, ObstacleKind, Remainder, check_other_hand
from careline.security.actor import Actor
from careline.security.policy import allows, require

READ, DECIDE = "parties.read_erasures", "parties.decide_erasure"
LISTING = "erasure-requests"


class NoSuchErasureRequest(Refusal):
    """There is no such request, or none the actor may know of."""

    code = "parties.no_such_erasure_request"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class ErasureFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    state: ErasureState | None = None
    customer: UUID | None = None


def erasure_requests(*, by: Actor, filters: ErasureFilters, after: str = "", limit: int = 50) -> Page[ErasureRequest]:
    """Return one page of requests, the next due first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, READ)
    rows = _narrowed(filters).select_related("key", "customer__key").order_by("due_at", "id")
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.due_at, row.id))


def counted_erasures(*, by: Actor) -> dict[ErasureState, int]:
    """Return how many requests stand where, in one query."""
    require(by, READ)
    counts = {state.value: Count("id", filter=Q(state=state)) for state in ErasureState}
    return {ErasureState(name): n for name, n in ErasureRequest.objects.aggregate(**counts).items()}


def erasures_to_decide(*, by: Actor) -> int:
    """Return how many wait for this actor's word: those he recorded himself wait for another."""
    if not allows(by, DECIDE):
        return 0
    return sum(may_decide(row, by=by) for row in ErasureRequest.objects.filter(state=ErasureState.ASKED))


def known_erasure(*, by: Actor, number: str) -> ErasureRequest:
    """Return one request.

    :raises NoSuchErasureRequest: when there is none, or none the actor may know of.
    """
    require(by, READ)
    found = ErasureRequest.objects.select_related("key", "customer__key").filter(number=number).first()
    if found is None:
        raise NoSuchErasureRequest(number=number)
    return found


def steps_of_erasure(request: ErasureRequest) -> list[ErasureStep]:
    """Return every step of a request, oldest first."""
    return list(ErasureStep.objects.filter(request=request).select_related("key", "actor").order_by("n"))


def may_decide(request: ErasureRequest, *, by: Actor) -> bool:
    """Return whether the actor is another hand than the one that recorded the request, and holds the right."""
    if not allows(by, DECIDE):
        return False
    try:
        check_other_hand(asker=request.asked_by, asker_roles=request.asker_roles, by=by.name, roles=by.roles)
    except Refusal:
        return False
    return True


def erasure_obstacles(request: ErasureRequest, *, today: date) -> list[Obstacle]:
    """Return what stands in the way of a request just now: what runs, and what the law asks for."""
    records = records_of([request.customer_id])
    return [*_running(records), *obstacles_of_holds(records, today=today), *keeping.in_the_way(records)]


def erasure_remainders(request: ErasureRequest) -> list[Remainder]:
    """Return what will stay for a while, naming nobody."""
    return keeping.stays_behind(records_of([request.customer_id]))


def _running(records: Collection[UUID]) -> list[Obstacle]:
    live = Subscription.objects.filter(LIVE, customer__in=records).count()
    opened = Account.objects.filter(customer__in=records, closure=None).count()
    kinds = [ObstacleKind.SUBSCRIPTION] * live + [ObstacleKind.ACCOUNT] * opened
    return [Obstacle(kind) for kind in kinds]  # their numbers are personal, and stand on the customer's page


def _narrowed(filters: ErasureFilters) -> QuerySet[ErasureRequest]:
    rows = ErasureRequest.objects.filter(state=filters.state) if filters.state else ErasureRequest.objects.all()
    return rows.filter(customer__in=records_of([filters.customer])) if filters.customer else rows


def _beyond(after: str) -> Q:
    due_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if due_at is None or name is None:
        raise BadCursor
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name)
