"""What the address of the contact list says: which list, narrowed to what, and which search."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.queries.listing import ContactView, Filters
from careline.contacts.queries.lists import CONTACTS, contacts_told
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.security.actor import Actor
from careline.security.rules.kept_lists import fitting
from careline.web.agent.filters import SAVED, Chip, Names
from careline.web.agent.finding import asked_for, found_customers
from careline.web.agent.narrowing import offer_centres
from careline.web.choices import reasons_to_choose
from careline.web.forms import AskingForm, DayInput
from careline.web.searches import ASKED
from careline.web.words import choices
from careline.web.words.contacts import CHANNELS, STEPS

NARROW = ("channel", "reason", "step", "centre", "from_day", "until_day")
ASKS = ("view", "after", SAVED, ASKED, *NARROW)
"""All that the address may say."""


class NarrowForm(AskingForm):
    """What the list can be narrowed to; all of it is chosen, nothing typed."""

    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=choices(CHANNELS, empty=_("Any")))
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    step = forms.ChoiceField(
        label=_("Step"), required=False, choices=[("", _("Any")), *((step.value, said) for step, said in STEPS.items())]
    )
    centre = forms.ChoiceField(label=_in("department", "Contact centre"), required=False)
    from_day = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until_day = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", _("Any")), *reasons_to_choose(on=on)]  # type: ignore[attr-defined]  # it is a ChoiceField
        offer_centres(self)


@dataclass(frozen=True)
class AskedContacts:
    """The contacts one asked for."""

    query: dict[str, str]
    text: str = ""
    """What was searched for; the address holds only the search's name."""

    @classmethod
    def of(cls, query: Mapping[str, Any], *, text: str) -> "AskedContacts":
        """Read the address; what it names that isn't there is left out."""
        given = {name: str(query.get(name, "")).strip() for name in ("view", SAVED, ASKED, *NARROW)}
        beside = {name: given[name] for name in (SAVED, ASKED if text else "") if given.get(name)}
        return cls(fitting(CONTACTS, given) | beside, text)

    @property
    def view(self) -> ContactView:
        """The saved list."""
        return ContactView(self.query.get("view", ContactView.ALL))

    def filters(self, *, by: Actor) -> Filters:
        """Return what the query narrows to."""
        return replace(contacts_told(self.query), **(_meant(self.text, by=by) if self.text else {}))

    def chips(self, names: Names) -> Iterator[Chip]:
        """Yield what the list is narrowed to, each to be taken away.

        :param names: what the codes are called, by what they narrow.
        """
        for name in (*NARROW, ASKED):
            if name in self.query:
                without = {key: value for key, value in self.query.items() if key not in {name, SAVED}}
                said = names.get(name, {}).get(self.query[name]) or self._said(name)
                yield Chip(said, contacts_address(**without))

    def _said(self, name: str) -> str | Promise:
        return self.text if name == ASKED else self.query[name]


def contacts_address(**query: str) -> str:
    """Return the address of a list of contacts."""
    return f"{reverse('web:contacts')}?{urlencode(query)}"


def _meant(text: str, *, by: Actor) -> dict[str, Any]:
    """Return whose contacts are meant: one by its number, or by whom a number or a surname names."""
    try:
        return {"number": str(CaseNumber.parse(text))}
    except Refusal:
        parties = tuple(one.id for one in found_customers(text, by=by))
        return {"parties": parties, "caller": asked_for(text).get("number", "")}
