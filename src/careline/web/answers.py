"""A form's fields as the house's own fields, and its answers in words. Whatever asks a form on a screen uses this.

A field is called `answers.<code>` on screens as in requests, so that a refusal finds it. What may be answered is judged
by `forms.rules.checking` alone: the fields here let everything through.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from careline.forms.queries.submissions import FilledIn
from careline.forms.rules.checking import name_of
from careline.forms.rules.shapes import Choice, Compare, Condition, FieldShape, FormShape, Line
from careline.forms.rules.types import COUNTED, SEALED, FieldType, Value
from careline.web.forms import DayInput, TextArea
from careline.web.words import FIELD_TYPES, named

YES_NO = (("", "—"), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))
FEN = 100
FEW = 6
"""So many choices are shown all at once; more open a list."""


def fields_of(form: FormShape) -> dict[str, forms.Field]:
    """Return the form's fields by the names they have on screens, in order, in the reader's language."""
    return {name_of(line.field.code): _field(line, form) for line in form.lines}


def told_in(posted: Mapping[str, Any], form: FormShape) -> dict[str, object]:
    """Return what stands in a form's fields once it was sent, by their codes."""
    return {code: posted.get(name_of(code)) for code in form.fields}


def as_typed(filled: FilledIn) -> dict[str, object]:
    """Return what was answered before as the fields show it; sealed answers are typed anew: nobody sees them whole."""
    kept = {code: one for code, one in filled.answers.items() if one.field.type not in SEALED}
    return {name_of(code): _typed(one.field.type, one.value) for code, one in kept.items()}


def _typed(type_: FieldType, value: object) -> object:
    if type_ is FieldType.YES_NO:
        return "yes" if value else "no"
    if type_ is FieldType.MONEY:
        assert isinstance(value, int)
        return f"{value / FEN:.2f}"
    return value


def said(field: FieldShape, value: Value) -> str:
    """Return a kept answer in the reader's words."""
    if field.type is FieldType.YES_NO:
        return _("Yes") if value else _("No")
    if field.type is FieldType.MONEY:
        assert isinstance(value, int)
        return f"¥{value / 100:,.2f}"
    words = {one.code: word_of(one) for one in field.choices}
    if isinstance(value, list):
        return _(", ").join(words.get(one, one) for one in value)
    return words.get(str(value), str(value))


def word_of(choice: Choice) -> str:
    """Return a choice in the reader's language."""
    return choice.zh if _is_chinese() else choice.en


def _field(line: Line, form: FormShape) -> forms.Field:
    field = line.field
    told: dict[str, Any] = {"label": named(field), "required": False, "help_text": _hint(line, form)}
    made = _made(field, told)
    made.is_demanded = line.is_required  # type: ignore[attr-defined]  # the field's template asks
    return made


def _made(field: FieldShape, told: dict[str, Any]) -> forms.Field:
    choices = [(one.code, word_of(one)) for one in field.choices]
    match field.type:
        case FieldType.LONG_TEXT:
            return forms.CharField(widget=TextArea(3), **told)
        case FieldType.DATE:
            return forms.CharField(widget=DayInput(), **told)
        case FieldType.CHOICES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)
        case FieldType.CHOICE:
            return forms.ChoiceField(choices=[("", "—"), *choices], **told)
        case FieldType.YES_NO:
            return forms.ChoiceField(choices=YES_NO, widget=forms.Select, **told)
        case _:
            mode = (
                "decimal" if field.type in COUNTED else "tel" if field.type in SEALED - {FieldType.DOCUMENT} else "text"
            )
            return forms.CharField(widget=forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"}), **told)


def _hint(line: Line, form: FormShape) -> str:
    """Return what helps to answer: the operator's words, the bounds, and when it is needed."""
    field = line.field
    help_text = (field.help_zh or field.help_en) if _is_chinese() else (field.help_en or field.help_zh)
    needed = _needed(line, form) if line.required_when and not line.is_required else ""
    return _(" · ").join(one for one in (help_text, _bounds(field), needed) if one)


def _bounds(field: FieldShape) -> str:
    if field.type not in COUNTED or (field.least is None and field.most is None):
        return _("in yuan") if field.type is FieldType.MONEY else ""
    unit, per = (_("yuan"), 100) if field.type is FieldType.MONEY else ("", 1)
    least, most = ("" if one is None else f"{one / per:,g}" for one in (field.least, field.most))
    return f"{least}–{most} {unit}".strip()


def _needed(line: Line, form: FormShape) -> str:
    told = _(" and ").join(condition_said(one, form.fields[one.field]) for one in line.required_when)
    return _("needed when %(so)s") % {"so": told}


def condition_said(condition: Condition, field: FieldShape) -> str:
    """Return a condition in words."""
    value = _value_said(condition, field)
    shapes = {
        Compare.IS: _("“%(field)s” is %(value)s"),
        Compare.IS_NOT: _("“%(field)s” is not %(value)s"),
        Compare.AT_LEAST: _("“%(field)s” is at least %(value)s"),
        Compare.AT_MOST: _("“%(field)s” is at most %(value)s"),
        Compare.ANSWERED: _("“%(field)s” is answered"),
    }
    return shapes[condition.test] % {"field": named(field), "value": value}


def _value_said(condition: Condition, field: FieldShape) -> str:
    if field.type is FieldType.YES_NO:
        return _("Yes") if condition.value.lower() in {"yes", "true", "1"} else _("No")
    return {one.code: word_of(one) for one in field.choices}.get(condition.value, condition.value)


def type_said(field: FieldShape) -> str:
    """Return a field's type in words."""
    return str(FIELD_TYPES[field.type])


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")
