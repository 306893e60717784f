"""One customer under several records: what is kept under any of them is his.

Nothing is moved when records are merged: a complaint stays with the record it came in under, and whoever asks for a
customer's things asks for all his records. So taking them apart again is exact, for nothing has to be moved back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from careline.kernel.looks import asked_once
from careline.parties.models import Customer

FAMILIES = """
WITH RECURSIVE up (asked, id, into_id) AS (
    SELECT id, id, merged_into_id FROM parties_customer WHERE id = ANY(%s)
    UNION ALL
    SELECT up.asked, one.id, one.merged_into_id FROM up JOIN parties_customer one ON one.id = up.into_id
), down (asked, kept, id) AS (
    SELECT asked, id, id FROM up WHERE into_id IS NULL
    UNION ALL
    SELECT down.asked, down.kept, one.id FROM down JOIN parties_customer one ON one.merged_into_id = down.id
)
SELECT asked, kept, id FROM down
"""
"""From each record to the one that is kept, and from there to all that were merged into it, however often."""


@dataclass(frozen=True)
class Records:
    """All the records of one customer."""

    kept: UUID
    all: tuple[UUID, ...]


def records_by_id(ids: Iterable[UUID]) -> Mapping[UUID, Records]:
    """Return the records of each of these customers, in one query; one who isn't here has none."""
    asked_for = frozenset(ids)
    return _families(asked_for) if asked_for else {}


@asked_once
def _families(ids: frozenset[UUID]) -> Mapping[UUID, Records]:
    found: dict[UUID, list[UUID]] = {}
    kept: dict[UUID, UUID] = {}
    with connection.cursor() as cursor:
        cursor.execute(FAMILIES, [list(ids)])
        for asked, root, record in cursor.fetchall():
            kept[asked] = root
            found.setdefault(asked, []).append(record)
    return {asked: Records(kept[asked], tuple(records)) for asked, records in found.items()}


def kept_ids(ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return under which record each customer is kept now: his own, or the one he was merged into."""
    return {asked: records.kept for asked, records in records_by_id(ids).items()} if ids else {}


def records_of(ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Return every record of these customers: the one that is kept, and all that were merged into it."""
    found = records_by_id(ids).values() if ids else ()
    return tuple({record for records in found for record in records.all})


def kept_records(rows: Collection[Customer]) -> dict[UUID, Customer]:
    """Return for each record the one that is kept in its stead; mostly itself, and then nothing is asked."""
    led = kept_ids([one.pk for one in rows if one.merged_into_id])
    kept = Customer.objects.select_related("key").in_bulk(set(led.values())) if led else {}
    return {one.pk: kept[led[one.pk]] if one.pk in led else one for one in rows}


def with_kept(fit: Q) -> Q:
    """Return whoever fits, or has a record that does: who was merged is found by what any of his records tells.

    Few are merged, so they are looked for first: a condition of two halves would have the whole table read.
    """
    merged = Customer.objects.filter(fit, merged_into__isnull=False).values_list("pk", flat=True)
    led = set(kept_ids(list(merged)).values())
    if not led:
        return fit
    own, others = Customer.objects.filter(fit).values("pk"), Customer.objects.filter(pk__in=led).values("pk")
    return Q(pk__in=own.union(others))
