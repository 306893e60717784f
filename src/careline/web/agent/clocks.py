"""Pausing a clock of a complaint, for a reason its rule allows, letting it go on, and having its alarms in hand."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods

from careline.cases.operations.acknowledging import acknowledge_alarms
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.cases.queries.clocks import ClockTold, clock_of
from careline.cases.queries.finding import complaint
from careline.clocks.rules.terms import PauseReason
from careline.clocks.sentences.labels import label
from careline.web.agent.bulk_acts import PlainBulkForm
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT, ACKNOWLEDGE = "cases.pause_clock", "cases.acknowledge_alarm"


class PauseForm(AskingForm):
    """Why it stands still."""

    reason = forms.ChoiceField(label=later("Reason"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, clock: ClockTold, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(one.value, label(one)) for one in clock.reasons]  # type: ignore[attr-defined]  # it is a ChoiceField


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def pause(request: Arrived, number: str, clock: UUID) -> HttpResponse:
    """Ask why, and let the clock stand still."""
    found = complaint(by=request.actor, number=number)
    one = clock_of(complaint=found, clock=clock, at=request.at)

    def act(data: dict[str, Any]) -> str:
        reason = PauseReason(data["reason"])
        pause_clock(number=number, clock=clock, reason=reason, by=request.actor, at=request.at)
        return _("Paused. All other clocks go on.")

    title = _("Pause “%(name)s”") % {"name": named(one.terms)}
    told = _("What is left of its time counts on from when it is resumed. All other clocks go on.")
    question = Question(title, _("Pause it"), reverse("web:case", args=[number]), told)
    return put(request, question, PauseForm, act, clock=one)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def go_on(request: Arrived, number: str, clock: UUID) -> HttpResponse:
    """Let a paused clock go on."""
    found = complaint(by=request.actor, number=number)
    one = clock_of(complaint=found, clock=clock, at=request.at)

    def act(_data: dict[str, Any]) -> str:
        resume_clock(number=number, clock=clock, by=request.actor, at=request.at)
        return _("The clock goes on.")

    title = _("Resume “%(name)s”") % {"name": named(one.terms)}
    question = Question(title, _("Resume it"), reverse("web:case", args=[number]))
    return put(request, question, PlainBulkForm, act, by=request.actor)


@require_http_methods(["GET", "POST"])
@door(ACKNOWLEDGE)
def acknowledge(request: Arrived, number: str, clock: UUID) -> HttpResponse:
    """Say that one has in hand what a clock has alarmed about."""
    found = complaint(by=request.actor, number=number)
    one = clock_of(complaint=found, clock=clock, at=request.at)

    def act(_data: dict[str, Any]) -> str:
        acknowledge_alarms(number=number, clock=clock, by=request.actor, at=request.at)
        return _("Noted. Steps that wait for that alarm nobody.")

    title = _("Have “%(name)s” in hand") % {"name": named(one.terms)}
    told = _("Everybody sees that you see to it. The clock goes on, and alarms again where the ladder says so.")
    question = Question(title, _("I have it in hand"), reverse("web:case", args=[number]), told)
    return put(request, question, PlainBulkForm, act, by=request.actor)
