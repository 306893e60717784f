"""The case: one complaint on the stage, alone or with something beside it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careline.web.agent.beside import beside_of
from careline.web.agent.case_page import case_context, case_pane
from careline.web.agent.roster import roster_of
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.sides import BESIDE


@require_GET
@door("cases.read_complaint", asks=(BESIDE,))
def show(request: Arrived, number: str) -> HttpResponse:
    """Show one complaint."""
    return drawn(request, number)


def drawn(request: Arrived, number: str, *, typed: str = "") -> HttpResponse:
    """Draw the page of one complaint, with what was typed in its box."""
    pane = case_pane(request, number)
    seen = {
        "here": "worklist",
        "number": number,
        "typed": typed,
        "roster": roster_of(request),
        "pane": "agent/case_pane.html",
        "beside": beside_of(request, number),
        **pane,
        **case_context(pane["found"], pane["told_clocks"], request=request),
    }
    return render(request, "agent/case.html", seen)
