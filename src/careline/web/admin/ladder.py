"""The ladder of escalation: its steps in order, those it had, and changing one having seen which alarms that moves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from careline.clocks.operations.ladder import retire_ladder_step, set_ladder_step
from careline.clocks.ports.planned import MovedAlarm
from careline.clocks.queries.ladder import (
    LadderMoved,
    LadderPreview,
    LadderSilenced,
    ladder_told,
    preview_step,
    preview_without,
    seen_step,
)
from careline.clocks.rules.ladder import MOST_STEPS, Rung
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.rungs import say_rung, say_silences
from careline.kernel.sentences import Text
from careline.security import policy
from careline.web.admin.ladder_forms import NewStepForm, StepForm, known_step, rung_of
from careline.web.admin.weighing import READ, Way, WeighedForm, weigh_change
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question

HOUR, DAY = 60, 24 * 60
"""Minutes."""
RIGHT = "clocks.manage_rules"


class StepShape(Protocol):
    """A step as the query gives it."""

    @property
    def rung(self) -> Rung:
        """What it says."""
        ...

    @property
    def set_at(self) -> datetime:
        """Since when."""
        ...

    @property
    def retired_at(self) -> datetime | None:
        """Until when."""
        ...


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """A step as the page tells of it."""

    code: str
    mark: str
    """In short: `75 %`, `+3 d`."""
    tone: str
    told: str
    whom: list[Text]
    concerns: list[Text]
    """Kinds and standings; empty for every clock."""
    unless_acknowledged: bool
    set_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True)
class AlarmRow:
    """One clock whose next alarm would move."""

    number: str
    kind: Text
    rule: str
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True)
class AlarmsFace:
    """Which alarms would move, in words."""

    told: str
    clocks: list[AlarmRow]
    more: int
    may_open: bool
    silence: str
    """Which clocks alarm nobody any more; empty where none."""
    warning: str = ""
    template: str = "parts/moved_alarms.html"


@require_GET
@door(RIGHT)
def show(request: Arrived) -> HttpResponse:
    """Show the ladder and what it was."""
    told = ladder_told(by=request.actor)
    planning = told.planning
    seen = {
        "here": "ladder",
        "steps": [_row(one) for one in told.steps],
        "earlier": [_row(one) for one in told.earlier],
        "under_way": planning if planning and planning.looked < planning.total else None,
        "is_full": len(told.steps) >= MOST_STEPS,
        "most": MOST_STEPS,
    }
    return render(request, "admin/ladder.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a step."""
    question = Question(_("New step"), _("Add the step"), _page(), _told())

    def look(data: dict[str, Any]) -> LadderPreview:
        return preview_step(rung=rung_of(data, data["code"]), is_new=True, by=request.actor, at=request.at)

    def act(data: dict[str, Any], seen: UUID | None) -> str:
        rung = rung_of(data, data["code"])
        set_ladder_step(rung=rung, seen=seen, is_new=True, by=request.actor, at=request.at)
        return _saved()

    return weigh_change(request, question, NewStepForm, _way(request, look, act))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change a step."""
    row = seen_step(code=code, by=request.actor)
    question = Question(_("Change “%(code)s”") % {"code": code}, _("Save the step"), _page(), _told())

    def look(data: dict[str, Any]) -> LadderPreview:
        return preview_step(rung=rung_of(data, code), by=request.actor, at=request.at)

    def act(data: dict[str, Any], seen: UUID | None) -> str:
        set_ladder_step(rung=rung_of(data, code), seen=seen, by=request.actor, at=request.at)
        return _saved()

    return weigh_change(request, question, StepForm, _way(request, look, act), initial=known_step(row.rung))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Take a step down."""
    row = seen_step(code=code, by=request.actor)
    told = _("“%(step)s” alarms nobody from now on. What it alarmed for stays in the records.")
    step = {"step": say_rung(row.rung.fraction, row.rung.after)}
    question = Question(_("Retire the step"), _("Retire the step"), _page(), told % step, tone="danger")

    def look(_data: dict[str, Any]) -> LadderPreview:
        return preview_without(code=code, by=request.actor, at=request.at)

    def act(_data: dict[str, Any], seen: UUID | None) -> str:
        retire_ladder_step(code=code, seen=seen, by=request.actor, at=request.at)
        return _("Retired. Running clocks go on without it.")

    return weigh_change(request, question, WeighedForm, _way(request, look, act))


def _way(request: Arrived, look: Any, act: Any) -> Way[LadderPreview]:
    def face(told: LadderPreview, warning: str) -> AlarmsFace:
        return _face(request, told, warning)

    return Way(look, act, face, (LadderMoved, LadderSilenced), _send, lambda told: bool(told.moved or told.silenced))


def _send(told: LadderPreview) -> str:
    return _("Save it all the same") if told.silenced else _("Save it")


def _face(request: Arrived, told: LadderPreview, warning: str) -> AlarmsFace:
    said = ngettext(
        "%(n)d running clock would be alarmed at another time next.",
        "%(n)d running clocks would be alarmed at another time next.",
        told.moved,
    )
    return AlarmsFace(
        told=said % {"n": told.moved},
        clocks=[_alarm(one) for one in told.first],
        more=told.moved - len(told.first),
        may_open=policy.allows(request.actor, READ),
        silence=_silence(told),
        warning=warning,
    )


def _silence(told: LadderPreview) -> str:
    if not told.silenced:
        return ""
    said = _("Nobody will be alarmed about these clocks any more, however late they are: %(clocks)s.")
    return said % {"clocks": say_silences(told.silenced)}


def _alarm(one: MovedAlarm) -> AlarmRow:
    return AlarmRow(one.number, label(one.kind), one.rule, one.before, one.after)


def _row(row: StepShape) -> StepRow:
    rung = row.rung
    return StepRow(
        code=rung.code,
        mark=_mark(rung),
        tone="near" if rung.is_warning else "over",
        told=say_rung(rung.fraction, rung.after),
        whom=[label(one) for one in rung.recipients],
        concerns=[label(one) for one in (*rung.kinds, *rung.standings)],
        unless_acknowledged=rung.unless_acknowledged,
        set_at=row.set_at,
        retired_at=row.retired_at,
    )


def _mark(rung: Rung) -> str:
    if not rung.after:
        return f"{rung.fraction} %"
    for minutes, words in ((DAY, _("+%(n)s d")), (HOUR, _("+%(n)s h"))):
        if rung.after % minutes == 0:
            return words % {"n": rung.after // minutes}
    return _("+%(n)s min") % {"n": rung.after}


def _told() -> str:
    return _("Clocks that have passed the step already aren’t told of it; those that will get there are.")


def _saved() -> str:
    return _("Saved. Running clocks follow from now on.")


def _page() -> str:
    return reverse("web:ladder")
