"""What the assignment table asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.cases.queries.takers import WORK
from careline.cases.rules.facts import Channel, Urgency
from careline.security.actor import Actor
from careline.web.choices import categories_to_choose, colleagues_to_choose, departments_to_choose
from careline.web.forms import AskingForm
from careline.web.words import CHANNELS, URGENCIES, choices

ANY = _("any")


class LineForm(AskingForm):
    """One line: its conditions, and who takes what meets them."""

    position = forms.IntegerField(
        label=_("Position"), min_value=1, max_value=32000, help_text=_("The first line that fits takes it.")
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=choices(URGENCIES, empty=ANY), required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS, empty=ANY), required=False)
    department = forms.ChoiceField(label=_("Goes to the department"))
    handler = forms.ChoiceField(label=_("Goes to the person"), required=False)
    dry = forms.BooleanField(label=_("First show what would change"), required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = colleagues_to_choose(by=by, needs=WORK)
        self.fields["category"].choices = [("", ANY), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["department"].choices = departments_to_choose(by=by)  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["handler"].choices = [("", _("The department decides")), *people]  # type: ignore[attr-defined]  # it is a ChoiceField


class TrialForm(AskingForm):
    """A complaint to try the table with: one that is there, or one that is made up."""

    number = forms.CharField(
        label=_("Complaint number"),
        required=False,
        max_length=64,
        help_text=_("Its own category, urgency and channel are tried; left empty, those below."),
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=choices(URGENCIES), initial=Urgency.NORMAL)
    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS), initial=Channel.PHONE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("Unclassified")), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField
