"""Alarms about clocks that nobody has in hand, the longest due first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from careline.cases.queries.clock_alarms import WaitingAlarm, waiting_alarms
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.rungs import say_rung
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.words import named


@require_GET
@door("cases.read_board", asks=("after",))
def listed(request: Arrived) -> HttpResponse:
    """List what alarmed and waits for somebody."""
    page = waiting_alarms(by=request.actor, after=request.GET.get("after", ""))
    more = page.next.encode() if page.next else ""
    seen = {"here": "clock-alarms", "rows": [_row(one, request) for one in page.rows], "more": more}
    return render(request, "supervisor/clock_alarms.html", seen)


def _row(one: WaitingAlarm, request: Arrived) -> dict[str, Any]:
    found = one.complaint
    return {
        "number": found.number,
        "title": found.title,
        "address": reverse("web:case", args=[found.number]),
        "what": label(one.kind),
        "step": say_rung(one.fraction, one.after),
        "is_late": one.due_at < request.at,
        "due_at": one.due_at,
        "department": named(found.department),
        "handler": found.handler.full_name if found.handler else "",
        "acknowledge": reverse("web:clock-acknowledgement", args=[found.number, one.clock])
        if one.can_be_acknowledged
        else "",
    }
