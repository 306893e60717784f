"""Reviews of care: what leads look at again, the longest due first; why is shown once, to who reviews it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.care import look_at_review
from careline.parties.queries.care import care_reviews, known_care_flag
from careline.parties.queries.customers import known_customer, masked
from careline.web.agent.care import care_face
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.forms import AskingForm
from careline.web.questions import Question, ask

RIGHT = "parties.see_care"


@require_GET
@door(RIGHT, asks=("after",))
def listed(request: Arrived) -> HttpResponse:
    """List what is to be looked at again; not a word of why."""
    today = request.at.astimezone(timezone.get_current_timezone()).date()
    page = care_reviews(by=request.actor, today=today, after=request.GET.get("after", ""))
    more = page.next.encode() if page.next else ""
    seen = {"here": "care-reviews", "rows": [_row(one, today) for one in page.rows], "more": more}
    return render(request, "supervisor/care_reviews.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def show(request: Arrived, flag: UUID) -> HttpResponse:
    """Ask whether one means to review it, then show why care is needed, once."""
    found = known_care_flag(by=request.actor, id=flag)
    one = masked(known_customer(by=request.actor, id=found.customer_id))
    back = reverse("web:care-reviews")
    if request.method == "GET":
        told = _(
            "Who looked, when and for which review is written into the ledger. Ask the customer before you decide."
        )
        return ask(request, Question(_("Review a need for care"), _("Look"), back, told), AskingForm())
    reason = look_at_review(flag=flag, by=request.actor, at=request.at)
    rows = [care_face(one.id, reason)]
    seen = {"here": "care-reviews", "name": brief(one), "back": back, "rows": rows}
    return render(request, "agent/care.html", seen)


def _row(flag: Any, today: date) -> dict[str, Any]:
    return {
        "id": flag.id,
        "customer": brief(masked(flag.customer)),
        "customer_address": reverse("web:customer", args=[flag.customer_id]),
        "since": flag.since,
        "due_on": flag.due_on,
        "is_overdue": flag.due_on < today,
        "noted_by": flag.noted_by.full_name if flag.noted_by else "",
    }
