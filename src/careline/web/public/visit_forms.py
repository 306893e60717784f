"""What strangers are asked about a visit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.cases.rules.public_bookings import PublicBookingTold
from careline.halls.operations.booking import NAME
from careline.halls.rules.appointments import NOTE
from careline.web.agent.appointment_forms import SlotForm
from careline.web.public.forms import LookUpForm


class VisitForm(SlotForm):
    """A visit somebody books for themselves."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Your name"), max_length=NAME, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    number = forms.CharField(
        label=_("Your telephone number"),
        max_length=32,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("We tell you under it when something changes; its last four digits open your appointment."),
    )
    note = forms.CharField(label=_("What you come for"), max_length=NOTE, required=False)
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

    def told(self, *, hall: str, language: str) -> PublicBookingTold:
        """Return what was chosen as the operation takes it."""
        data = {name: self.cleaned_data[name] for name in ("starts_at", "name", "number", "note", "token")}
        return PublicBookingTold(hall=hall, language=language, **data)


class LookUpVisitForm(LookUpForm):
    """Which appointment, and what proves that it is theirs."""

    number = forms.CharField(label=_("Number of your appointment"), max_length=40)
