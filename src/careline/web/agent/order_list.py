"""The list of service orders: what is under way, mine, my department's, waiting for an exception; and as a file."""

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from careline.contacts.operations.order_exporting import export_orders
from careline.contacts.queries.lists import ORDERS
from careline.contacts.queries.order_list import counted_orders, orders
from careline.kernel.tables.writing import TableForm
from careline.security.policy import allows
from careline.web.agent.kept_lists import kept_lists
from careline.web.agent.narrowing import names_in
from careline.web.agent.order_filters import ASKS, VIEWS, AskedOrders, OrderNarrowForm, orders_address
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.downloads import download, kind_of_file
from careline.web.faces.order import order_card
from careline.web.words.exports import of_orders

READ, EXPORT = "contacts.read_order", "contacts.export_orders"


@require_GET
@door(READ, asks=ASKS)
def listed(request: Arrived) -> HttpResponse:
    """Show one page of the orders, latest first."""
    asked = AskedOrders.of(request.GET)
    kept = kept_lists(request, ORDERS, asked.query)
    page = orders(by=request.actor, filters=asked.filters(), after=request.GET.get("after", ""))
    more = orders_address(**asked.query, after=page.next.encode()) if page.next else ""
    seen: dict[str, Any] = {"rows": [order_card(row) for row in page.rows], "more": more}
    if is_fragment(request):
        return render(request, "agent/order_rows.html", seen)
    narrow = OrderNarrowForm(initial=asked.query, by=request.actor, auto_id="narrow_%s")
    seen |= {
        "here": "orders",
        "views": _views(request, asked, is_kept=kept.here is not None),
        "chips": list(asked.chips(names_in(narrow))),
        "narrow": narrow,
        "kept": {"view": asked.query["view"]} if "view" in asked.query else {},
        "label": kept.here.name if kept.here else VIEWS[asked.view][0],
        **kept.shown(),
        "exports": _exports(asked) if page.rows and allows(request.actor, EXPORT) else [],
    }
    return render(request, "agent/orders.html", seen)


@require_POST
@door(EXPORT, asks=ASKS)
def export(request: Arrived, kind: str) -> HttpResponse:
    """Write the list as it is narrowed; that it left the house, and how many rows it had, is in the ledger."""
    out, form, filters = BytesIO(), kind_of_file(kind), AskedOrders.of(request.GET).filters()
    export_orders(out=out, form=form, filters=filters, wording=of_orders(), by=request.actor, at=request.at)
    return download(out.getvalue(), form, name="orders", at=request.at)


def _views(request: Arrived, asked: AskedOrders, *, is_kept: bool) -> list[dict[str, Any]]:
    counts = counted_orders(by=request.actor)
    return [
        {
            "name": one.value,
            "label": label,
            "picture": picture,
            "count": counts.get(one),
            "is_here": one is asked.view and not is_kept,
        }
        for one, (label, picture) in VIEWS.items()
    ]


def _exports(asked: AskedOrders) -> list[tuple[str, str]]:
    query = orders_address(**asked.query).partition("?")[2]
    return [(form.upper(), f"{reverse('web:orders-export', args=[form.value])}?{query}") for form in TableForm]
