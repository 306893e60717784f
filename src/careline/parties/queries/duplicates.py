"""Pairs of customers who might be one, side by side and masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from careline.kernel.paging import Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import DuplicatePair, Merge
from careline.parties.queries.customers import masked
from careline.parties.queries.identities import records_of
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.merging import PairState
from careline.security.actor import Actor
from careline.security.policy import require

RIGHT = "parties.merge_customers"
LISTING = "duplicates"
LIMIT = 20


class NoSuchPair(Refusal):
    """There is no such pair, or it was decided."""

    code = "parties.no_such_pair"
    kind = Kind.MISSING


@dataclass(frozen=True)
class Alike:
    """Two customers who might be one; of their fields only how they compare."""

    id: UUID
    score: int
    marks: Mapping[str, str]
    first: MaskedCustomer
    second: MaskedCustomer
    first_since: datetime
    second_since: datetime


@dataclass(frozen=True)
class MergedHere:
    """A record that is kept under another one."""

    id: UUID
    name: str
    number: str
    kept: UUID
    reason: str
    by: str
    at: datetime
    undone_at: datetime | None
    undone_by: str
    undone_reason: str


def proposed_pairs(*, by: Actor, after: str = "", limit: int = LIMIT) -> Page[Alike]:
    """Return a page of the pairs to look at, those most alike first."""
    require(by, RIGHT)
    rows = DuplicatePair.objects.filter(state=PairState.PROPOSED, first__merged_into=None, second__merged_into=None)
    rows = rows.filter(first__forgotten_at=None, second__forgotten_at=None)
    if after:
        score, id_ = Cursor.decode(after, listing=LISTING, shape=(int, UUID)).key
        assert isinstance(score, int)  # as the shape says
        rows = rows.exclude(score__gt=score).exclude(score=score, id__lte=id_)
    ordered = rows.select_related("first__key", "second__key").order_by("-score", "id")
    page = Page.cut(list(ordered[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (int(row.score), row.id))
    return Page([_alike(row) for row in page.rows], page.next)


def known_pair(*, by: Actor, id: UUID) -> DuplicatePair:  # noqa: A002  (every room names a row's id so)
    """Return a pair that waits for somebody to decide.

    :raises NoSuchPair: there is none.
    """
    require(by, RIGHT)
    found = DuplicatePair.objects.filter(pk=id, state=PairState.PROPOSED).first()
    if found is None:
        raise NoSuchPair
    return found


def merged_records(*, by: Actor, limit: int = LIMIT) -> list[MergedHere]:
    """Return what was merged lately, and what was taken apart again, latest first."""
    require(by, RIGHT)
    return [_merged(row) for row in _merges()[:limit]]


def merges_of(*, by: Actor, customer: UUID) -> list[MergedHere]:
    """Return what was ever merged into a customer's records, and taken apart again, latest first."""
    require(by, "parties.read_customer")
    return [_merged(row) for row in _merges().filter(kept__in=records_of([customer]))]


def _merges() -> QuerySet[Merge]:
    return Merge.objects.select_related("merged__key", "undone").order_by("-at", "-id")


def _alike(row: DuplicatePair) -> Alike:
    return Alike(
        id=row.id,
        score=row.score,
        marks=row.marks,
        first=masked(row.first),
        second=masked(row.second),
        first_since=row.first.registered_at,
        second_since=row.second.registered_at,
    )


def _merged(row: Merge) -> MergedHere:
    undone = getattr(row, "undone", None)
    one = masked(row.merged)
    return MergedHere(
        id=row.merged_id,
        name=one.name,
        number=one.number or one.email,
        kept=row.kept_id,
        reason=row.reason,
        by=row.by_name,
        at=row.at,
        undone_at=undone.at if undone else None,
        undone_by=undone.by_name if undone else "",
        undone_reason=undone.reason if undone else "",
    )
