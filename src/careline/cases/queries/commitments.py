"""How commitments were kept in the last full months, as the night counted it, and the complaints behind each number."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from careline.cases.events import CommitmentsMeasured
from careline.cases.models import Clock, ClockMove, CommitmentMonth, Complaint
from careline.cases.rules.commitments import (
    COUNTED,
    CommitmentOutcome,
    KeptCommitment,
    KeptMonth,
    Months,
    NoFigures,
    why_none,
)
from careline.clocks.queries.library import library
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.security import policy
from careline.security.actor import Actor
from careline.security.models import LedgerEntry

RIGHT = "cases.read_board"
LISTING = "commitment-clocks"
RELATED = ("complaint__department", "complaint__handler", "complaint__customer")
IN_TIME = Q(state=ClockState.STOPPED, stop__at__lte=F("due_at"))
"""An answer at the very instant it is due is in time, as everywhere (0025)."""
LATE = Q(state=ClockState.RUNNING) | Q(stop__at__gt=F("due_at"))
CAME_OUT = {CommitmentOutcome.KEPT: IN_TIME, CommitmentOutcome.MISSED: LATE}
Numbers = Mapping[tuple[str, date], tuple[int, int]]
"""By code of the rule and first day of the month: how many clocks were due, and how many of them were kept."""


@dataclass(frozen=True, kw_only=True)
class Heap:
    """Clocks of one rule and month, of complaints that lie in one department and came in through another."""

    rule_code: str
    month: date
    department_id: UUID
    received_in_id: UUID
    due: int
    kept: int


@dataclass(frozen=True)
class KeptFigures:
    """How each rule was kept, by code, as it was counted last."""

    counted_at: datetime | None
    """None where it never was."""
    items: Sequence[KeptCommitment]

    def of(self, code: str) -> KeptCommitment | None:
        """Return how one rule was kept; None where nothing was due."""
        return next((one for one in self.items if one.code == code), None)


@dataclass(frozen=True, kw_only=True)
class ClockBehind:
    """One clock behind a number, with its complaint."""

    id: UUID
    complaint: Complaint
    due_at: datetime
    stopped_at: datetime | None
    """When what it waits for happened; None while it hasn't."""


def kept_commitments(*, by: Actor) -> KeptFigures:
    """Return how each rule was kept in the last full months, over complaints of the departments the actor supervises.

    Counted by night; what is about the actor himself is left out at once.

    :raises Forbidden: when the actor supervises none.
    """
    policy.require(by, RIGHT)
    rows = CommitmentMonth.objects.filter(_lies_below(by))
    counted_at = _counted_at()
    if counted_at is None:
        return KeptFigures(None, [])
    months = _months(counted_at)
    about = Q(complaint__complained_about=by.id) & _lies_below(by, "complaint__")
    of_himself = _summed(heaps(months, about)) if by.id else {}
    return KeptFigures(counted_at, _by_code(_less(_stored(rows, months), of_himself), months))


def why_no_figures(*, by: Actor, at: datetime, code: str = "") -> NoFigures:
    """Return why there is nothing to tell of a rule; of all rules where none is named.

    :raises Forbidden: when the actor supervises none.
    """
    policy.require(by, RIGHT)
    written = [one.recorded_at for one in library().versions if code in {"", one.terms.code}]
    last_ended = _months(at).bounds[1]
    return why_none(began=min(written, default=at), counted_at=_last_counting(), last_ended=last_ended)


def _last_counting() -> datetime | None:
    """Return when commitments were counted last, also where that found nothing to write."""
    told = LedgerEntry.objects.filter(event=CommitmentsMeasured.name).order_by("-id")  # the key lies in order of time
    return _counted_at() or told.values_list("at", flat=True).first()


def published_figures(codes: Collection[str]) -> KeptFigures:
    """Return how rules were kept in the last full months, over all complaints; nothing before the first night."""
    counted_at = _counted_at() if codes else None
    if counted_at is None:
        return KeptFigures(None, [])
    months, rows = _months(counted_at), CommitmentMonth.objects.filter(rule_code__in=codes)
    return KeptFigures(counted_at, _by_code(_stored(rows, months), months))


