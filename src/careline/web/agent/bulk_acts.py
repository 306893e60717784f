"""What can be done to many complaints at once: the operations of one, told the version each has now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.macros import apply_macro, take_macro_back
from careline.cases.operations.noting import add_note
from careline.cases.queries.finding import complaint, known_complaints
from careline.cases.queries.macros import offered_macro, offered_macros, plans
from careline.cases.queries.variables import values_for
from careline.cases.rules.facts import Urgency
from careline.cases.rules.stages import Move
from careline.kernel.refusals import Kind, Refusal
from careline.notices.rules.canned import filled
from careline.security.actor import Actor
from careline.web.agent.move_forms import LIMIT, AssignForm
from careline.web.agent.move_table import MOVE_PAGES, Going
from careline.web.arrivals import Arrived
from careline.web.choices import categories_to_choose
from careline.web.faces.macro import MacroFace, macro_face
from careline.web.forms import AskingForm, TextArea, asks_for_words
from careline.web.words import MOVES, URGENCIES, choices, named, spoken

Data = Mapping[str, Any]


class NoCategoryYet(Refusal):
    """How fast it must go is said together with what it is about."""

    code = "web.no_category_yet"
    kind = Kind.CONFLICT


class PlainBulkForm(AskingForm):
    """An act that needs no words."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)


class UrgencyForm(PlainBulkForm):
    """How fast they must go."""

    urgency = forms.ChoiceField(label=_("Urgency"), choices=choices(URGENCIES), widget=forms.RadioSelect)


class CategoryForm(PlainBulkForm):
    """What they are about."""

    category = forms.ChoiceField(label=_("Category"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("Choose…")), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField


class NoteForm(PlainBulkForm):
    """What colleagues should know of each."""

    text = forms.CharField(
        label=_("Internal note"),
        max_length=LIMIT,
        widget=TextArea(3),
        help_text=_("What a canned reply names in braces is filled in for each."),
    )


class BulkAssignForm(AssignForm):
    """To whom; each has a version of its own."""

    version = None  # type: ignore[assignment]  # so Django is told that a form drops a field of its parent


@dataclass(frozen=True)
class BulkAct:
    """How a screen does one thing to many."""

    noun: str
    label: str | Promise
    form: type[AskingForm]
    act: Callable[[Data, str, Arrived], object]
    told: str | Promise = ""
    preview: Callable[[list[str], Arrived], list[tuple[str, MacroFace]]] | None = None
    """What exactly would happen to each, where that differs."""

    @property
    def draft(self) -> str:
        """The name of the form whose draft is kept; nothing where nothing is typed."""
        return f"bulk-{self.noun}" if asks_for_words(self.form) else ""


def set_urgency(data: Data, number: str, request: Arrived) -> object:
    """Set how fast one complaint must go; its category stays."""
    found = complaint(by=request.actor, number=number)
    if found.category is None:
        raise NoCategoryYet
    urgency, category = Urgency(data["urgency"]), found.category.code
    return classify_complaint(category=category, urgency=urgency, **_going(data, found, request))


def set_category(data: Data, number: str, request: Arrived) -> object:
    """Set what one complaint is about; its urgency stays."""
    found = complaint(by=request.actor, number=number)
    going = _going(data, found, request)
    return classify_complaint(category=data["category"], urgency=Urgency(found.urgency), **going)


def give(data: Data, number: str, request: Arrived) -> object:
    """Give one complaint to whom the form names, or to whom the assignment table does."""
    found = complaint(by=request.actor, number=number)
    return MOVE_PAGES[Move.ASSIGN].act(data, _going(data, found, request))


def _going(data: Data, found: Any, request: Arrived) -> Going:
    """Return what the operation is told: the version that was looked at, or of many at once the one each has now."""
    version = data.get("version", found.version)
    return Going(number=found.number, version=version, by=request.actor, at=request.at)


def _note(data: Data, number: str, request: Arrived) -> object:
    found = complaint(by=request.actor, number=number)
    return add_note(number=number, text=_about(data, found, request)["text"], by=request.actor, at=request.at)


def _about(data: Data, found: Any, request: Arrived) -> Data:
    """Fill in for each complaint what the words name in braces, as canned replies do, masked."""
    if "{" not in data.get("text", ""):
        return data
    return {**data, "text": filled(data["text"], values_for(found, by=request.actor, at=request.at))}


def _move(move: Move, form: type[AskingForm]) -> BulkAct:
    page = MOVE_PAGES[move]

    def act(data: Data, number: str, request: Arrived) -> object:
        found = complaint(by=request.actor, number=number)
        return page.act(_about(data, found, request), _going(data, found, request))

    return BulkAct(page.noun, MOVES[move], form, act, page.told)


def _macro(macro: Any) -> BulkAct:
    def act(_data: Data, number: str, request: Arrived) -> object:
        return apply_macro(number=number, macro=macro.code, by=request.actor, at=request.at, language=spoken())

    def preview(numbers: list[str], request: Arrived) -> list[tuple[str, MacroFace]]:
        found = {one.number: one for one in known_complaints(by=request.actor, numbers=numbers)}
        told = plans(macro=macro, numbers=list(found), by=request.actor, at=request.at, language=spoken())
        return [(number, macro_face(macro, found[number], told[number])) for number in numbers if number in told]

    label = gettext("Macro: %(name)s") % {"name": named(macro)}
    return BulkAct(f"{MACRO}{macro.code}", label, PlainBulkForm, act, preview=preview)


def _take_back(_data: Data, number: str, request: Arrived) -> object:
    return take_macro_back(number=number, by=request.actor, at=request.at)


MACRO = "macro-"
BULK_ACTS: Mapping[str, BulkAct] = {
    act.noun: act
    for act in (
        BulkAct("urgency", _("Set the urgency"), UrgencyForm, set_urgency),
        BulkAct("category", _("Set the category"), CategoryForm, set_category),
        _move(Move.ASSIGN, BulkAssignForm),
        _move(Move.ACCEPT, PlainBulkForm),
        _move(Move.START, PlainBulkForm),
        BulkAct("note", _("Internal note"), NoteForm, _note),
        _move(Move.ARCHIVE, PlainBulkForm),
        BulkAct("macro_return", _("Take my last macro back"), PlainBulkForm, _take_back),
    )
}


def bulk_acts() -> list[BulkAct]:
    """Return all that can be done to many at once, macros last."""
    return [*BULK_ACTS.values(), *(_macro(one) for one in offered_macros())]


def bulk_act(noun: str) -> BulkAct | None:
    """Return one of them.

    :raises NoSuchMacro: it names a macro that isn't there.
    """
    if noun.startswith(MACRO):
        return _macro(offered_macro(code=noun.removeprefix(MACRO)))
    return BULK_ACTS.get(noun)
