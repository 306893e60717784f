"""How commitments were kept, month by month, over the complaints one supervises; every number opens its rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_GET

from careline.cases.queries.commitments import (
    ClockBehind,
    KeptFigures,
    clocks_behind,
    kept_commitments,
    why_no_figures,
)
from careline.cases.rules.commitments import (
    CommitmentOutcome,
    KeptCommitment,
    KeptMonth,
    NoSuchMonth,
    last_day,
    month_named,
)
from careline.clocks.queries.commitments import rules_told
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.commitments import Publication
from careline.clocks.rules.terms import Terms
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.commitments import ground_of, within
from careline.web.faces.kept import kept_face, rate_said
from careline.web.faces.moments import here
from careline.web.words import named
from careline.web.words.commitments import NO_FIGURES, OUTCOMES, PUBLICATIONS

RIGHT = "cases.read_board"


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show each commitment's rate over the last twelve full months."""
    found = kept_commitments(by=request.actor)
    rules = rules_told(by=request.actor, codes=[one.code for one in found.items], on=_counted_until(found, request))
    rows = [_row(one, *rules[one.code]) for one in found.items]
    none = None if rows else NO_FIGURES[why_no_figures(by=request.actor, at=request.at)]
    seen = {"here": "commitments", "rows": rows, "none": none, "counted_at": found.counted_at}
    return render(request, "supervisor/commitments.html", seen)


@require_GET
@door(RIGHT)
def show(request: Arrived, code: str) -> HttpResponse:
    """Show how one commitment was kept in each of those months."""
    found = kept_commitments(by=request.actor)
    terms, extent = _rule(request, code, _counted_until(found, request))
    kept = found.of(code)
    months = [_month(code, one) for one in reversed(kept.months)] if kept else []
    seen = {
        "here": "commitments",
        "code": code,
        "name": named(terms),
        "ground": ground_of(terms),
        "row": _row(kept, terms, extent) if kept else None,
        "none": None if kept else NO_FIGURES[why_no_figures(by=request.actor, at=request.at, code=code)],
        "months": months,
        "counted_at": found.counted_at,
    }
    return render(request, "supervisor/commitment.html", seen)


@require_GET
@door(RIGHT, asks=("after",))
def behind(request: Arrived, code: str, month: str, outcome: str) -> HttpResponse:
    """List the complaints behind one number."""
    first, came_out = _named(month, outcome)
    page = clocks_behind(
        by=request.actor,
        at=request.at,
        code=code,
        month=first,
        outcome=came_out,
        after=request.GET.get("after", ""),
    )
    seen = {
        "here": "commitments",
        "code": code,
        "name": named(_rule(request, code, last_day(first))[0]),
        "month": date_format(first, "YEAR_MONTH_FORMAT"),
        "outcome": OUTCOMES[came_out],
        "rows": _clocks(page.rows),
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "supervisor/commitment_clocks.html", seen)


def _counted_until(found: KeptFigures, request: Arrived) -> date:
    """Return the last day that was counted; today where nothing was."""
    months = [one.months[-1].month for one in found.items[:1]]
    return last_day(months[0]) if months else here(request.at).date()


def _rule(request: Arrived, code: str, on: date) -> tuple[Terms, Publication]:
    """Return what a rule said by a day, and how much of it is published.

    :raises NoSuchRule: no rule of that code.
    """
    rules = rules_told(by=request.actor, codes=[code], on=on)
    if code not in rules:
        raise NoSuchRule(field="code", rule=code)
    return rules[code]


def _named(month: str, outcome: str) -> tuple[date, CommitmentOutcome]:
    """Return what an address names.

    :raises NoSuchMonth: it is none.
    """
    try:
        return month_named(month), CommitmentOutcome(outcome)
    except ValueError as unreadable:
        raise NoSuchMonth(field="month") from unreadable


def _row(one: KeptCommitment, terms: Terms, extent: Publication) -> dict[str, Any]:
    def opens(month: KeptMonth) -> str:
        return _address(one.code, month, CommitmentOutcome.MISSED if month.missed else CommitmentOutcome.KEPT)

    return {
        "code": one.code,
        "name": named(terms),
        "within": within(terms),
        "publication": PUBLICATIONS[extent],
        "kept": kept_face(one, opens=opens),
    }


def _month(code: str, one: KeptMonth) -> dict[str, Any]:
    outcome = CommitmentOutcome
    return {
        "name": date_format(one.month, "YEAR_MONTH_FORMAT"),
        "due": f"{one.due:,}",
        "rate": rate_said(one),
        "numbers": [
            (_figure(one.kept), _address(code, one, outcome.KEPT)),
            (_figure(one.missed), _address(code, one, outcome.MISSED)),
        ],
    }


def _figure(count: int) -> str:
    """Return a number that opens its rows; empty where there are none."""
    return f"{count:,}" if count else ""


def _address(code: str, month: KeptMonth, outcome: CommitmentOutcome) -> str:
    return reverse("web:commitment-clocks", args=[code, f"{month.month:%Y-%m}", outcome.value])


def _clocks(rows: Sequence[ClockBehind]) -> list[dict[str, Any]]:
    return [
        {
            "number": one.complaint.number,
            "title": one.complaint.title,
            "address": reverse("web:case", args=[one.complaint.number]),
            "due_at": one.due_at,
            "stopped_at": one.stopped_at,
            "department": named(one.complaint.department),
            "handler": one.complaint.handler.full_name if one.complaint.handler else "",
        }
        for one in rows
    ]
