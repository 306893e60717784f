"""How accurate entries are: in audits with their interval, and in verifications; by who entered them, by attribute."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext_lazy as _in
from django.views.decorators.http import require_GET

from careline.parties.queries.accuracy import (
    Accuracy,
    ChecksWanted,
    accuracy_by_attribute,
    accuracy_by_person,
    checks_made,
    in_all,
)
from careline.parties.queries.entry_audits import AUDIT
from careline.parties.queries.sampled_accuracy import sampled_accuracy
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.accuracy import check_rows
from careline.web.faces.entry_audit import result_face
from careline.web.faces.people import called
from careline.web.words.attributes import ATTRIBUTES, ENTRY_SOURCES

PERIODS = {"month": 30, "quarter": 91, "year": 365}
"""Days back from now."""
WORDS = {
    "month": _in("period", "30 days"),
    "quarter": _in("period", "A quarter"),
    "year": _in("period", "A year"),
}


@require_GET
@door("parties.read_accuracy", asks=("period", "by", "outcome", "after"))
def show(request: Arrived) -> HttpResponse:
    """Show the shares of a period, and the verifications behind them."""
    period = request.GET.get("period", "")
    period = period if period in PERIODS else "quarter"
    wanted = _wanted(request, period)
    page = checks_made(by=request.actor, wanted=wanted, after=request.GET.get("after", ""))
    all_of_it = ChecksWanted(since=wanted.since, before=wanted.before)
    people = accuracy_by_person(by=request.actor, wanted=all_of_it)
    names = called(one.label for one in people)
    narrowed = {"by": request.GET.get("by", ""), "outcome": wanted.outcome or ""}
    sampled = sampled_accuracy(by=request.actor, since=wanted.since, before=wanted.before)
    seen = {
        "here": "accuracy",
        "result": result_face(sampled) if sampled.audits else None,
        "can_audit": allows(request.actor, AUDIT),
        "periods": [(WORDS[name], _address(name), name == period) for name in PERIODS],
        "total": _line(in_all(people), period),
        "people": [_line(replace(one, label=names(one.label)), period) for one in people],
        "attributes": [_line(one, period) for one in accuracy_by_attribute(by=request.actor, wanted=all_of_it)],
        "rows": check_rows(page.rows),
        "is_narrowed": bool(wanted.entered_by or wanted.outcome),
        "whole": _address(period),
        "more": _address(period, **narrowed, after=page.next.encode()) if page.next else "",
    }
    return render(request, "supervisor/accuracy.html", seen)


def _wanted(request: Arrived, period: str) -> ChecksWanted:
    outcome = request.GET.get("outcome", "")
    return ChecksWanted(
        since=request.at - timedelta(days=PERIODS[period]),
        before=request.at + timedelta(seconds=1),
        entered_by=_uuid(request.GET.get("by", "")),
        outcome=CheckOutcome(outcome) if outcome in tuple(CheckOutcome) else None,
    )


def _line(one: Accuracy, period: str) -> dict[str, Any]:
    who = {"by": str(one.by)} if one.by else {}
    return {
        "label": ATTRIBUTES.get(Attribute(one.label), one.label) if one.label in tuple(Attribute) else one.label,
        "source": ENTRY_SOURCES[EntrySource(one.source)] if one.source else "",
        "verified": one.verified,
        "corrected": one.corrected,
        "share": f"{one.share:.1%}" if one.share is not None else "—",
        "width": round((one.share or 0) * 100),
        "all": _address(period, **who) if who else "",
        "wrong": _address(period, **who, outcome=CheckOutcome.CORRECTED.value) if who else "",
    }


def _address(period: str, **more: str) -> str:
    said = {"period": period} | {name: value for name, value in more.items() if value}
    return f"{reverse('web:accuracy')}?{urlencode(said)}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
