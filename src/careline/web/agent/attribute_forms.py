"""What is asked when one attribute of a customer is put right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.parties.rules.attributes import SEALED, Attribute
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.masked import MaskedCustomer
from careline.web.faces.catalogues import code_field
from careline.web.forms import AskingForm
from careline.web.words import LANGUAGES, TIERS, choices
from careline.web.words.attributes import ATTRIBUTES
from careline.web.words.parties import DOCUMENT_KINDS, KINDS


class AttributeForm(AskingForm):
    """The new value; of what is sealed the old one is never shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, customer: MaskedCustomer, attribute: Attribute, **kwargs: Any) -> None:
        self.attribute, is_sealed = attribute, attribute in SEALED
        old = str(getattr(customer, attribute.value) or "")
        begun = {"version": customer.version, "value": "" if is_sealed else old}
        super().__init__(*args, initial=begun, **kwargs)
        value = _asked(attribute, old)
        value.label, value.required = str(ATTRIBUTES[attribute]), is_sealed
        value.widget.attrs |= {"class": "input", "autocomplete": "off", "data-first": True}
        if is_sealed:
            value.widget.attrs["placeholder"] = old
        self.fields["value"] = value
        if attribute is Attribute.DOCUMENT:
            kinds = choices(DOCUMENT_KINDS)
            self.fields["document_kind"] = forms.ChoiceField(label=_("Kind of document"), choices=kinds)
            self.fields["document_kind"].widget.attrs["class"] = "input"
            self.initial["document_kind"] = customer.document_kind or ""

    def refuse(self, refusal: Refusal) -> bool:
        """Show at the value what is refused of the attribute."""
        if refusal.field != self.attribute.value:
            return super().refuse(refusal)
        self.add_error("value", str(say(refusal)))
        return True


def _asked(attribute: Attribute, old: str) -> forms.Field:
    if attribute is Attribute.TIER:
        return forms.ChoiceField(choices=choices(TIERS))
    if attribute is Attribute.KIND:
        return forms.ChoiceField(choices=choices(KINDS))
    if attribute is Attribute.LANGUAGE:
        known = [("", "—"), *LANGUAGES]
        return forms.ChoiceField(choices=known if old in dict(known) else [*known, (old, old)])
    if attribute.value in tuple(Catalogue):
        return code_field(Catalogue(attribute.value), "", kept=old)
    return forms.CharField(max_length=400)
