"""Fields: what can be asked on forms, each defined once."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from careline.forms.operations.fields import FieldTold, retire_field, set_field
from careline.forms.queries.designs import offered_field
from careline.forms.rules.designing import BadChoices
from careline.forms.rules.shapes import Choice, FieldShape
from careline.forms.rules.types import FieldType
from careline.web.admin.forms import NamesForm
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import TextArea
from careline.web.questions import Question, put
from careline.web.words import FIELD_TYPES, choices, named

RIGHT = "forms.manage_forms"
FEN = 100
LINE = 3
"""A choice's line has three parts: its code, its Chinese and its English words."""


class FieldForm(NamesForm):
    """What a field is called, what it may hold, and what helps to answer it."""

    help_zh = forms.CharField(label=gettext_lazy("Help in Chinese"), required=False, max_length=300)
    help_en = forms.CharField(label=gettext_lazy("Help in English"), required=False, max_length=300)
    least = forms.DecimalField(
        label=gettext_lazy("Least"), required=False, help_text=gettext_lazy("For figures and money, in yuan.")
    )
    most = forms.DecimalField(
        label=gettext_lazy("Most"), required=False, help_text=gettext_lazy("Likewise; for texts, how many characters.")
    )
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        required=False,
        max_length=12_000,
        widget=TextArea(4),
        help_text=gettext_lazy("One a line: code | Chinese | English."),
    )


class NewFieldForm(FieldForm):
    """A field with what it keeps for ever: its code and its type."""

    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Small letters, digits, underscores.")
    )
    type = forms.ChoiceField(
        label=gettext_lazy("Type"),
        choices=choices(FIELD_TYPES),
        help_text=gettext_lazy("It stays. Numbers and documents of persons are sealed and shown masked."),
    )

    field_order = ("code", "type", *FieldForm.base_fields)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Define a field."""

    def act(data: dict[str, Any]) -> str:
        code, type_ = data.pop("code"), FieldType(data.pop("type"))
        set_field(code=code, told=_told(data, type_), by=request.actor, at=request.at)
        return _("Field defined.")

    return put(request, Question(_("New field"), _("Define the field"), _page()), NewFieldForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change what a field says; forms that ask it get a version of their own."""
    field = offered_field(code=code).shape

    def act(data: dict[str, Any]) -> str:
        set_field(code=code, told=_told(data, field.type), by=request.actor, at=request.at)
        return _("Changed. Forms that ask this field have a new version.")

    told = _("Answers given before keep the words they were asked by.")
    question = Question(named(field), _("Change"), _page(), told)
    return put(request, question, FieldForm, act, initial=_known(field))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Offer a field to forms no longer."""
    field = offered_field(code=code).shape
    told = _("“%(name)s” can no longer be put on forms. Answers given to it stay.")
    return ask_to_retire(request, told % {"name": named(field)}, back=_page(), retire=retire_field, code=code)


def _told(data: dict[str, Any], type_: FieldType) -> FieldTold:
    unit = FEN if type_ is FieldType.MONEY else 1
    bounds: dict[str, Any] = {
        name: None if data[name] is None else int(data[name] * unit) for name in ("least", "most")
    }
    words: dict[str, Any] = {name: data[name].strip() for name in ("name_zh", "name_en", "help_zh", "help_en")}
    lines = [line for line in data["choices"].splitlines() if line.strip()]
    return FieldTold(type=type_, **words, **bounds, choices=[_choice(line) for line in lines])


def _choice(line: str) -> Choice:
    parts = [part.strip() for part in line.replace("｜", "|").split("|")]
    if len(parts) != LINE:
        raise BadChoices(field="choices", limit=60)
    return Choice(code=parts[0], zh=parts[1], en=parts[2])


def _known(field: FieldShape) -> dict[str, Any]:
    unit = FEN if field.type is FieldType.MONEY else 1
    known: dict[str, Any] = {name: getattr(field, name) for name in ("name_zh", "name_en", "help_zh", "help_en")}
    for name in ("least", "most"):
        bound = getattr(field, name)
        known[name] = None if bound is None else Decimal(bound) / unit
    known["choices"] = "\n".join(f"{one.code} | {one.zh} | {one.en}" for one in field.choices)
    return known


def _page() -> str:
    return reverse("web:forms")
