"""How an audit of entries ends: closed when all is checked, or given up with a reason."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods

from careline.parties.operations.entry_audits import abandon_entry_audit, close_entry_audit
from careline.parties.queries.entry_audits import AUDIT, entry_audit, progress_of
from careline.parties.rules.entry_audits import AbandonReason
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import choices
from careline.web.words.entry_audits import ABANDON_REASONS


class AbandonForm(AskingForm):
    """Why it is given up."""

    reason = forms.ChoiceField(
        label=_later("Why is it given up?"), choices=choices(ABANDON_REASONS, empty=_later("Choose…"))
    )


@require_http_methods(["GET", "POST"])
@door(AUDIT)
def close(request: Arrived, audit: UUID) -> HttpResponse:
    """Ask whether an audit is closed, and close it."""
    told = _("From then on its findings stand and count on the accuracy screen.")
    back = reverse("web:entry-audit", args=[audit])
    question = Question(_("Close the audit"), _in("audit of entries", "Close"), back, told)

    def act(_data: dict[str, Any]) -> str:
        close_entry_audit(audit=audit, by=request.actor, at=request.at)
        return _("Closed: its findings count from now on.")

    return put(request, question, AskingForm, act)


@require_http_methods(["GET", "POST"])
@door(AUDIT)
def abandon(request: Arrived, audit: UUID) -> HttpResponse:
    """Ask why an audit is given up, and give it up."""
    left = progress_of(by=request.actor, audits=[entry_audit(by=request.actor, id=audit).id])[audit].left
    told = ngettext(
        "It stays in the list. What was found counts; %(n)s value is told as unchecked beside every result.",
        "It stays in the list. What was found counts; %(n)s values are told as unchecked beside every result.",
        left,
    )
    back = reverse("web:entry-audit", args=[audit])
    question = Question(_("Give the audit up"), _("Give up"), back, told % {"n": left}, "danger")

    def act(data: dict[str, Any]) -> str:
        reason = AbandonReason(data["reason"])
        abandon_entry_audit(audit=audit, reason=reason, by=request.actor, at=request.at)
        return _("Given up: what was found counts, the rest is told as unchecked.")

    return put(request, question, AbandonForm, act)
