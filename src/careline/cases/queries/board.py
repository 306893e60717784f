"""The supervisor's board: how much is due, and where it lies. Every number is a filter that opens its rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.db.models import Count, Q

from careline.cases.models import Complaint
from careline.cases.queries.worklist import OPEN, Bounds
from careline.security import policy
from careline.security.actor import Actor
from careline.security.models import Department, User

RIGHT = "cases.read_board"
NUMBERS = ("overdue", "due_today", "next_24h", "open")

Named = tuple[str, str, str]
"""A code, and the names in Chinese and English."""
Heaps = Sequence[Mapping[str, Any]]
"""How many complaints lie with one department, handler and stage at once, for each such three."""

NOBODY: Named = ("", "", "")


@dataclass(frozen=True)
class Line:
    """One row of the board: a department, a handler or a stage, and its open complaints by due time."""

    code: str
    name_zh: str
    name_en: str
    overdue: int
    due_today: int
    next_24h: int
    open: int

    @classmethod
    def of(cls, named: Named, numbers: Mapping[str, int]) -> Self:
        """Return the line of one department, person or stage."""
        return cls(*named, *(numbers[name] for name in NUMBERS))


@dataclass(frozen=True)
class Board:
    """What lies where, at one instant."""

    at: datetime
    day_ends: datetime
    total: Line
    by_department: list[Line]
    by_handler: list[Line]
    by_stage: list[Line]


def board(*, by: Actor, bounds: Bounds) -> Board:
    """Return the board over the complaints the actor supervises.

    :raises Forbidden: when the actor reads no board.
    """
    policy.require(by, RIGHT)
    rows = Complaint.objects.filter(policy.scope(by, RIGHT), OPEN).order_by()
    # Counted once, into small heaps; each table of the board sums them its own way.
    heaps = list(rows.values("department", "handler", "stage").annotate(**_numbers(bounds)))
    stages = {heap["stage"]: (heap["stage"],) * 3 for heap in heaps}
    return Board(
        at=bounds.now,
        day_ends=bounds.day_ends,
        total=Line.of(NOBODY, _sum(heaps)),
        by_department=_lines(heaps, "department", _departments(heaps)),
        by_handler=_lines(heaps, "handler", _people(heaps)),
        by_stage=_lines(heaps, "stage", stages),
    )


def _numbers(bounds: Bounds) -> dict[str, Count]:
    """Count by the stage, which each has: it stands in the index, so that no row is read."""
    day = bounds.now + timedelta(hours=24)
    return {
        "overdue": Count("stage", filter=Q(due_at__lt=bounds.now)),
        "due_today": Count("stage", filter=Q(due_at__gte=bounds.now, due_at__lt=bounds.day_ends)),
        "next_24h": Count("stage", filter=Q(due_at__gte=bounds.now, due_at__lte=day)),
        "open": Count("stage"),
    }


def _lines(heaps: Heaps, name: str, names: Mapping[Any, Named]) -> list[Line]:
    parted = defaultdict(list)
    for heap in heaps:
        parted[heap[name]].append(heap)
    lines = [Line.of(names.get(part, NOBODY), _sum(of_part)) for part, of_part in parted.items()]
    return sorted(lines, key=lambda line: (-line.overdue, -line.open, line.code))


def _sum(heaps: Iterable[Mapping[str, Any]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for heap in heaps:
        total.update({name: heap[name] for name in NUMBERS})
    return total


def _departments(heaps: Heaps) -> dict[Any, Named]:
    rows = Department.objects.filter(pk__in={heap["department"] for heap in heaps})
    return {row.pk: (row.code, row.name_zh, row.name_en) for row in rows}


def _people(heaps: Heaps) -> dict[Any, Named]:
    rows = User.objects.filter(pk__in={heap["handler"] for heap in heaps} - {None})
    return {row.pk: (row.username, row.full_name, row.full_name) for row in rows}
