"""The form a category asks, wherever a category is chosen: its fields come and go with the choice."""

from typing import Any

from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.cases.operations.answering import answer_form
from careline.cases.queries.answers import CaseForm, case_form, form_of_code
from careline.cases.queries.finding import complaint
from careline.forms.rules.checking import name_of
from careline.forms.rules.shapes import FormShape
from careline.web.answers import as_typed, fields_of, said, told_in
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm, dress
from careline.web.questions import Question, put
from careline.web.words import named


class AsksForm(AskingForm):
    """A form of ours that asks an operator's form besides."""

    asked: FormShape | None = None
    follows = ""
    """Name of the field that the asked fields stand below and change with; empty where they stand for themselves."""

    def ask_also(self, form: FormShape | None) -> None:
        """Add the fields of a form."""
        self.asked = form
        if form:
            asked = fields_of(form)
            dress(asked.values())
            self.fields.update(asked)

    def ask_for_category(self) -> None:
        """Add the fields of the form that the category asks which is chosen just now."""
        told = self.data if self.is_bound else self.initial
        self.ask_also(form_of_code(code=str(told.get("category") or "")))

    def own_fields(self) -> list[BoundField]:
        """Return the visible fields; those that follow another one are drawn below it."""
        followers = {one.name for one in self.asked_fields} if self.follows else set()
        return [one for one in super().own_fields() if one.name not in followers]

    @property
    def asked_fields(self) -> list[BoundField]:
        """The added fields, for the template."""
        return [self[name_of(code)] for code in self.asked.fields] if self.asked else []

    @property
    def answers(self) -> dict[str, object] | None:
        """What was answered; None when nothing was asked."""
        return told_in(self.cleaned_data, self.asked) if self.asked else None


class CategoryAsks(AsksForm):
    """The fields of the chosen category alone."""

    def __init__(self, told: QueryDict) -> None:
        """Keep what was typed, and judge nothing yet."""
        several = {name: values for name, values in told.lists() if len(values) > 1}
        super().__init__(initial={**told.dict(), **several})
        self.ask_for_category()


class AnswersForm(AsksForm):
    """A complaint's form, filled in later or corrected."""

    def __init__(self, *args: Any, case: CaseForm, **kwargs: Any) -> None:
        super().__init__(*args, initial=known(case), **kwargs)
        self.ask_also(case.asked)


@require_POST
@door("cases.read_categories")
def fields(request: Arrived) -> HttpResponse:
    """Show the fields of the category just chosen."""
    return render(request, "agent/category_fields.html", {"form": CategoryAsks(request.POST)})


@require_http_methods(["GET", "POST"])
@door("cases.classify_complaint")
def answer(request: Arrived, number: str) -> HttpResponse:
    """Fill in a complaint's form, or correct it."""
    form = case_form(complaint(by=request.actor, number=number))
    asked = form.asked

    def act(data: dict[str, Any]) -> str:
        answers = told_in(data, asked) if asked else {}
        answer_form(number=number, answers=answers, by=request.actor, at=request.at)
        return _("Filled in.")

    title = named(asked) if asked else _("Nothing is asked")
    question = Question(title, _("Fill in"), reverse("web:case", args=[number]))
    return put(request, question, AnswersForm, act, case=form)


def known(form: CaseForm) -> dict[str, object]:
    """Return what was answered before as the fields show it; sealed answers are typed anew: nobody sees them whole."""
    filled = form.filled
    if not filled or not form.asked or filled.form.code != form.asked.code:
        return {}
    return as_typed(filled)


def form_panel(form: CaseForm, *, number: str, can_answer: bool) -> dict[str, Any] | None:
    """Return what a complaint's page shows of its form; None when there is none."""
    if not form.asked and not form.filled:
        return None
    filled = form.filled
    rows = [(named(one.field), said(one.field, one.value)) for one in filled.answers.values()] if filled else []
    shown = form.asked if form.is_open or filled is None else filled.form
    return {
        "name": named(shown) if shown else "",
        "rows": [] if form.is_open else rows,
        "is_open": form.is_open,
        "address": reverse("web:case-answers", args=[number]) if can_answer and form.asked else "",
    }
