"""What each move asks: only what the operation needs, reasons before words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.cases.queries.takers import WORK
from careline.security.actor import Actor
from careline.web.agent.category_form import AsksForm
from careline.web.choices import categories_to_choose, colleagues_to_choose, departments_to_choose
from careline.web.forms import TextArea
from careline.web.words import ANSWERS, CHANNELS, PENDING_REASONS, RESULTS, RETURN_REASONS, URGENCIES, choices

LIMIT = 20_000


class MoveForm(AsksForm):
    """Any move: the version that was on the screen goes along, so that nobody undoes what he hasn't seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)


class ClassifyForm(MoveForm):
    """What it is about, and how fast it must go."""

    follows = "category"
    category = forms.ChoiceField(label=_("Category"))
    urgency = forms.ChoiceField(label=_("Urgency"), choices=choices(URGENCIES), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Why"), required=False, max_length=LIMIT, widget=TextArea(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("Choose…")), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.ask_for_category()

    def clean(self) -> dict[str, Any]:
        """Hand the answers of the category's form on with the rest."""
        return {**(super().clean() or self.cleaned_data), "answers": self.answers}


class AssignForm(MoveForm):
    """To whom: by the assignment table, or by hand."""

    department = forms.ChoiceField(
        label=_("Department"), required=False, help_text=_("Left open, the assignment table decides.")
    )
    handler = forms.ChoiceField(
        label=_("Handler"), required=False, help_text=_("Left open, the department decides who accepts it.")
    )
    text = forms.CharField(label=_("Words for the department"), required=False, max_length=LIMIT, widget=TextArea(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments, people = departments_to_choose(by=self.by), colleagues_to_choose(by=self.by, needs=WORK)
        self.fields["department"].choices = [("", _("By the assignment table")), *departments]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["handler"].choices = [("", _("The department decides")), *people]  # type: ignore[attr-defined]  # it is a ChoiceField


class PlainForm(MoveForm):
    """A move that needs no words."""


class ReturnForm(MoveForm):
    """Why it goes back."""

    reason = forms.ChoiceField(label=_("Reason"), choices=choices(RETURN_REASONS), widget=forms.RadioSelect)
    text = forms.CharField(label=_("What is wrong or missing"), required=False, max_length=LIMIT, widget=TextArea(3))


class SuspendForm(MoveForm):
    """What it waits for."""

    reason = forms.ChoiceField(label=_("Reason"), choices=choices(PENDING_REASONS), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What exactly, and until when"), required=False, max_length=LIMIT, widget=TextArea(3)
    )


class ResolveForm(MoveForm):
    """What was found and done."""

    result = forms.ChoiceField(label=_("Result"), choices=choices(RESULTS), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What was found and done"),
        help_text=_("Facts, what was done, and what the customer gets. The reply is written from this."),
        max_length=LIMIT,
        widget=TextArea(5),
    )


class ReplyForm(MoveForm):
    """What the customer is told, and where."""

    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS))
    text = forms.CharField(label=_("Reply"), max_length=LIMIT, widget=TextArea(5))


class FeedbackForm(MoveForm):
    """What the customer said."""

    answer = forms.ChoiceField(label=_("Is it solved?"), choices=choices(ANSWERS), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The customer’s words"),
        required=False,
        help_text=_("Needed when the answer is no: the department works on from these words."),
        max_length=LIMIT,
        widget=TextArea(3),
    )
