"""What may be asked of the list of customers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.wanted import HABITS, HELD, NUMBERS, TELLING
from careline.web.faces.catalogues import Entries, code_field
from careline.web.forms import AskingForm, DayInput
from careline.web.words import CUSTOMER_KINDS, LANGUAGES, TIERS, choices
from careline.web.words.contacts import CHANNELS
from careline.web.words.parties import CAME_BY, PRODUCTS, SUBSCRIPTION_STATUSES

ANY = [("", _in("choice", "any"))]
LISTED = {
    "brand": (Catalogue.BRAND, _in("customer", "Brand")),
    "region": (Catalogue.REGION, _in("customer", "Region")),
    "segment": (Catalogue.SEGMENT, _in("customer", "Segment")),
}
LINES = {
    "plan": (Catalogue.PLAN, _("Plan")),
    "line_brand": (Catalogue.BRAND, _("Brand")),
    "line_region": (Catalogue.REGION, _("Region")),
}
FIFTHS = {
    "1": _in("spend", "1, the lowest fifth"),
    "2": "2",
    "3": "3",
    "4": "4",
    "5": _in("spend", "5, the highest fifth"),
}
OF_LINES = (*HELD, "line_since", "line_before")


def _text(label: object, most: int = 80) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most)  # type: ignore[arg-type]  # a lazy text


def _day(label: object) -> forms.DateField:
    widget = DayInput()
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type]  # a lazy text


def _least(name: str, label: object) -> forms.IntegerField:
    most = NUMBERS[name]
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most)  # type: ignore[arg-type]  # a lazy text


class WantedForm(AskingForm):
    """Everything a customer may be found by; all of it must fit."""

    number = _text(_("Number in full"), 40)
    last4 = _text(_("Last four digits"), 4)
    surname = _text(_("Surname"))
    name = _text(_("Name in full"))
    email = _text(_("E-mail address in full"))
    document = _text(_("Document number in full"), 40)
    account = _text(_("Account number"), 40)
    kind = forms.ChoiceField(label=_in("customer", "Kind"), required=False, choices=[*ANY, *choices(CUSTOMER_KINDS)])
    tier = forms.ChoiceField(label=_in("customer", "Tier"), required=False, choices=[*ANY, *choices(TIERS)])
    language = forms.ChoiceField(label=_in("customer", "Language"), required=False, choices=[*ANY, *LANGUAGES])
    source_channel = forms.ChoiceField(label=_("Came in by"), required=False, choices=[*ANY, *CAME_BY.items()])
    place = _text(_("Place, how it begins"))
    product = forms.ChoiceField(label=_("Product"), required=False, choices=[*ANY, *choices(PRODUCTS)])
    line_status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _in("subscription", "not ended")),
            *((one.value, said) for one, said in SUBSCRIPTION_STATUSES.items()),
        ],
    )
    line_since = _day(_("Activated from"))
    line_before = _day(_("Activated before"))
    silent_for = _least("silent_for", _("Silent, days ≥"))
    contacts_90 = _least("contacts_90", _("Contacts, 90 days ≥"))
    complaints_365 = _least("complaints_365", _("Complaints, 365 days ≥"))
    spend_band = forms.ChoiceField(label=_("Spent a month"), required=False, choices=[*ANY, *FIFTHS.items()])
    main_channel = forms.ChoiceField(
        label=_in("habit", "Mostly by"), required=False, choices=[*ANY, *choices(CHANNELS)]
    )
    since = _day(_("Registered from"))
    before = _day(_("Registered before"))
    batch = forms.UUIDField(label=_("File"), required=False, widget=forms.HiddenInput({"form": "wanted"}))
    stale = forms.BooleanField(label=_("Only stale profiles"), required=False)

    def __init__(self, *args: Any, days: int, entries: Entries, habits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in () if habits else HABITS:
            del self.fields[name]
        for name, (catalogue, label) in {**LISTED, **LINES}.items():
            self.fields[name] = code_field(catalogue, label, is_closed_too=True, entries=entries)
        self.order_fields([*TELLING, "kind", "tier", *LISTED, "place", "product", *LINES])
        words = ngettext(
            "Nothing verified or written down for %(n)s day", "Nothing verified or written down for %(n)s days", days
        )
        self.fields["stale"].help_text = words % {"n": days}

    @property
    def telling(self) -> list[forms.BoundField]:
        """What a customer tells of himself."""
        return [self[name] for name in TELLING]

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """What stands in clear of the customer."""
        return [bound for bound in self.visible_fields() if bound.name not in {*TELLING, *OF_LINES, *HABITS}]

    @property
    def lines(self) -> list[forms.BoundField]:
        """What stands in clear of a subscription."""
        return [self[name] for name in OF_LINES]

    @property
    def habits(self) -> list[forms.BoundField]:
        """What the customer does; nothing for who may not read it."""
        return [self[name] for name in HABITS if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything in clear is asked, so that it must be seen."""
        return any(bound.value() for bound in (*self.narrowing, *self.lines, *self.habits))


LABELS = {name: field.label for name, field in WantedForm.base_fields.items()} | {
    name: label for name, (_catalogue, label) in {**LISTED, **LINES}.items()
}
"""What each field is called, where a list of them is told."""
