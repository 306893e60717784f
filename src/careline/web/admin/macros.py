"""Macros: what is often done together, named and kept."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.cases.operations.macros import TEXTS, MacroTold, retire_macro, set_macro
from careline.cases.queries.macros import offered_macro, offered_macros
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.macros import LATEST
from careline.contacts.rules.follow_ups import WHAT
from careline.notices.rules.canned import SAMPLES
from careline.security.actor import Actor
from careline.web.admin.forms import NamesForm
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.choices import categories_to_choose, departments_to_choose
from careline.web.doors import door
from careline.web.faces.macro import summary
from careline.web.forms import TextArea
from careline.web.questions import Question, put
from careline.web.words import CHANNELS, URGENCIES, choices, named, spoken

RIGHT = "cases.manage_macros"
AS_IT_IS = gettext_lazy("Leave it as it is")


def _text(label: Any, *, longest: int = 4000, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, widget=TextArea(2), **more)


class MacroForm(NamesForm):
    """A macro's names, and what it does; what is left open it leaves alone."""

    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    urgency = forms.ChoiceField(
        label=gettext_lazy("Urgency"), required=False, choices=choices(URGENCIES, empty=AS_IT_IS)
    )
    department = forms.ChoiceField(label=gettext_lazy("Assign to"), required=False)
    note_zh = _text(gettext_lazy("Internal note in Chinese"))
    note_en = _text(gettext_lazy("Internal note in English"))
    reply_zh = _text(gettext_lazy("Reply to the customer in Chinese"))
    reply_en = _text(
        gettext_lazy("Reply to the customer in English"),
        help_text=gettext_lazy("A text in one language alone is said to readers of the other, too."),
    )
    reply_channel = forms.ChoiceField(
        label=gettext_lazy("Channel"),
        required=False,
        choices=choices(CHANNELS, empty=gettext_lazy("Where it came from")),
    )

    reminder_zh = _text(gettext_lazy("Remind whoever applies it, in Chinese"), longest=WHAT)
    reminder_en = _text(gettext_lazy("Remind whoever applies it, in English"), longest=WHAT)
    remind_in = forms.IntegerField(
        label=gettext_lazy("In how many hours"), required=False, min_value=1, max_value=LATEST
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", AS_IT_IS), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["department"].choices = [("", AS_IT_IS), *departments_to_choose(by=by)]  # type: ignore[attr-defined]  # it is a ChoiceField


class NewMacroForm(MacroForm):
    """A macro with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Small letters, digits, hyphens.")
    )

    field_order = ("code", *MacroForm.base_fields)


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the macros, and what each does."""
    rows = [
        {"code": one.code, "name": named(one), "parts": summary(one)}
        | {what: one.said(what, spoken()) for what in ("note", "reply", "reminder")}
        for one in offered_macros()
    ]
    variables = " ".join(f"{{{name}}}" for name in SAMPLES)
    return render(request, "admin/macros.html", {"here": "macros", "macros": rows, "variables": variables})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Keep another macro."""

    def act(data: dict[str, Any]) -> str:
        set_macro(code=data["code"], told=_told(data), by=request.actor, at=request.at)
        return _("The macro is kept.")

    return put(request, Question(_("New macro"), _("Keep"), _page()), NewMacroForm, act, by=request.actor)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change a macro."""
    one = offered_macro(code=code)

    def act(data: dict[str, Any]) -> str:
        set_macro(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Changed.")

    first = {name: getattr(one, name) for name in MacroForm.base_fields}
    first |= {"remind_in": one.remind_in or None}
    first |= {"category": one.category.code if one.category else ""}
    first |= {"department": one.department.code if one.department else ""}
    question = Question(named(one), _("Change"), _page())
    return put(request, question, MacroForm, act, by=request.actor, initial=first)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a macro."""
    one = offered_macro(code=code)
    return ask_to_retire(request, named(one), back=_page(), retire=retire_macro, code=code)


def _told(data: dict[str, Any]) -> MacroTold:
    says = {name: data[name] for name in ("name_zh", "name_en", "category", "department", *TEXTS)}
    return MacroTold(
        **says,
        remind_in=data["remind_in"] or 0,
        urgency=Urgency(data["urgency"]) if data["urgency"] else None,
        reply_channel=Channel(data["reply_channel"]) if data["reply_channel"] else None,
    )


def _page() -> str:
    return reverse("web:macros")
