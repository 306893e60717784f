"""What the screens of notice texts ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.notices.queries.templates import TextVersion
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.kinds import NoticeKind
from careline.notices.rules.wording import SUBJECT_LIMIT, TEXT_LIMIT, Wording
from careline.web.forms import AskingForm, TextArea


class WordsForm(AskingForm):
    """A text in both languages, begun from the newest version."""

    subject_zh = forms.CharField(label=_("Subject in Chinese"), required=False)
    text_zh = forms.CharField(label=_("Text in Chinese"), required=False, widget=TextArea(8), strip=False)
    subject_en = forms.CharField(label=_("Subject in English"), required=False)
    text_en = forms.CharField(label=_("Text in English"), required=False, widget=TextArea(8), strip=False)
    number = forms.CharField(
        label=_("Preview with this complaint"),
        required=False,
        max_length=64,
        help_text=_("Its number. Names and numbers are masked; left empty, values are invented."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, channel: NoticeChannel, has_cases: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if channel is not NoticeChannel.EMAIL:
            del self.fields["subject_zh"], self.fields["subject_en"]
        if not has_cases:
            del self.fields["number"]
        for name, field in self.fields.items():
            field.is_demanded = name != "number"  # type: ignore[attr-defined]  # the rules say so, at its place
            limit = SUBJECT_LIMIT if name.startswith("subject") else TEXT_LIMIT
            if name.startswith(("subject", "text")):
                field.widget.attrs["maxlength"] = limit

    def words(self, language: str) -> Wording:
        """Return what was told in one language."""
        return Wording(self.cleaned_data.get(f"subject_{language}", ""), self.cleaned_data[f"text_{language}"])


class TrialForm(AskingForm):
    """Which version is looked at, and with which complaint."""

    n = forms.TypedChoiceField(label=_("Version"), coerce=int)
    number = forms.CharField(
        label=_("Complaint"),
        required=False,
        max_length=64,
        help_text=_("Its number. Names and numbers are masked; left empty, values are invented."),
    )

    def __init__(self, *args: Any, versions: list[tuple[int, str]], has_cases: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["n"].choices = versions  # type: ignore[attr-defined]  # it is a ChoiceField
        if not has_cases:
            del self.fields["number"]


def initial_of(channel: NoticeChannel, newest: TextVersion | None) -> dict[str, object]:
    """Return the form's first words: those of the newest version, or none."""
    if newest is None:
        return {"after": 0}
    texts = {"text_zh": newest.zh.text, "text_en": newest.en.text, "after": newest.n}
    subjects = {"subject_zh": newest.zh.subject, "subject_en": newest.en.subject}
    return {**texts, **subjects} if channel is NoticeChannel.EMAIL else {**texts}


def variables_of(kind: NoticeKind) -> list[str]:
    """Return the variables as they are written into a text."""
    return [f"{{{name}}}" for name in kind.names]
