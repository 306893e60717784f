"""Letting an address in again before its lock ends."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from careline.security.operations.sessions import lift_address_lock
from careline.security.queries.address_locks import locked_address
from careline.security.rules.lockout import LiftReason
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import choices
from careline.web.words.locks import LIFT_REASONS


class LiftForm(AskingForm):
    """Why the address is let in again."""

    reason = forms.ChoiceField(
        label=_later("Why is it let in again?"), choices=choices(LIFT_REASONS, empty=_later("Choose…"))
    )


@require_http_methods(["GET", "POST"])
@door("security.unlock_account")
def lift(request: Arrived, lock: UUID) -> HttpResponse:
    """Ask why an address is let in again, and let it in."""
    found = locked_address(by=request.actor, lock=lock, at=request.at)
    told = ngettext(
        "Sign-ins failed there lately with %(n)s name. Whoever sits there may try again at once; if as many fail"
        " again, the lock comes back.",
        "Sign-ins failed there lately with %(n)s names. Whoever sits there may try again at once; if as many fail"
        " again, the lock comes back.",
        found.names,
    )
    title = _("Let %(address)s in again") % {"address": found.address}
    question = Question(title, _("Let in"), reverse("web:users"), told % {"n": found.names}, "danger")

    def act(data: dict[str, Any]) -> str:
        reason = LiftReason(data["reason"])
        lift_address_lock(lock=lock, reason=reason, by=request.actor, at=request.at)
        return _("Let in again.")

    return put(request, question, LiftForm, act)
