"""What may be asked of the list of customers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _in

from careline.web.forms import AskingForm
from careline.web.words import CUSTOMER_KINDS, TIERS, choices

ANY = [("", _in("choice", "any"))]


def _text(label: object, most: int = 80) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most)  # type: ignore[arg-type]  # a lazy text


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type]  # a lazy text


class WantedForm(AskingForm):
    """Everything a customer may be found by; all of it must fit."""

    number = _text(_("Whole number"), 40)
    last4 = _text(_("Last four digits"), 4)
    surname = _text(_("Surname"))
    name = _text(_("Whole name"))
    email = _text(_("Whole e-mail address"))
    kind = forms.ChoiceField(label=_in("customer", "Kind"), required=False, choices=[*ANY, *choices(CUSTOMER_KINDS)])
    tier = forms.ChoiceField(label=_in("customer", "Tier"), required=False, choices=[*ANY, *choices(TIERS)])
    brand = _text(_in("customer", "Brand"), 20)
    region = _text(_in("customer", "Region"), 20)
    segment = _text(_in("customer", "Segment"), 20)
    language = _text(_in("customer", "Language"), 10)
    source_channel = _text(_("Came in by"), 20)
    since = _day(_("Registered from"))
    before = _day(_("Registered before"))
    stale = forms.BooleanField(label=_("Only stale profiles"), required=False)

    def __init__(self, *args: Any, days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = ngettext(
            "Nothing verified or written for %(n)s day", "Nothing verified or written for %(n)s days", days
        )
        self.fields["stale"].help_text = words % {"n": days}
