"""What strangers are asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.cases.rules.public import WORDS, PublicForm, Wish
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices
from careline.web.words.public import WISHES


class WriteForm(AskingForm):
    """What somebody wants to tell us."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    wish = forms.ChoiceField(label=_("It is"), choices=choices(WISHES), initial=Wish.QUESTION, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What happened, or what would you know?"), max_length=WORDS, widget=TextArea(5))
    number = forms.CharField(
        label=_("Your telephone number"),
        max_length=32,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("We call you back under it, and its last four digits open the progress page."),
    )
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    """A pot of honey: people don't see it, robots fill it in."""

    @property
    def is_from_a_robot(self) -> bool:
        """Whether somebody filled in what nobody sees."""
        return bool(self.cleaned_data.get("website"))

    def told(self) -> PublicForm:
        """Return what was written as the operation takes it."""
        data: dict[str, Any] = {name: self.cleaned_data[name] for name in ("words", "number", "name")}
        return PublicForm(wish=Wish(self.cleaned_data["wish"]), token=str(self.cleaned_data["token"]), **data)


class LookUpForm(AskingForm):
    """Which matter, and what proves that it is theirs."""

    number = forms.CharField(label=_("Number of your complaint or contact"), max_length=40)
    proof = forms.CharField(
        label=_("Last four digits of your telephone number, or the secret"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
