"""Legal holds: those that stand, the next review first."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from careline.parties.queries.customers import masked
from careline.parties.queries.legal_holds import KEEP, READ, hold_seen, known_hold, legal_holds
from careline.security.policy import allows
from careline.security.queries.people import full_names
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.faces.legal_holds import HoldRow, hold_row


@require_GET
@door(READ, asks=("after",))
def listed(request: Arrived) -> HttpResponse:
    """List what stands."""
    by, today = request.actor, request.at.astimezone(timezone.get_current_timezone()).date()
    page = legal_holds(by=by, today=today, after=request.GET.get("after", ""))
    seen = [hold_seen(one, today=today) for one in page.rows]
    names = full_names({one.set_by for one in seen})
    rows = [
        _line(row.customer, hold_row(one, names=names, today=today, may_keep=allows(by, KEEP)), request)
        for row, one in zip(page.rows, seen, strict=True)
    ]
    more = page.next.encode() if page.next else ""
    return render(request, "supervisor/legal_holds.html", {"here": "erasures", "rows": rows, "more": more})


@require_GET
@door(READ)
def show(request: Arrived, hold: UUID) -> HttpResponse:
    """Go where one hold stands: on its customer's page, or in the list for who reads no customer."""
    found = known_hold(by=request.actor, id=hold)
    if not allows(request.actor, "parties.read_customer"):
        return redirect("web:legal-holds")
    return redirect(f"{reverse('web:customer', args=[found.customer_id])}#legal-holds")


def _line(customer: Any, row: HoldRow, request: Arrived) -> dict[str, Any]:
    may_open = allows(request.actor, "parties.read_customer")
    return {
        "customer": brief(masked(customer)),
        "address": reverse("web:customer", args=[customer.id]) if may_open else "",
        "row": row,
    }
