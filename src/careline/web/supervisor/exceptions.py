"""Exceptions: business that can't pass its rules without a supervisor's word, and what was decided before."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careline.contacts.queries.order_list import OrderFilters, OrderView, orders
from careline.contacts.queries.orders import findings_of, rule_rows_of
from careline.contacts.rules.compliance import RuleVerdict
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.order import order_card, rule_faces

SHOWN = 20


@require_GET
@door("contacts.except_order", asks=("after",))
def show(request: Arrived) -> HttpResponse:
    """Show what waits for a word, and the latest orders that ever asked for one."""
    waiting = orders(by=request.actor, filters=OrderFilters(view=OrderView.EXCEPTIONS), limit=SHOWN).rows
    page = orders(
        by=request.actor,
        filters=OrderFilters(view=OrderView.EXCEPTED),
        after=request.GET.get("after", ""),
        limit=SHOWN,
    )
    seen = {
        "here": "exceptions",
        "waiting": [(order_card(row), _asked(row, request)) for row in waiting],
        "decided": [order_card(row) for row in page.rows if not row.asked],
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "supervisor/exceptions.html", seen)


def _asked(row: object, request: Arrived) -> list[object]:
    """Return the rules of one order that wait for a word, with the reasons."""
    found = [one for one in findings_of(row) if one.verdict is RuleVerdict.ASKED]  # type: ignore[arg-type]  # an order
    may = row.agent_id != request.actor.id  # type: ignore[attr-defined]  # nobody decides about his own
    return list(rule_faces(row, found, rule_rows_of(row), may_work=False, may_except=may))  # type: ignore[arg-type]  # the same