def clocks_behind(
    *, by: Actor, at: datetime, code: str, month: date, outcome: CommitmentOutcome, after: str = "", limit: int = 50
) -> Page[ClockBehind]:
    """Return one page of the clocks behind a number, the earliest due first, as they stand now.

    :raises NoSuchRule: no rule of that code.
    :raises NoSuchMonth: it isn't one of the months that are told.
    :raises Forbidden: when the actor supervises no complaints.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    policy.require(by, RIGHT)
    begins, ends = _months(at).bounds_of(month)
    versions = [one.id for one in library().versions if one.terms.code == code]
    if not versions:
        raise NoSuchRule(field="code", rule=code)
    seen = Complaint.objects.filter(policy.scope(by, RIGHT), _lies_below(by))
    rows = _counted(begins, ends).filter(CAME_OUT[outcome], complaint__in=seen, held_by__in=versions)
    rows = (rows.filter(_beyond(after)) if after else rows).order_by("due_at", "id")
    first = dict(rows.values_list("pk", "stop__at")[: limit + 1])  # joined afterwards, and not all of them before
    found = list(Clock.objects.filter(pk__in=first).select_related(*RELATED).order_by("due_at", "id"))
    page = Page.cut(found, limit=limit, listing=LISTING, key=lambda row: (row.due_at, row.id))
    return Page([_told(row, first[row.pk]) for row in page.rows], page.next)


def heaps(months: Months, among: Q | None = None) -> list[Heap]:
    """Count clocks by rule, month and departments, among those that a condition leaves; it reads all of them."""
    rows = _counted(*months.bounds).filter(among or Q()).order_by()
    departments = {"department_id": F("complaint__department"), "received_in_id": F("complaint__received_in")}
    parted = rows.values("held_by", month=TruncMonth("due_at", tzinfo=months.zone), **departments)
    by_id, found = library().by_id, Counter[tuple[Any, ...]]()
    for one in parted.annotate(due=Count("id"), kept=Count("id", filter=IN_TIME)):
        heap = by_id[one["held_by"]].terms.code, one["month"].date(), one["department_id"], one["received_in_id"]
        found[(*heap, "due")] += one["due"]
        found[(*heap, "kept")] += one["kept"]
    names = ("rule_code", "month", "department_id", "received_in_id")
    parts = sorted({heap[:-1] for heap in found})
    return [
        Heap(**dict(zip(names, one, strict=True)), due=found[*one, "due"], kept=found[*one, "kept"]) for one in parts
    ]


def _counted_at() -> datetime | None:
    last: datetime | None = CommitmentMonth.objects.aggregate(last=Max("counted_at"))["last"]
    return last


def _months(at: datetime) -> Months:
    return Months.before(at, timezone.get_current_timezone())


def _lies_below(by: Actor, of: str = "") -> Q:
    """Return what lies in the departments an actor supervises, or came in through them."""
    if policy.reach_of(by, RIGHT) is policy.Reach.ALL:
        return Q()
    if not by.department_path:  # an empty path would begin every other
        return Q(pk__in=())
    return Q(**{f"{of}department__path__startswith": by.department_path}) | Q(
        **{f"{of}received_in__path__startswith": by.department_path}
    )


def _counted(begins: datetime, ends: datetime) -> QuerySet[Any]:
    """Return the clocks that were due in this time and are counted, each with its stop and the rule that held it last.

    Few are ever computed anew under another rule: only of those its moves are asked.
    """
    anew = ClockMove.objects.filter(rule__isnull=False)
    last = anew.filter(clock=OuterRef("pk")).order_by("-n").values("rule")[:1]
    return Clock.objects.filter(state__in=sorted(COUNTED), due_at__gte=begins, due_at__lt=ends).annotate(
        stop=FilteredRelation("moves", condition=Q(moves__kind=ClockMoveKind.STOP)),
        held_by=Case(When(pk__in=anew.values("clock"), then=Subquery(last)), default=F("rule")),
    )


def _stored(rows: QuerySet[CommitmentMonth], months: Months) -> Numbers:
    of_these = rows.filter(month__in=months.told).order_by()
    sums = of_these.values_list("rule_code", "month").annotate(Sum("due"), Sum("kept"))
    return {(code, month): (due, kept) for code, month, due, kept in sums}


def _summed(some: Iterable[Heap]) -> Numbers:
    due, kept = Counter[tuple[str, date]](), Counter[tuple[str, date]]()
    for one in some:
        due[one.rule_code, one.month] += one.due
        kept[one.rule_code, one.month] += one.kept
    return {name: (due[name], kept[name]) for name in due}


def _less(found: Numbers, fewer: Numbers) -> Numbers:
    """Return numbers without others; what happened since the night takes none below nought."""
    less = {}
    for name, (due, kept) in found.items():
        not_due, not_kept = fewer.get(name, (0, 0))
        left = max(0, due - not_due)
        less[name] = left, min(left, max(0, kept - not_kept))
    return {name: numbers for name, numbers in less.items() if numbers[0]}


def _by_code(found: Numbers, months: Months) -> list[KeptCommitment]:
    return [
        KeptCommitment(code, [_month(month, found.get((code, month), (0, 0))) for month in months.told])
        for code in sorted({code for code, _ in found})
    ]


def _month(month: date, numbers: tuple[int, int]) -> KeptMonth:
    due, kept = numbers
    return KeptMonth(month=month, due=due, kept=kept)


def _told(row: Clock, stopped_at: datetime | None) -> ClockBehind:
    assert row.due_at is not None
    return ClockBehind(id=row.id, complaint=row.complaint, due_at=row.due_at, stopped_at=stopped_at)


def _beyond(after: str) -> Q:
    due_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if due_at is None or name is None:
        raise BadCursor
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name)
