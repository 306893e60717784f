"""Exceptions: business that can't pass its rules without a supervisor's word, and what was decided before."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careline.contacts.queries.order_list import OrderFilters, OrderView, orders
from careline.contacts.queries.orders import Judged, judged_orders
from careline.contacts.rules.compliance import RuleVerdict
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.order import RuleFace, order_card, rule_faces

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
        "waiting": [(order_card(one.order), _asked(one, request)) for one in judged_orders(waiting)],
        "decided": [order_card(row) for row in page.rows if not row.asked],
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "supervisor/exceptions.html", seen)


def _asked(one: Judged, request: Arrived) -> list[RuleFace]:
    """Return the rules of one order that wait for a word, with the reasons."""
    found = [said for said in one.findings if said.verdict is RuleVerdict.ASKED]
    may = one.order.agent_id != request.actor.id  # nobody decides about his own
    return rule_faces(one.order, found, one.rows, may_work=False, may_except=may)
