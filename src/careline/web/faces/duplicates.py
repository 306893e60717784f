"""Two customers side by side: each masked, and between them how each field compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.parties.queries.duplicates import Alike, MergedHere
from careline.parties.rules.fields import Field
from careline.parties.rules.likeness import Mark
from careline.parties.rules.merging import MergeReason, UnmergeReason
from careline.web.faces.customer import brief
from careline.web.faces.people import Called, called
from careline.web.words import FIELDS
from careline.web.words.duplicates import MARKS, MERGE_REASONS, UNMERGE_REASONS


@dataclass(frozen=True)
class Compared:
    """One field of both."""

    label: str | Promise
    first: str
    second: str
    mark: str | Promise
    tone: str


@dataclass(frozen=True)
class PairFace:
    """Two customers."""

    id: UUID
    score: int
    names: str
    first: str
    """The page of the earlier record."""
    first_name: str
    first_since: datetime
    second: str
    second_name: str
    second_since: datetime
    fields: list[Compared]


@dataclass(frozen=True)
class MergedFace:
    """A record under another, or one that was taken out again."""

    id: UUID
    name: str
    number: str
    kept: str
    """The page of the record it was merged into."""
    by: str
    at: datetime
    reason: str | Promise
    undone_at: datetime | None
    undone_by: str
    undone_reason: str | Promise


def pair_face(one: Alike) -> PairFace:
    """Return a pair as the screen shows it."""
    fields = [_compared(field, one) for field in Field if getattr(one.first, field) or getattr(one.second, field)]
    first, second = brief(one.first), brief(one.second)
    return PairFace(
        id=one.id,
        score=one.score,
        names=f"{first} · {second}",
        first=reverse("web:customer", args=[one.first.id]),
        first_name=first,
        first_since=one.first_since,
        second=reverse("web:customer", args=[one.second.id]),
        second_name=second,
        second_since=one.second_since,
        fields=fields,
    )


def merged_faces(rows: Sequence[MergedHere]) -> list[MergedFace]:
    """Return decisions as the screen shows them."""
    people = called(name for row in rows for name in (row.by, row.undone_by))
    return [_merged(row, people) for row in rows]


def _merged(one: MergedHere, people: Called) -> MergedFace:
    undone = UNMERGE_REASONS[UnmergeReason(one.undone_reason)] if one.undone_reason else ""
    return MergedFace(
        id=one.id,
        name=one.name or _("unidentified customer"),
        number=one.number,
        kept=reverse("web:customer", args=[one.kept]),
        by=people(one.by),
        at=one.at,
        reason=MERGE_REASONS[MergeReason(one.reason)],
        undone_at=one.undone_at,
        undone_by=people(one.undone_by),
        undone_reason=undone,
    )


def _compared(field: Field, one: Alike) -> Compared:
    words, tone = MARKS[Mark(one.marks[field.value])]
    return Compared(FIELDS[field], getattr(one.first, field), getattr(one.second, field), words, tone)
