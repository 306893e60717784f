"""A change that would move open clocks is shown with what it moves, and saved when it is pressed a second time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careline.clocks.ports.dated import MovedClock
from careline.clocks.queries.calendars import CalendarMoved
from careline.clocks.queries.preview import DayEffect, Preview
from careline.clocks.queries.rules import rules_by_id
from careline.clocks.rules.terms import Standing, Terms
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security import policy
from careline.web.arrivals import Arrived
from careline.web.doors import go
from careline.web.forms import AskingForm
from careline.web.questions import INVALID, Question, ask
from careline.web.sides import way_home
from careline.web.words import named

READ = "cases.read_complaint"


class WeighedForm(AskingForm):
    """A change of a calendar or the ladder; `seen` says that what it moves was looked at, and on which edition."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def hide(self) -> None:
        """Carry what was typed along, out of sight."""
        for field in self.fields.values():
            field.widget = field.hidden_widget()


@dataclass(frozen=True)
class ClockRow:
    """One clock that would move."""

    number: str
    rule: str
    before: datetime
    after: datetime
    is_earlier: bool
    is_postponed: bool
    """Whether it is the law’s, and becomes due later."""
    is_binding: bool


@dataclass(frozen=True)
class DayRow:
    """What one day of the change would move by itself."""

    day: date
    kind: str
    moved: int
    earlier: int
    postponed: int


@dataclass(frozen=True)
class MovesFace:
    """What would move, in words."""

    told: str
    risk: str
    postponed: str
    days: list[DayRow]
    clocks: list[ClockRow]
    more: int
    may_open: bool
    warning: str | Promise = ""
    template: str = "parts/moves.html"


class Weighed(Protocol):
    """What a change would move."""

    @property
    def edition(self) -> UUID:
        """Which edition was looked at."""
        ...

    @property
    def moved(self) -> int:
        """How many clocks would move."""
        ...


W = TypeVar("W", bound=Weighed)


@dataclass(frozen=True)
class Way(Generic[W]):
    """How a change is weighed."""

    look: Callable[[dict[str, Any]], W]
    """Returns what the answer would move, and writes nothing."""
    act: Callable[[dict[str, Any], UUID | None], str]
    """Saves it, refusing when it isn't the edition that was seen; returns what to tell the reader."""
    face: Callable[[W, str], object]
    """Says what would move, with a warning."""
    stale: type[Refusal] | tuple[type[Refusal], ...]
    """How it refuses then."""
    send: Callable[[W], str]
    """What the button says that saves what was seen."""
    weighs: Callable[[W], bool] = lambda told: told.moved > 0
    """Whether it has to be seen before it is saved."""


def weigh(
    request: Arrived,
    question: Question,
    form: Callable[..., WeighedForm],
    look: Callable[[dict[str, Any]], Preview],
    act: Callable[[dict[str, Any], UUID | None], str],
    **given: Any,
) -> HttpResponse:
    """Ask; show which clocks a changed calendar would move; save it when that was seen, or when nothing moves."""
    way = Way(look, act, lambda told, warning: _face(request, told, warning), CalendarMoved, _moving)
    return weigh_change(request, question, form, way, **given)


def weigh_change(
    request: Arrived, question: Question, form: Callable[..., WeighedForm], way: Way[W], **given: Any
) -> HttpResponse:
    """Ask; show what the answer would move; save it when that was seen, or when nothing moves."""
    if request.method != "POST":
        return ask(request, question, form(**given))
    asked = form(request.POST, **given)
    if not asked.is_valid():
        return ask(request, question, asked, status=INVALID)
    seen, warning = asked.cleaned_data.pop("seen"), ""
    try:
        told = way.look(asked.cleaned_data)
        if seen or not way.weighs(told):
            done = way.act(asked.cleaned_data, seen)
            messages.success(request, done)
            return go(request, way_home(request, question.back))
    except Refusal as refusal:
        if isinstance(refusal, way.stale):
            told, warning = way.look(asked.cleaned_data), str(say(refusal))
        elif asked.refuse(refusal):
            return ask(request, question, asked, status=INVALID)
        else:
            raise
    carried = form(_seen(request, told.edition), **given)
    carried.hide()
    shown = replace(question, told="", moves=way.face(told, warning), send=way.send(told))
    return ask(request, shown, carried)


def _moving(_told: Preview) -> str:
    return _("Save and move them")


def _seen(request: Arrived, edition: UUID) -> QueryDict:
    """Return what was answered, and that what it moves was seen."""
    answered = request.POST.copy()
    answered["seen"] = str(edition)
    return answered


def _face(request: Arrived, told: Preview, warning: str) -> MovesFace:
    rules = rules_by_id(by=request.actor, ids={one.rule for one in told.first})
    return MovesFace(
        told=ngettext("%(n)d open clock would move.", "%(n)d open clocks would move.", told.moved) % {"n": told.moved},
        risk=_risk(told.earlier) if told.earlier else "",
        postponed=_postponed(told.postponed) if told.postponed else "",
        days=[_day(one) for one in told.days] if len(told.days) > 1 else [],
        clocks=[_clock(one, rules[one.rule].terms) for one in told.first],
        more=told.moved - len(told.first),
        may_open=policy.allows(request.actor, READ),
        warning=warning,
    )


def _risk(n: int) -> str:
    said = ngettext(
        "%(n)d of them becomes due earlier than people were told.",
        "%(n)d of them become due earlier than people were told.",
        n,
    )
    return said % {"n": n}


def _postponed(n: int) -> str:
    said = ngettext(
        "%(n)d time limit of the law becomes due later.", "%(n)d time limits of the law become due later.", n
    )
    return said % {"n": n}


def _day(effect: DayEffect) -> DayRow:
    kind = str(effect.change.kind or "")
    return DayRow(effect.change.day, kind, effect.moved, effect.earlier, effect.postponed)


def _clock(one: MovedClock, terms: Terms) -> ClockRow:
    return ClockRow(
        number=one.number,
        rule=named(terms),
        before=one.before,
        after=one.after,
        is_earlier=one.after < one.before,
        is_postponed=one.after > one.before and terms.standing is Standing.LAW,
        is_binding=one.is_binding,
    )
