"""The supervisor's board: how much is due, and where it lies. Every number is a filter that opens its rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from careline.cases.models import Complaint
from careline.cases.queries.worklist import OPEN, Bounds
from careline.security import policy
from careline.security.actor import Actor

RIGHT = "cases.read_board"


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
    rows = Complaint.objects.filter(policy.scope(by, RIGHT), OPEN)
    numbers = _numbers(bounds)
    total = rows.aggregate(**numbers)
    return Board(
        at=bounds.now,
        day_ends=bounds.day_ends,
        total=Line("", "", "", **total),
        by_department=_lines(rows, numbers, "department__code", "department__name_zh", "department__name_en"),
        by_handler=_lines(rows, numbers, "handler__username", "handler__full_name", "handler__full_name"),
        by_stage=_lines(rows, numbers, "stage", "stage", "stage"),
    )


def _numbers(bounds: Bounds) -> dict[str, Count]:
    day = bounds.now + timedelta(hours=24)
    return {
        "overdue": Count("id", filter=Q(due_at__lt=bounds.now)),
        "due_today": Count("id", filter=Q(due_at__gte=bounds.now, due_at__lt=bounds.day_ends)),
        "next_24h": Count("id", filter=Q(due_at__gte=bounds.now, due_at__lte=day)),
        "open": Count("id"),
    }


def _lines(rows: QuerySet[Complaint], numbers: dict[str, Count], *names: str) -> list[Line]:
    grouped = rows.values_list(*names).annotate(**numbers)
    lines = [Line(code or "", zh or "", en or "", *counts) for code, zh, en, *counts in grouped]
    return sorted(lines, key=lambda line: (-line.overdue, -line.open, line.code))
