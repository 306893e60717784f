"""What went out about a complaint: trying again what didn't arrive."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careline.cases.operations.notifying import retry_complaint_notice
from careline.cases.queries.finding import complaint
from careline.cases.queries.notices import notice_of
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put


@require_http_methods(["GET", "POST"])
@door("cases.reply_complaint")
def attempt(request: Arrived, number: str, notice: UUID) -> HttpResponse:
    """Ask whether a notice is to be tried again, and do it."""
    notice_of(complaint=complaint(by=request.actor, number=number), id=notice)

    def act(_data: dict[str, Any]) -> str | Promise:
        retry_complaint_notice(number=number, notice=notice, by=request.actor, at=request.at)
        return _("It is queued again.")

    told = _("It goes to the customer’s address as it is known by now.")
    question = Question(_("Try again"), _("Try again"), reverse("web:case", args=[number]), told)
    return put(request, question, AskingForm, act)
