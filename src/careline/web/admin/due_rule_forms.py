"""What a version of a due rule says, as a form."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.clocks.queries.calendars import calendars
from careline.clocks.rules.facts import RECEIVED
from careline.clocks.rules.law import fixed
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.clocks.rules.versions import Version
from careline.clocks.sentences.labels import label
from careline.kernel.calendar import DayEnd, Roll, Unit
from careline.security.actor import Actor
from careline.web.choices import categories_to_choose
from careline.web.forms import AskingForm, DayInput, TextArea
from careline.web.words import CHANNELS, URGENCIES, choices, named
from careline.web.words.commitments import PUBLICATIONS

ANY = _("any")
KINDS = {"kind": ClockKind, "standing": Standing, "unit": Unit, "roll": Roll, "day_end": DayEnd, "certainty": Certainty}


class TermsForm(AskingForm):
    """One version of a rule."""

    code = forms.CharField(
        label=_("Code"), max_length=64, help_text=_("The same code makes a new version of that rule.")
    )
    name_zh = forms.CharField(label=_("Chinese name"), max_length=80)
    name_en = forms.CharField(label=_("English name"), max_length=80)
    kind = forms.ChoiceField(label=_("What must have happened"))
    standing = forms.ChoiceField(label=_("Whose rule it is"))
    jurisdiction = forms.CharField(label=_("Jurisdiction"), max_length=16, required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=choices(URGENCIES, empty=ANY), required=False)
    channel = forms.ChoiceField(label=_("Channel"), choices=choices(CHANNELS, empty=ANY), required=False)
    amount = forms.IntegerField(
        label=_("How many"), required=False, min_value=0, help_text=_("Left empty only where no number is known.")
    )
    unit = forms.ChoiceField(label=_("Of what"))
    roll = forms.ChoiceField(label=_("If the last day is a rest day"))
    day_end = forms.ChoiceField(label=_("When the last day ends"))
    calendar = forms.ChoiceField(label=_("Calendar"))
    source_zh = forms.CharField(label=_("Source, in Chinese"), max_length=200)
    source_en = forms.CharField(label=_("Source, in English"), max_length=200)
    certainty = forms.ChoiceField(label=_("How the number is known"))
    valid_from = forms.DateField(label=_("Holds from"), widget=DayInput())
    valid_to = forms.DateField(label=_("Holds until before"), required=False, widget=DayInput())

    def __init__(self, *args: Any, by: Actor, law: Version | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"code", *fixed(law)} & self.fields.keys() if law else ():
            self.fields[name].disabled = True
            self.fields[name].help_text = ""
            if name.startswith("source_"):
                self.fields[name].widget = TextArea(rows=3)  # to be read whole
        offered: dict[str, Any] = {name: [(one.value, label(one)) for one in kind] for name, kind in KINDS.items()}
        offered["category"] = [("", ANY), *categories_to_choose()]
        offered["calendar"] = [(one.code, named(one)) for one in calendars(by=by)]
        for name, choice in offered.items():
            self.fields[name].choices = choice  # type: ignore[attr-defined]  # it is a ChoiceField


class RetireForm(AskingForm):
    """From when on a rule holds nothing new."""

    valid_from = forms.DateField(label=_("Ends on"), widget=DayInput())


class PublicationForm(AskingForm):
    """How much of a rule everybody may read."""

    extent = forms.ChoiceField(label=_("On the public page"), choices=choices(PUBLICATIONS), widget=forms.RadioSelect)


UNASKED = (
    "event",
    "when",
    "unless",
    "stated_by",
    "source_url",
    "pausable_by",
    "stops_on",
    "escalates_zh",
    "escalates_en",
)
"""What the form doesn't ask for, and a new version of the same rule takes over."""


def by_law(terms: Terms, law: Version | None) -> Terms:
    """Return terms a new version begins with: what stays as a pack has it as the pack has it."""
    return replace(terms, **{name: getattr(law.terms, name) for name in fixed(law)}) if law else terms


def terms_of(data: dict[str, Any], basis: Terms | None = None) -> Terms:
    """Return what was asked as the operation takes it.

    :param basis: the version before, whose conditions the new one keeps.
    """
    kept = {name: getattr(basis, name) for name in UNASKED} if basis and basis.code == data["code"] else {}
    texts = ("code", "name_zh", "name_en", "jurisdiction", "urgency", "category", "channel", "calendar", "amount")
    return Terms(
        **{name: data[name] for name in (*texts, "source_zh", "source_en")},
        **{"event": RECEIVED, **kept},
        kind=ClockKind(data["kind"]),
        standing=Standing(data["standing"]),
        unit=Unit(data["unit"]),
        roll=Roll(data["roll"]),
        day_end=DayEnd(data["day_end"]),
        certainty=Certainty(data["certainty"]),
    )
