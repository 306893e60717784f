"""Stale profiles to verify: who has how many, all that stand open, giving them out and taking one back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.verification_tasks import give_verification_tasks, release_verification_task
from careline.parties.queries.customers import masked
from careline.parties.queries.verification_tasks import (
    GIVE,
    READ,
    count_stale_unassigned,
    open_verification_task,
    tasks_by_agent,
    verification_tasks,
    verifiers,
)
from careline.parties.rules.verification_tasks import MOST_EACH
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.faces.verification_task import task_row
from careline.web.forms import AskingForm, DayInput
from careline.web.questions import Question, put
from careline.web.words import named

USUALLY = 20
A_WEEK = timedelta(days=7)


class GivingForm(AskingForm):
    """Who gets how many, and by when they are verified."""

    agents = forms.MultipleChoiceField(label=gettext_lazy("Agents"), widget=forms.CheckboxSelectMultiple)
    each = forms.IntegerField(
        label=gettext_lazy("Profiles for each"), min_value=1, max_value=MOST_EACH, initial=USUALLY
    )
    due_on = forms.DateField(label=gettext_lazy("By when"), widget=DayInput())

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = today + A_WEEK
        self.fields["agents"].choices = [  # type: ignore[attr-defined]  # it is a field of choices
            (one.username, f"{one.full_name} · {named(one.department)}") for one in verifiers()
        ]


@require_GET
@door(READ, asks=("by", "after"))
def listed(request: Arrived) -> HttpResponse:
    """Show who has how many, and the open ones, nearest due first."""
    agent, today = _uuid(request.GET.get("by", "")), _today(request)
    page = verification_tasks(by=request.actor, agent=agent, after=request.GET.get("after", ""))
    more = page.next.encode() if page.next else ""
    counts = tasks_by_agent(by=request.actor, today=today)
    seen = {
        "here": "verification-tasks",
        "unassigned": count_stale_unassigned(by=request.actor, at=request.at),
        "open": sum(one.open for one in counts),
        "late": sum(one.late for one in counts),
        "agents": counts,
        "agent": agent,
        "rows": [task_row(one, today=today) for one in page.rows],
        "can_give": allows(request.actor, GIVE),
        "more": f"?after={more}" + (f"&by={agent}" if agent else "") if more else "",
    }
    return render(request, "supervisor/verification_tasks.html", seen)


@require_http_methods(["GET", "POST"])
@door(GIVE)
def give(request: Arrived) -> HttpResponse:
    """Ask who gets how many by when, and give them."""
    left = count_stale_unassigned(by=request.actor, at=request.at)
    told = ngettext(
        "%(n)s profile is stale and nobody’s to verify. The stalest are given first, dealt in turn.",
        "%(n)s profiles are stale and nobody’s to verify. The stalest are given first, dealt in turn.",
        left,
    ) % {"n": left}
    question = Question(_("Give profiles to verify"), _("Give"), reverse("web:verification-tasks"), told)

    def act(data: dict[str, Any]) -> str:
        given = give_verification_tasks(**data, by=request.actor, at=request.at)
        return _("Given: %(n)s. Each agent is told.") % {"n": len(given)}

    return put(request, question, GivingForm, act, today=_today(request))


@require_http_methods(["GET", "POST"])
@door(GIVE)
def release(request: Arrived, task: UUID) -> HttpResponse:
    """Ask whether a task is taken back, and take it."""
    found = open_verification_task(by=request.actor, id=task)
    told = _("%(agent)s needn’t verify %(customer)s any more. While it is stale, the profile can be given again.") % {
        "agent": found.agent.full_name,
        "customer": brief(masked(found.customer)),
    }
    question = Question(_("Take a profile back"), _in("tasks", "Take back"), reverse("web:verification-tasks"), told)

    def act(_data: dict[str, Any]) -> str:
        release_verification_task(task=task, by=request.actor, at=request.at)
        return _in("tasks", "Taken back.")

    return put(request, question, AskingForm, act)


def _today(request: Arrived) -> date:
    return request.at.astimezone(timezone.get_current_timezone()).date()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
