"""Forms that look and refuse the same way: what is wrong stands at its field, with the remedy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.forms.rules.checking import AnswersDontFit
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say

PLAIN = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.HiddenInput)


def dress(fields: Iterable[forms.Field]) -> None:
    """Give fields the house's look and words, also those that join a form later."""
    for field in fields:
        if not isinstance(field.widget, PLAIN):
            field.widget.attrs.setdefault("class", "input")
        field.error_messages["required"] = _("This is needed. Fill it in.")
        field.error_messages["null_characters_not_allowed"] = _("A NUL character can’t be kept. Type the text anew.")
        field.error_messages["invalid_choice"] = _("This can't be chosen any more. Choose another.")


class AskingForm(forms.Form):
    """A form in the house's look."""

    use_required_attribute = False  # the browser's own bubbles speak the browser's language, ours the reader's

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields.values())
        self.label_suffix = ""

    def own_fields(self) -> list[forms.BoundField]:
        """Return the visible fields a dialog draws in their order."""
        return self.visible_fields()

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at the field it names; return False when the reader sees no such field."""
        if isinstance(refusal, AnswersDontFit):
            return all(self.refuse(fault) for fault in refusal.faults)
        if refusal.field not in self.fields or self[refusal.field].is_hidden:
            return False
        self.add_error(refusal.field, str(say(refusal)))
        return True


def asks_for_words(form: type[forms.BaseForm]) -> bool:
    """Return whether something is typed into a form: then its draft is kept."""
    fields: dict[str, forms.Field] = form.base_fields  # type: ignore[attr-defined]  # Django's metaclass sets it
    return any(type(field) is forms.CharField for field in fields.values())


class TextArea(forms.Textarea):
    """A field for some sentences, growing with them."""

    def __init__(self, rows: int = 4) -> None:
        super().__init__(attrs={"rows": rows, "class": "input"})


class DayInput(forms.DateInput):
    """A day, asked with the browser's own calendar, which reads no other way of writing one (ISO 8601)."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")
