"""Whether a customer needs care: that much everybody is told who serves; why is the answer to a look."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.kernel.looks import asked_once
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import CareFlag
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_of
from careline.parties.rules.care import RAISING, REVIEW_AHEAD, CareBasis, CareKind, CareSeen
from careline.security.actor import Actor
from careline.security.policy import require
from careline.security.prepared import prepared_cursor

LISTING = "care-reviews"
STANDING_OF = """
WITH RECURSIVE record (asked, id) AS (
    SELECT asked, asked FROM unnest($1::uuid[]) AS asked
    UNION ALL
    SELECT record.asked, merged.id FROM record JOIN parties_customer AS merged ON merged.merged_into_id = record.id
)
SELECT record.asked, flag.id
  FROM record JOIN parties_careflag AS flag ON flag.customer_id = record.id
 WHERE NOT EXISTS (SELECT FROM parties_careflaglifting AS lifting WHERE lifting.flag_id = flag.id)
"""
"""Asked at every intake, where mostly nobody has any: so in one short question, prepared."""


class NoSuchCareFlag(Refusal):
    """There is no such reason for care, or none the actor may know of."""

    code = "parties.no_such_care_flag"
    kind = Kind.MISSING


@asked_once
def needs_care(*, by: Actor, customer: UUID) -> bool:
    """Return whether a customer is to be handled with care; of one who was forgotten nothing is known."""
    row = known_customer(by=by, id=customer)
    return row.forgotten_at is None and _standing(customer).exists()


def standing_care(customer: UUID) -> list[CareSeen]:
    """Return why a customer needs care, in clear: for the operation that writes the look down, and for nobody else."""
    return seen_care(_standing(customer))


def seen_care(rows: QuerySet[CareFlag]) -> list[CareSeen]:
    """Return these reasons for care in clear, likewise; of who was forgotten there is none."""
    return [
        CareSeen(
            id=row.id,
            kind=CareKind(row.opened("kind")),
            note=row.opened("note"),
            basis=CareBasis(row.opened("basis")),
            evidence=row.opened("evidence"),
            since=row.since,
            review_on=row.due_on,
        )
        for row in rows.select_related("key")
        if row.key.shredded_at is None
    ]


def known_care_flag(*, by: Actor, id: UUID) -> CareFlag:  # noqa: A002  (every room names a row's id so)
    """Return one reason for care, sealed.

    :raises NoSuchCareFlag: when there is none.
    """
    require(by, "parties.see_care")
    found = CareFlag.objects.select_related("key").filter(pk=id).first()
    if found is None:
        raise NoSuchCareFlag(field="flag")
    return found


def raising_care(customers: Collection[UUID]) -> frozenset[UUID]:
    """Return whose care makes a complaint urgent: for the house at intake, which says to nobody why.

    :param customers: the records that are kept; what is noted under those merged into them counts, too.
    """
    with prepared_cursor() as cursor:
        cursor.execute(STANDING_OF, [list(set(customers))])
        mine = {flag: asked for asked, flag in cursor.fetchall()}
    flags = CareFlag.objects.filter(pk__in=mine).select_related("key") if mine else ()
    raising = (one for one in flags if one.key.shredded_at is None and CareKind(one.opened("kind")) in RAISING)
    return frozenset(mine[one.pk] for one in raising)


def care_reviews(*, by: Actor, today: date, after: str = "", limit: int = 50) -> Page[CareFlag]:
    """Return one page of what leads look at again by now or soon, the longest due first; why stays sealed.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, "parties.see_care")
    rows = near_reviews(today=today).select_related("customer__key", "noted_by")
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(
        list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.due_on.toordinal(), row.id)
    )


def near_reviews(*, today: date) -> QuerySet[CareFlag]:
    """Return every reason for care whose review is due by now or soon, for those who call to it."""
    near = standing_flags().filter(due_on__lte=today + REVIEW_AHEAD, customer__forgotten_at=None)
    return near.order_by("due_on", "id")


def standing_flags() -> QuerySet[CareFlag]:
    """Return every reason for care that stands."""
    return CareFlag.objects.filter(lifting=None)


def _standing(customer: UUID) -> QuerySet[CareFlag]:
    return standing_flags().filter(customer__in=records_of([customer]))


def _beyond(after: str) -> Q:
    ordinal, name = Cursor.decode(after, listing=LISTING, shape=(int, UUID)).key
    if name is None or not isinstance(ordinal, int) or not 0 < ordinal <= date.max.toordinal():
        raise BadCursor
    day = date.fromordinal(ordinal)
    return Q(due_on__gt=day) | Q(due_on=day, id__gt=name)
