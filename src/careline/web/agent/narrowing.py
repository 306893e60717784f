"""Narrowing the worklist: what is chosen from lists stands in the address, as codes."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in
from django.views.decorators.http import require_http_methods

from careline.forms.queries.designs import sought_field, sought_fields
from careline.forms.rules.seeking import sought
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security.actor import Actor
from careline.web.agent.filters import ASKS, IS, SAVED, Asked, Names, address, answer_meant, answer_words
from careline.web.arrivals import Arrived
from careline.web.choices import categories_to_choose, departments_to_choose, said_by, seats_to_choose
from careline.web.doors import door, go
from careline.web.forms import AskingForm
from careline.web.questions import Question, ask
from careline.web.searches import ASKED, LONGEST, kept_words, words_of
from careline.web.words import STAGES, URGENCIES, choices, named

TYPED = ("field", "value")
"""What is searched for: a search is kept sealed, and the address holds its name."""


class WorklistNarrowForm(AskingForm):
    """What the worklist can be narrowed to."""

    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=choices(STAGES, empty=_("Any")))
    urgency = forms.ChoiceField(label=_("Urgency"), required=False, choices=choices(URGENCIES, empty=_("Any")))
    category = forms.ChoiceField(label=_("Category"), required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    centre = forms.ChoiceField(label=_in("department", "Contact centre"), required=False)

    field = forms.ChoiceField(label=_("Answered in the form"), required=False)
    value = forms.CharField(
        label=_("The answer is"),
        required=False,
        max_length=LONGEST // 2,
        help_text=_("An exact match. Money in yuan, days as 2026-03-11; a choice by its word or code."),
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("category", [("", _("Any")), *categories_to_choose()])
        self._offer("department", [("", _("Any")), *departments_to_choose(by=by)])
        offer_centres(self)
        if fields := [(one.code, named(one)) for one in sought_fields()]:
            self._offer("field", [("", "—"), *fields])
        else:
            del self.fields["field"], self.fields["value"]

    @property
    def told(self) -> dict[str, str]:
        """What was chosen and may stand in an address."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value and name not in TYPED}

    @property
    def answer(self) -> str:
        """Which answer is looked for, in the words of a search; empty for none.

        :raises Refusal: no such answer could ever have been given.
        """
        field, value = (self.cleaned_data.get(name, "") for name in TYPED)
        if not field:
            return ""
        sought(sought_field(code=field), value)
        return answer_words(field, value)

    def _offer(self, name: str, offered: Any) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]  # it is a ChoiceField


@require_http_methods(["GET", "POST"])
@door("cases.read_complaint", asks=ASKS)
def narrow(request: Arrived) -> HttpResponse:
    """Ask to what the list on the screen is to be narrowed, and go there."""
    asked = Asked.of(request.GET, text=words_of(request), by=request.actor)
    back, to = address(**asked.query), request.get_full_path()
    question = Question(gettext("Narrow the list"), gettext("Narrow"), back, to=to)
    form = WorklistNarrowForm(request.POST or None, initial=asked.query | _typed(asked), by=request.actor)
    if request.method != "POST":
        return ask(request, question, form)
    if not form.is_valid():
        return ask(request, question, form, status=422)
    try:
        words = form.answer
    except Refusal as refusal:
        form.add_error("value", str(say(refusal)))
        return ask(request, question, form, status=422)
    told = _beside(asked, form) | form.told
    if words:
        return kept_words(request, words, lambda name: address(**(told | {ASKED: name})))
    return go(request, address(**told))


def chips_names(asked: Asked, *, by: Actor) -> Names:
    """Return what the codes are called that a list is narrowed to; nothing is looked up for a list that isn't."""
    return names_in(WorklistNarrowForm(by=by)) if asked.query.keys() & WorklistNarrowForm.base_fields.keys() else {}


def _beside(asked: Asked, form: forms.Form) -> dict[str, str]:
    """Return what narrows the list and isn't asked here; a kept list that is narrowed otherwise isn't that list."""
    gone = {*form.fields, SAVED, *([ASKED] if answer_meant(asked.text) else [])}
    return {name: value for name, value in asked.query.items() if name not in gone}


def _typed(asked: Asked) -> dict[str, str]:
    """Return the answer the list is searched by, to be changed or taken out."""
    return dict(zip(TYPED, asked.text.split(IS, 1), strict=True)) if answer_meant(asked.text) else {}


def offer_centres(form: forms.Form) -> None:
    """Let a form's field choose among the contact centres, or take it away where there is none."""
    if seats := seats_to_choose():
        form.fields["centre"].choices = seats  # type: ignore[attr-defined]  # it is a ChoiceField
    else:
        del form.fields["centre"]


def names_in(form: forms.Form) -> Names:
    """Return what the codes are called that a form offers, field by field."""
    asked = {name: getattr(field, "choices", None) for name, field in form.fields.items()}
    return {name: said_by(list(offered)) for name, offered in asked.items() if offered}
