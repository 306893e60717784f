"""What is asked when a complaint is taken in."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import TEXT_LIMIT, TITLE_LIMIT, Intake
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.web.agent.category_form import AsksForm
from careline.web.choices import categories_to_choose, colleagues_to_choose
from careline.web.forms import TextArea
from careline.web.words import CHANNELS, URGENCIES, choices

KNOWN, NEW, UNIDENTIFIED = "known", "new", "unidentified"
WHO = (
    (KNOWN, _in("customer", "Known")),
    (NEW, _in("customer", "New")),
    (UNIDENTIFIED, _in("customer", "Unidentified")),
)


class IntakeForm(AsksForm):
    """One complaint as it is told."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    contact = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    who = forms.ChoiceField(label=_("Who complains"), choices=WHO, initial=KNOWN, widget=forms.RadioSelect)
    customer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    number = forms.CharField(label=_("Phone number"), required=False, max_length=32)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=120)
    address = forms.CharField(label=_("Address"), required=False, max_length=200)
    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS), initial=Channel.PHONE)
    title = forms.CharField(label=_("What it is about, in a line"), max_length=TITLE_LIMIT)
    description = forms.CharField(
        label=_("In the customer’s words"), required=False, max_length=TEXT_LIMIT, widget=TextArea(6)
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=choices(URGENCIES), initial=Urgency.NORMAL, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    complained_about = forms.ChoiceField(
        label=_("Person complained about"), required=False, help_text=_("They will neither see nor handle it.")
    )
    on_behalf = forms.BooleanField(label=_("Complains on behalf of somebody else"), required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = colleagues_to_choose(by=by)
        self.fields["category"].choices = [("", _("Not yet classified")), *categories_to_choose()]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["complained_about"].choices = [("", _("Nobody in particular")), *people]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.ask_for_category()

    def clean(self) -> dict[str, Any]:
        """Refuse a known customer who isn't chosen, and a new one of whom nothing is said."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("who") == KNOWN and not data.get("customer"):
            self.add_error("who", _("No customer is chosen. Find and choose one, or say New or Unidentified."))
        if data.get("who") == NEW and not (data.get("name") or data.get("number") or data.get("email")):
            self.add_error("name", _("Nothing is known of the customer yet. Fill in a name or a number."))
        return data

    def intake(self, *, complained_about: UUID | None) -> Intake:
        """Return what was asked as the operation takes it."""
        data = self.cleaned_data
        return Intake(
            title=data["title"],
            description=data["description"],
            channel=Channel(data["channel"]),
            customer=self.customer_told(),
            on_behalf=data["on_behalf"],
            place=data["place"],
            category=data["category"],
            urgency=Urgency(data["urgency"]),
            answers=self.answers,
            complained_about=complained_about,
        )

    def customer_told(self) -> CustomerDetails | UUID:
        """Return the customer as told, or the id of the one who was chosen."""
        data = self.cleaned_data
        told = {"place": data["place"], "source_channel": data["channel"]}
        match data["who"]:
            case "known":
                return UUID(str(data["customer"]))
            case "new":
                said = {name: data[name] for name in ("name", "number", "email", "address")}
                return CustomerDetails(**said, **told)
            case _:
                return CustomerDetails(**told)
