"""What is asked about a promise: what, by when, who; why it moves; and who takes which when one goes home."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.contacts.rules.follow_ups import WHAT, FollowUpKind
from careline.contacts.rules.intake import TEXT_LIMIT
from careline.web.choices import takers_to_choose
from careline.web.faces.moments import here
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices
from careline.web.words.contacts import FOLLOW_UP_KINDS

SOON = timedelta(hours=2)
A_SHIFT_AWAY = timedelta(hours=16)
LOCAL = "%Y-%m-%dT%H:%M"


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """Return a field for an instant on the reader's wall clock, to the minute."""
    return forms.DateTimeField(
        label=label, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL), **more
    )


def quarter_after(at: datetime) -> datetime:
    """Return the next quarter of an hour: a time people say."""
    local = here(at)
    return local.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=15 * (local.minute // 15 + 1))


class FollowUpForm(AskingForm):
    """What is promised or to be remembered."""

    kind = forms.ChoiceField(
        label=_("To whom"), choices=choices(FOLLOW_UP_KINDS), initial=FollowUpKind.PROMISE, widget=forms.RadioSelect
    )
    what = forms.CharField(label=_("What"), max_length=WHAT, widget=TextArea(2))
    due_at = moment_field(_("By when"))
    owner = forms.ChoiceField(label=_("Who sees to it"))

    def __init__(self, *args: Any, at: datetime, me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_at"].initial = quarter_after(at + SOON)
        self.fields["owner"].choices = takers_to_choose()  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["owner"].initial = me


class MoveForm(AskingForm):
    """Any act on one of them; the version that was on the screen goes along."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        self.at = at
        super().__init__(*args, **kwargs)


class KeepForm(MoveForm):
    """That it was done."""

    text = forms.CharField(label=_("What was done"), required=False, max_length=TEXT_LIMIT, widget=TextArea(2))


class PostponeForm(MoveForm):
    """When it is due instead, and why."""

    due_at = moment_field(_("New time"))
    text = forms.CharField(
        label=_("Why"),
        max_length=TEXT_LIMIT,
        widget=TextArea(2),
        help_text=_("A promise to a customer isn’t moved without telling them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_at"].initial = quarter_after(self.at + SOON)


class HandForm(MoveForm):
    """Who sees to it from now on."""

    owner = forms.ChoiceField(label=_("To"))
    text = forms.CharField(label=_("What they should know"), required=False, max_length=TEXT_LIMIT, widget=TextArea(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Choose…")), *takers_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField


class DropForm(MoveForm):
    """Why nobody needs it any more."""

    text = forms.CharField(label=_("Why"), max_length=TEXT_LIMIT, widget=TextArea(2))


class HandOverForm(AskingForm):
    """When one is back, and who takes each promise that falls due before."""

    back_at = moment_field(_("Back at"), help_text=_("When your next shift begins."))

    def __init__(self, *args: Any, at: datetime, owed: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["back_at"].initial = quarter_after(at + A_SHIFT_AWAY)
        offered = [("", _("Nobody yet")), *takers_to_choose()]
        for one, said in owed:
            field = forms.ChoiceField(label=said, required=False, choices=offered)
            field.widget.attrs["class"] = "input"
            self.fields[str(one)] = field

    def takers(self) -> dict[UUID, str]:
        """Return who takes which; what nobody takes is left out."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "back_at"}
        return {UUID(name): value for name, value in told.items() if value}
