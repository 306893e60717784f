"""The outbox: what didn't arrive or waits, what stands in the way, and trying again, one or many."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from careline.cases.operations.notifying import Retried, retry_complaint_notices
from careline.cases.queries.notices import outbox, outbox_counts
from careline.notices.rules.facts import OutboxView
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.choices import ticked
from careline.web.doors import door
from careline.web.faces.notice import notice_face
from careline.web.notice_words import OUTBOX_VIEWS

RIGHT = "cases.watch_notices"


@require_GET
@door(RIGHT, asks=("view", "after"))
def show(request: Arrived) -> HttpResponse:
    """Show what didn't arrive, or what waits."""
    asked = request.GET.get("view", "")
    view = OutboxView(asked) if asked in set(OutboxView) else OutboxView.FAILED
    page = outbox(by=request.actor, view=view, after=request.GET.get("after", ""))
    counts = outbox_counts(by=request.actor)
    rows = [(one.number, reverse("web:customer", args=[one.customer]), notice_face(one.notice)) for one in page.rows]
    seen = {
        "here": "outbox",
        "view": view.value,
        "views": [(one.value, said, counts[OutboxView(one)]) for one, said in OUTBOX_VIEWS.items()],
        "rows": rows,
        "can_retry": allows(request.actor, "cases.reply_complaint") and view is OutboxView.FAILED,
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "supervisor/outbox.html", seen)


@require_POST
@door("cases.reply_complaint")
def retry(request: Arrived) -> HttpResponse:
    """Try the chosen ones again."""
    chosen = ticked(request.POST.getlist("notice"))
    if not chosen:
        messages.error(request, _("Nothing is chosen. Tick the notices first."))
        return redirect("web:outbox")
    done = retry_complaint_notices(notices=chosen, by=request.actor, at=request.at)
    if done.queued:
        said = ngettext("%(n)d notice is queued again.", "%(n)d notices are queued again.", done.queued)
        messages.success(request, said % {"n": done.queued})
    _tell_unreachable(request, done)
    return redirect("web:outbox")


def _tell_unreachable(request: Arrived, done: Retried) -> None:
    if done.unreachable:
        said = _("No address is known any more for %(numbers)s. Tell these customers otherwise.")
        messages.error(request, said % {"numbers": ", ".join(done.unreachable)})
