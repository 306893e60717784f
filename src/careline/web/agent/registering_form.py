"""What is asked when a customer is registered: all that a profile holds."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.rules.facts import ContactChannel
from careline.parties.queries.catalogues import catalogue_entries
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails, CustomerKind, DocumentKind, Tier
from careline.web.faces.catalogues import code_field
from careline.web.forms import AskingForm, dress
from careline.web.words import LANGUAGES, TIERS, choices
from careline.web.words.attributes import ATTRIBUTES
from careline.web.words.contacts import CHANNELS
from careline.web.words.parties import DOCUMENT_KINDS, KINDS

TEXTS = ("name", "number", "email", "address", "document", "language", "place", "source_channel")


class RegisteringForm(AskingForm):
    """One customer as told; anything may be left out but whoever it is."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    contact = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_in("customer", "Kind"),
        choices=choices(KINDS),
        initial=CustomerKind.INDIVIDUAL,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Name or company"), required=False, max_length=120)
    callers = forms.BooleanField(label=_("The number they call from is theirs"), required=False)
    number = forms.CharField(label=_in("customer", "Number"), required=False, max_length=40)
    another = forms.BooleanField(required=False)
    """Stands beside whoever is known under the number."""
    email = forms.CharField(label=_in("customer", "E-mail"), required=False, max_length=254)
    address = forms.CharField(label=_in("customer", "Address"), required=False, max_length=300)
    document_kind = forms.ChoiceField(
        label=_("Kind of document"), required=False, choices=choices(DOCUMENT_KINDS, empty="—")
    )
    document = forms.CharField(label=_in("customer", "Document"), required=False, max_length=40)
    tier = forms.ChoiceField(label=_in("customer", "Tier"), choices=choices(TIERS), initial=Tier.STANDARD)
    language = forms.ChoiceField(label=_in("customer", "Language"), required=False, choices=[("", "—"), *LANGUAGES])
    place = forms.CharField(label=_in("customer", "Place"), required=False, max_length=120)
    source_channel = forms.ChoiceField(
        label=_("Came by"), required=False, choices=choices(CHANNELS, empty="—"), initial=ContactChannel.COUNTER
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = catalogue_entries()
        for one in Catalogue:
            if one.value in tuple(Attribute):
                self.fields[one.value] = code_field(one, ATTRIBUTES[Attribute(one.value)], entries=entries)
        dress(self.fields.values())
        for name in TEXTS:
            self.fields[name].widget.attrs["autocomplete"] = "off"  # the browser would offer the customer before

    def graded(self) -> Iterator[forms.BoundField]:
        """Yield the fields of how the operator counts the customer."""
        yield self["tier"]
        yield from (self[one.value] for one in Catalogue if one.value in self.fields)

    def details(self) -> CustomerDetails:
        """Return what was asked as the operation takes it."""
        data = self.cleaned_data
        codes = {one.value: data[one.value] for one in Catalogue if one.value in self.fields}
        return CustomerDetails(
            kind=CustomerKind(data["kind"]),
            document_kind=DocumentKind(data["document_kind"]) if data["document_kind"] else None,
            tier=Tier(data["tier"]),
            **{name: data[name] for name in TEXTS},
            **codes,
        )
