"""The assignment table: who takes what; and a trial that says which line would take a complaint, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.cases.operations.assignment_rules import Line, NoSuchRule, retire_assignment_rule, set_assignment_rule
from careline.cases.queries.assignment import assignment_table, simulate
from careline.cases.rules.assignment import Facts
from careline.cases.rules.facts import Channel, Urgency
from careline.web.admin.assignment_forms import LineForm, TrialForm
from careline.web.admin.assignment_rows import LineRow, line_row
from careline.web.admin.forms import NothingAsked
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put

RIGHT = "cases.manage_assignment_rules"
MISSED = {
    "category": gettext_lazy("another category"),
    "urgency": gettext_lazy("another urgency"),
    "channel": gettext_lazy("another channel"),
    "complained_about": gettext_lazy("its handler is the one complained about"),
}


@dataclass(frozen=True)
class Tried:
    """A line as it fared in the trial."""

    line: LineRow
    missed: str | Promise


@require_GET
@door(RIGHT, asks=("category", "urgency", "channel"))
def table(request: Arrived) -> HttpResponse:
    """Show the table, and the trial beside it."""
    lines = [line_row(line) for line in assignment_table(by=request.actor)]
    form = TrialForm(request.GET if "urgency" in request.GET else None)
    tried = list(_tried(request, form.cleaned_data)) if form.is_bound and form.is_valid() else None
    seen = {"here": "assignment", "lines": lines, "form": form, "tried": tried}
    return render(request, "admin/assignment.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a line."""
    last = max((line.position for line in assignment_table(by=request.actor)), default=0)
    return _line(request, None, {"position": last + 10})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, rule: UUID) -> HttpResponse:
    """Change a line."""
    found = next((line for line in assignment_table(by=request.actor) if line.id == rule), None)
    if found is None:
        raise NoSuchRule(field="rule", rule=rule)
    known = {
        "position": found.position,
        "category": found.category.code if found.category else "",
        "urgency": found.urgency,
        "channel": found.channel,
        "department": found.department.code,
        "handler": found.handler.username if found.handler else "",
    }
    return _line(request, rule, known)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, rule: UUID) -> HttpResponse:
    """Take a line out."""

    def act(_data: dict[str, Any]) -> str:
        retire_assignment_rule(rule=rule, by=request.actor, at=request.at)
        return _("The line is out of the table.")

    told = _("What it assigned stays assigned.")
    title = _("Take the line out")
    return put(request, Question(title, title, _page(), told, tone="danger"), NothingAsked, act)


def _line(request: Arrived, rule: UUID | None, known: dict[str, Any]) -> HttpResponse:
    def act(data: dict[str, Any]) -> str:
        said = {name: data[name] for name in ("position", "department", "handler", "category")}
        urgency = Urgency(data["urgency"]) if data["urgency"] else None
        channel = Channel(data["channel"]) if data["channel"] else None
        line = Line(**said, urgency=urgency, channel=channel)
        set_assignment_rule(line=line, rule=rule, by=request.actor, at=request.at)
        return _("The line is in the table.")

    question = Question(_("Line of the assignment table"), _("Put it in"), _page())
    return put(request, question, LineForm, act, by=request.actor, initial=known)


def _tried(request: Arrived, data: dict[str, str]) -> Iterator[Tried]:
    facts = Facts(
        category=data["category"],
        urgency=Urgency(data["urgency"]),
        channel=Channel(data["channel"]),
        complained_about=None,
    )
    for one in simulate(facts=facts, by=request.actor):
        yield Tried(line_row(one.line), MISSED.get(one.missed, ""))


def _page() -> str:
    return reverse("web:assignment")
