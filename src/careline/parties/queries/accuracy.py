"""How accurate entries are (CU08): of all that was verified in a period, what was right as it stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.parties.models import AttributeCheck
from careline.parties.rules.attributes import CheckOutcome
from careline.security.actor import Actor
from careline.security.policy import require

RIGHT = "parties.read_accuracy"
LISTING = "attribute-checks"
MADE = Count("pk")
CORRECTED = Count("pk", filter=Q(outcome=CheckOutcome.CORRECTED))


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """What was verified of somebody's entries, or of one attribute."""

    label: str
    """A name, or an attribute's code."""
    source: str = ""
    by: UUID | None = None
    verified: int
    corrected: int

    @property
    def share(self) -> float | None:
        """How much of it was right, from 0 to 1; nothing where nothing was verified."""
        return (self.verified - self.corrected) / self.verified if self.verified else None


@dataclass(frozen=True, kw_only=True)
class ChecksWanted:
    """Which verifications: from an instant on and before another, of whose entries, with what outcome."""

    since: datetime
    before: datetime
    entered_by: UUID | None = None
    outcome: CheckOutcome | None = None


def accuracy_by_person(*, by: Actor, wanted: ChecksWanted) -> list[Accuracy]:
    """Return the accuracy of each who entered something that was verified, most verified first."""
    rows = _made(by, wanted).values_list("entered_by_name", "source", "entered_by")
    counted = rows.annotate(made=MADE, corrected=CORRECTED).order_by("-made", "entered_by_name")
    return [
        Accuracy(label=name, source=source, by=who, verified=made, corrected=corrected)
        for name, source, who, made, corrected in counted
    ]


def accuracy_by_attribute(*, by: Actor, wanted: ChecksWanted) -> list[Accuracy]:
    """Return the accuracy of each attribute that was verified, least accurate first."""
    counted = _made(by, wanted).values_list("attribute").annotate(made=MADE, corrected=CORRECTED)
    found = [Accuracy(label=code, verified=made, corrected=corrected) for code, made, corrected in counted]
    return sorted(found, key=lambda one: (one.share or 0, one.label))


def in_all(people: Sequence[Accuracy]) -> Accuracy:
    """Return the accuracy of what all of them entered."""
    verified, corrected = sum(one.verified for one in people), sum(one.corrected for one in people)
    return Accuracy(label="", verified=verified, corrected=corrected)


def checks_made(*, by: Actor, wanted: ChecksWanted, after: str = "", limit: int = 50) -> Page[AttributeCheck]:
    """Return a page of the verifications behind the numbers, latest first.

    :raises BadCursor: the cursor is not this list's.
    """
    rows = _made(by, wanted).select_related("customer__key").order_by("-at", "-id")
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.at, row.id))


def _made(by: Actor, wanted: ChecksWanted) -> QuerySet[AttributeCheck]:
    require(by, RIGHT)
    exact = {"entered_by": wanted.entered_by, "outcome": wanted.outcome}
    rows = AttributeCheck.objects.filter(at__gte=wanted.since, at__lt=wanted.before)
    return rows.filter(**{name: value for name, value in exact.items() if value})


def _beyond(after: str) -> Q:
    at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if at is None or name is None:
        raise BadCursor
    return Q(at__lt=at) | Q(at=at, id__lt=name)
