"""What is asked when a visit is booked, moved or cancelled."""

from datetime import UTC, date
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from careline.halls.operations.booking import NAME
from careline.halls.rules.appointments import NOTE, ChangeReason
from careline.web.choices import reasons_to_choose
from careline.web.forms import AskingForm
from careline.web.words import choices
from careline.web.words.halls import CHANGE_REASONS


class TimeField(forms.Field):
    """A time that was chosen among those offered."""

    def to_python(self, value: Any) -> Any:
        """Return the instant; None where nothing was chosen.

        :raises ValidationError: when it is none, or has no zone.
        """
        if not value:
            return None
        try:
            found = parse_datetime(str(value))
            if found is not None and found.tzinfo is not None:
                return found.astimezone(UTC)
        except (ValueError, OverflowError):  # there is no such day, or not in every zone
            pass
        raise forms.ValidationError(_("Choose one of the times."))


class SlotForm(AskingForm):
    """A time among those offered; the picker draws it."""

    starts_at = TimeField(label=_("Time"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].error_messages["required"] = _("Choose one of the times.")

    @property
    def chosen(self) -> str:
        """The time that was chosen, as its radio says it."""
        return str(self.data.get("starts_at", ""))


class StrangerFields(SlotForm):
    """Who comes, where they are no customer yet."""

    name = forms.CharField(label=_("Name"), max_length=NAME, required=False)
    number = forms.CharField(
        label=_("Telephone number"),
        max_length=32,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


class BookingForm(StrangerFields):
    """A visit to a hall."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("What they come about"), required=False)
    note = forms.CharField(
        label=_("Note for the hall"),
        max_length=NOTE,
        required=False,
        help_text=_("Kept sealed."),
    )

    def __init__(self, *args: Any, on: date, is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", "—"), *reasons_to_choose(on=on)]  # type: ignore[attr-defined]  # it is a ChoiceField
        if is_known:
            del self.fields["name"], self.fields["number"]


class MovingForm(SlotForm):
    """Another time, and why."""

    reason = forms.ChoiceField(label=_("Why"), choices=choices(CHANGE_REASONS), initial=ChangeReason.VISITOR)
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancellingForm(AskingForm):
    """Why they don't come."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=choices(CHANGE_REASONS), initial=ChangeReason.VISITOR, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AbsenceForm(AskingForm):
    """That they didn't come."""

    version = forms.IntegerField(widget=forms.HiddenInput)
