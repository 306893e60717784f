"""What went out about a complaint: trying again what didn't arrive, or saying that it was seen to otherwise."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from careline.cases.operations.notifying import retry_complaint_notice, set_complaint_notice_aside
from careline.cases.queries.finding import complaint
from careline.cases.queries.notices import notice_of
from careline.notices.rules.facts import OtherWay
from careline.web.arrivals import Arrived, page_of
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.notice_words import OTHER_WAYS
from careline.web.questions import Question, put
from careline.web.words import choices


class AsideForm(AskingForm):
    """How it was seen to."""

    way = forms.ChoiceField(label=gettext_lazy("What was done"), choices=choices(OTHER_WAYS), widget=forms.RadioSelect)


@require_http_methods(["GET", "POST"])
@door("cases.reply_complaint")
def attempt(request: Arrived, number: str, notice: UUID) -> HttpResponse:
    """Ask whether a notice is to be tried again, and do it."""
    notice_of(complaint=complaint(by=request.actor, number=number), id=notice)

    def act(_data: dict[str, Any]) -> str | Promise:
        retry_complaint_notice(number=number, notice=notice, by=request.actor, at=request.at)
        return _("It is queued again.")

    told = _("It goes to the customer’s address as it is known by now.")
    question = Question(_("Try again"), _("Try again"), _back(request, number), told)
    return put(request, question, AskingForm, act)


@require_http_methods(["GET", "POST"])
@door("cases.reply_complaint")
def set_aside(request: Arrived, number: str, notice: UUID) -> HttpResponse:
    """Ask how the customer was told instead, and record it."""
    notice_of(complaint=complaint(by=request.actor, number=number), id=notice)

    def act(data: dict[str, Any]) -> str | Promise:
        way = OtherWay(data["way"])
        set_complaint_notice_aside(number=number, notice=notice, way=way, by=request.actor, at=request.at)
        return _("Recorded. It is tried no more.")

    told = _("It is tried no more, and leaves the list of what didn’t arrive.")
    question = Question(_("Seen to otherwise"), _("Record it"), _back(request, number), told)
    return put(request, question, AsideForm, act)


def _back(request: Arrived, number: str) -> str:
    """Return the list one came from, or the complaint's page."""
    outbox = reverse("web:outbox")
    came = page_of(request)
    return came if came.partition("?")[0] == outbox else reverse("web:case", args=[number])
