"""Mails to colleagues that didn't arrive or wait: why, what to do, and trying them again or letting them be."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from careline.notices.operations.staff_mail import retry_staff_mails, set_staff_mails_aside
from careline.notices.queries.staff_mail import mail_counts, staff_mails
from careline.notices.rules.facts import Audience, OutboxView
from careline.web.arrivals import Arrived
from careline.web.choices import ticked
from careline.web.doors import door
from careline.web.faces.notice import staff_mail_face
from careline.web.notice_words import OUTBOX_VIEWS

RIGHT = "notices.mend_staff_mail"


VIEWS = (OutboxView.FAILED, OutboxView.WAITING)
"""Of a colleague's mail nothing is ever held back by a wish: of what they aren't told by mail, none is written."""


@require_GET
@door(RIGHT, asks=("view", "after"))
def show(request: Arrived) -> HttpResponse:
    """Show what didn't reach colleagues, or what waits; and how many notices to customers stand so."""
    asked = request.GET.get("view", "")
    view = OutboxView(asked) if asked in VIEWS else OutboxView.FAILED
    page = staff_mails(by=request.actor, view=view, after=request.GET.get("after", ""))
    counts = mail_counts(by=request.actor, audience=Audience.STAFF)
    seen = {
        "here": "mail-to-staff",
        "view": view.value,
        "views": [(one.value, said, counts[OutboxView(one)]) for one, said in OUTBOX_VIEWS.items() if one in VIEWS],
        "rows": [(one.user, staff_mail_face(one.notice)) for one in page.rows],
        "can_act": view is OutboxView.FAILED,
        "customers": mail_counts(by=request.actor, audience=Audience.CUSTOMER)[OutboxView.FAILED],
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "admin/staff_mail.html", seen)


@require_POST
@door(RIGHT)
def retry(request: Arrived) -> HttpResponse:
    """Try the chosen ones again."""
    if chosen := _chosen(request):
        done = retry_staff_mails(notices=chosen, by=request.actor, at=request.at)
        if done.queued:
            said = ngettext("%(n)d mail is queued again.", "%(n)d mails are queued again.", done.queued)
            messages.success(request, said % {"n": done.queued})
        if done.unreachable:
            said = _("These colleagues keep no mail address any more, or have left: %(names)s.")
            messages.error(request, said % {"names": ", ".join(done.unreachable)})
    return redirect("web:mail-to-staff")


@require_POST
@door(RIGHT)
def set_aside(request: Arrived) -> HttpResponse:
    """Let the chosen ones be."""
    if chosen := _chosen(request):
        done = set_staff_mails_aside(notices=chosen, by=request.actor, at=request.at)
        said = ngettext("%(n)d mail is tried no more.", "%(n)d mails are tried no more.", done)
        messages.success(request, said % {"n": done})
    return redirect("web:mail-to-staff")


def _chosen(request: Arrived) -> list[UUID]:
    chosen = ticked(request.POST.getlist("notice"))
    if not chosen:
        messages.error(request, _("Nothing is chosen. Tick the mails first."))
    return chosen
