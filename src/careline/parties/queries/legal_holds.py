"""Legal holds: which stand, on whom, and which are to be looked at again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import LegalHold
from careline.parties.queries.identities import records_of
from careline.parties.rules.erasure import Obstacle, ObstacleKind
from careline.parties.rules.legal_hold import HOLD_REVIEW_AHEAD, HoldKind
from careline.security.actor import Actor
from careline.security.policy import require

READ, KEEP = "parties.read_legal_holds", "parties.keep_legal_holds"
LISTING = "legal-holds"


class NoSuchHold(Refusal):
    """There is no such hold, or none the actor may know of."""

    code = "parties.no_such_hold"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class HoldSeen:
    """A hold as those who may read holds see it."""

    id: UUID
    customer: UUID
    kind: HoldKind
    reason: str
    set_by: str
    set_at: datetime
    until: date | None
    review_on: date
    is_standing: bool
    released_by: str
    released_at: datetime | None
    release_reason: str


def holds_on(*, by: Actor, customer: UUID, today: date) -> list[HoldSeen]:
    """Return every hold there was on a customer, under whichever record, the latest first."""
    require(by, READ)
    rows = _with_all(LegalHold.objects.filter(customer__in=records_of([customer])))
    return [hold_seen(row, today=today) for row in rows.order_by("-set_at", "-id")]


def legal_holds(*, by: Actor, today: date, after: str = "", limit: int = 50) -> Page[LegalHold]:
    """Return one page of the holds that stand, the next review first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, READ)
    rows = _with_all(standing_holds(today=today)).select_related("customer__key").order_by("due_on", "id")
    if after:
        rows = rows.filter(_beyond(after))
    found = list(rows[: limit + 1])
    return Page.cut(found, limit=limit, listing=LISTING, key=lambda row: (row.due_on.toordinal(), row.id))


def known_hold(*, by: Actor, id: UUID) -> LegalHold:  # noqa: A002  (every room names a row's id so)
    """Return one hold.

    :raises NoSuchHold: when there is none.
    """
    require(by, READ)
    found = _with_all(LegalHold.objects.filter(pk=id)).select_related("customer__key").first()
    if found is None:
        raise NoSuchHold(field="hold")
    return found


def hold_seen(row: LegalHold, *, today: date) -> HoldSeen:
    """Return a hold whose reader may read holds; of who was forgotten meanwhile the words are gone."""
    end = getattr(row, "release", None)
    return HoldSeen(
        id=row.id,
        customer=row.customer_id,
        kind=HoldKind(row.kind),
        reason=row.opened("reason"),
        set_by=row.set_by,
        set_at=row.set_at,
        until=row.until,
        review_on=row.due_on,
        is_standing=end is None and (row.until is None or row.until >= today),
        released_by=end.actor_name if end else "",
        released_at=end.at if end else None,
        release_reason=end.opened("reason") if end else "",
    )


def standing_holds(*, today: date) -> QuerySet[LegalHold]:
    """Return every hold that stands."""
    return LegalHold.objects.filter(Q(until=None) | Q(until__gte=today), release=None)


def held_records(*, today: date) -> tuple[UUID, ...]:
    """Return every record of every customer on whom a hold stands: what sweeps leaves them alone."""
    return records_of(list(standing_holds(today=today).values_list("customer_id", flat=True)))


def near_hold_reviews(*, today: date) -> QuerySet[LegalHold]:
    """Return every hold that is to be looked at again by now or soon."""
    return standing_holds(today=today).filter(due_on__lte=today + HOLD_REVIEW_AHEAD).order_by("due_on", "id")


def obstacles_of_holds(records: Collection[UUID], *, today: date) -> list[Obstacle]:
    """Return what of them stands in the way of erasing: that there is one, not why."""
    rows = standing_holds(today=today).filter(customer__in=records).select_related("erasure").order_by("set_at", "id")
    return [
        Obstacle(ObstacleKind.LAW, row.erasure.number, row.until) if row.erasure else Obstacle(ObstacleKind.HOLD)
        for row in rows
    ]


def _with_all(rows: QuerySet[LegalHold]) -> QuerySet[LegalHold]:
    return rows.select_related("key", "release__key")


def _beyond(after: str) -> Q:
    ordinal, name = Cursor.decode(after, listing=LISTING, shape=(int, UUID)).key
    if name is None or not isinstance(ordinal, int) or not 0 < ordinal <= date.max.toordinal():
        raise BadCursor
    day = date.fromordinal(ordinal)
    return Q(due_on__gt=day) | Q(due_on=day, id__gt=name)
