"""The board: what is overdue and due, by department, person and stage; every number opens its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from careline.cases.queries.board import Board, Line, board
from careline.cases.queries.worklist import Bounds, View
from careline.cases.rules.stages import StageName
from careline.web.agent.filters import address
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.words import STAGES, named


@dataclass(frozen=True)
class Number:
    """A number that opens the rows behind it."""

    value: int
    address: str
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    label: str | Promise
    overdue: Number
    due_today: Number
    next_24h: Number
    open: Number


@require_GET
@door("cases.read_board")
def show(request: Arrived) -> HttpResponse:
    """Show the board; asked by the page's own script, only its numbers."""
    found = board(by=request.actor, bounds=Bounds.of_day(request.at))
    template = "supervisor/numbers.html" if is_fragment(request) else "supervisor/board.html"
    return render(request, template, {"here": "board", **_numbers(found)})


def _numbers(found: Board) -> dict[str, Any]:
    return {
        "total": _row(found.total, "", lambda _line: _("All"), {}),
        "tables": [
            (_("By department"), [_row(line, "department", named, {}) for line in found.by_department]),
            (_("By handler"), [_row(line, "handler", _person, {}) for line in found.by_handler]),
            (_("By stage"), [_row(line, "stage", _stage, {}) for line in found.by_stage]),
        ],
        "day_ends": found.day_ends,
    }


def _row(line: Line, kind: str, label: Callable[[Line], str | Promise], extra: dict[str, str]) -> Row:
    query = {kind: line.code, **extra} if kind and line.code else extra

    def number(value: int, view: View, tone: str = "", **more: str) -> Number:
        return Number(value, address(view=view, **query, **more), tone if value else "")

    return Row(
        label=label(line),
        overdue=number(line.overdue, View.OVERDUE, "bad"),
        due_today=number(line.due_today, View.DUE_TODAY, "warn"),
        next_24h=number(line.next_24h, View.OPEN, due="24h"),
        open=number(line.open, View.OPEN),
    )


def _person(line: Line) -> str:
    return line.name_zh or _("nobody yet")


def _stage(line: Line) -> str | Promise:
    return STAGES[StageName(line.code)]
