"""The assignment table: who takes what; and a trial that says which line would take a complaint, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.operations.assignment_rules import Line, NoSuchRule, retire_assignment_rule, set_assignment_rule
from careline.cases.queries.assignment import Simulation, assignment_table, facts_of, simulate
from careline.cases.queries.what_if import what_if
from careline.cases.rules.assignment import Facts
from careline.cases.rules.facts import Channel, Urgency
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.web.admin.assignment_forms import LineForm, TrialForm
from careline.web.admin.assignment_rows import LineRow, line_row
from careline.web.admin.forms import NothingAsked
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import INVALID, Question, ask, put
from careline.web.words import CHANNELS, URGENCIES

RIGHT = "cases.manage_assignment_rules"
NAMES = {
    "category": gettext_lazy("Category"),
    "urgency": gettext_lazy("Urgency"),
    "channel": gettext_lazy("Channel"),
    "complained_about": gettext_lazy("Its handler is not the one complained about"),
}
SHOWN = 8
"""So many numbers of complaints that would go elsewhere are named."""


class DryRun(Exception):
    """Nothing is saved: the reader first wants to know what would change."""


@dataclass(frozen=True)
class Held:
    """One condition of a line beside what is given."""

    name: str | Promise
    wanted: str
    given: str
    holds: bool


@dataclass(frozen=True)
class Tried:
    """A line as it fared in the trial."""

    line: LineRow
    conditions: list[Held]
    wins: bool


@require_GET
@door(RIGHT)
def table(request: Arrived) -> HttpResponse:
    """Show the table, and the trial beside it."""
    return _table(request, TrialForm(), None)


@require_POST
@door(RIGHT)
def trial(request: Arrived) -> HttpResponse:
    """Try the table with a complaint, and show how each line fares."""
    form = TrialForm(request.POST)
    try:
        facts = _facts(request, form.cleaned_data) if form.is_valid() else None
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        facts = None
    if facts is None:
        return _table(request, form, None, status=INVALID)
    return _table(request, form, simulate(facts=facts, by=request.actor))


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
        return _("The line was removed from the table.")

    told = _("What it assigned stays assigned.")
    title = _("Take the line out")
    return put(request, Question(title, title, _page(), told, tone="danger"), NothingAsked, act)


def _line(request: Arrived, rule: UUID | None, known: dict[str, Any]) -> HttpResponse:
    def act(data: dict[str, Any]) -> str:
        said = {name: data[name] for name in ("position", "department", "handler", "category")}
        urgency = Urgency(data["urgency"]) if data["urgency"] else None
        channel = Channel(data["channel"]) if data["channel"] else None
        line = Line(**said, urgency=urgency, channel=channel)
        if data["dry"]:
            raise DryRun(_would(request, line, rule))
        set_assignment_rule(line=line, rule=rule, by=request.actor, at=request.at)
        return _("The line is saved.")

    question = Question(_("Line of the assignment table"), _("Put it in"), _page())
    try:
        return put(request, question, LineForm, act, by=request.actor, initial=known)
    except DryRun as run:
        told = {**request.POST.dict(), "dry": False}
        return ask(request, replace(question, told=str(run)), LineForm(by=request.actor, initial=told))


def _would(request: Arrived, line: Line, rule: UUID | None) -> str:
    tried, shifts = what_if(line=line, rule=rule, by=request.actor)
    if not shifts:
        return _("Of the last %(tried)d open complaints none would go elsewhere.") % {"tried": tried}
    nobody = _("nobody")
    told = [
        f"{one.before or nobody} → {one.after or nobody}: {one.count} ({', '.join(one.numbers[:SHOWN])})"
        for one in shifts
    ]
    moved = sum(one.count for one in shifts)
    return _("Of the last %(tried)d open complaints %(moved)d would go elsewhere: %(told)s") % {
        "tried": tried,
        "moved": moved,
        "told": "; ".join(told),
    }


def _table(request: Arrived, form: TrialForm, done: Simulation | None, *, status: int = 200) -> HttpResponse:
    lines = [line_row(line) for line in assignment_table(by=request.actor)]
    seen = {
        "here": "assignment",
        "lines": lines,
        "form": form,
        "done": done,
        "tried": list(_tried(done)) if done else None,
        "winner": line_row(done.winner) if done and done.winner else None,
    }
    return render(request, "admin/assignment.html", seen, status=status)


def _facts(request: Arrived, data: dict[str, str]) -> Facts:
    if data["number"]:
        return facts_of(number=str(CaseNumber.parse(data["number"])), by=request.actor)
    return Facts(category=data["category"], urgency=Urgency(data["urgency"]), channel=Channel(data["channel"]))


def _tried(done: Simulation) -> Iterator[Tried]:
    for one in done.lines:
        held = [
            Held(NAMES[part.name], _said(part.name, part.wanted), _said(part.name, part.given), part.holds)
            for part in one.conditions
            if part.wanted or not part.holds
        ]
        yield Tried(line_row(one.line), held, wins=one.line is done.winner)


def _said(name: str, code: str) -> str:
    if name == "urgency" and code:
        return str(URGENCIES[Urgency(code)])
    if name == "channel" and code:
        return str(CHANNELS[Channel(code)])
    return code or _("none")


def _page() -> str:
    return reverse("web:assignment")
