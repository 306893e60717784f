"""What is asked about care, and about what customers would have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.parties.rules.care import USUAL_REVIEW, CareBasis, CareLift
from careline.parties.rules.consent import EVIDENCE_LONGEST
from careline.parties.rules.needs import NEED_LONGEST, NeedSource
from careline.web.agent.profile_forms import RecordForm, day
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices
from careline.web.words.parties import CARE_BASES, CARE_KINDS, CARE_LIFTS, NEED_CATEGORIES, NEED_SOURCES


class CareForm(RecordForm):
    """Why a customer needs care."""

    kind = forms.ChoiceField(label=_("Why"), choices=choices(CARE_KINDS), widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=_("Who consented"), choices=choices(CARE_BASES), initial=CareBasis.CUSTOMER, widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label=_("What shows the consent"),
        required=False,
        max_length=EVIDENCE_LONGEST,
        help_text=_("The recording, the form or the message. Who is threatened proves nothing."),
    )
    note = forms.CharField(label=_("What helps"), required=False, max_length=EVIDENCE_LONGEST, widget=TextArea(2))
    review_on = day(_("Look at it again on"))

    def beginning(self) -> dict[str, Any]:
        """Look at it again in half a year."""
        return {"review_on": self.today + USUAL_REVIEW}


class CareRenewalForm(RecordForm):
    """When it is looked at again."""

    review_on = day(_("Look at it again on"))

    def beginning(self) -> dict[str, Any]:
        """Look at it again in half a year."""
        return {"review_on": self.today + USUAL_REVIEW}


class CareLiftForm(RecordForm):
    """Why a customer needs that care no more."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=choices(CARE_LIFTS), initial=CareLift.PASSED, widget=forms.RadioSelect
    )


class LookForm(AskingForm):
    """For which open work one has to know."""

    work = forms.ChoiceField(label=_("Needed for"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, works: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work"].choices = works  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["work"].initial = works[0][0] if works else None


class NeedForm(RecordForm):
    """What a customer would have."""

    category = forms.ChoiceField(label=_("About"), choices=choices(NEED_CATEGORIES), widget=forms.RadioSelect)
    source = forms.ChoiceField(label=_("Heard in"), choices=choices(NEED_SOURCES), initial=NeedSource.CONTACT)
    text = forms.CharField(label=_("What they would have"), max_length=NEED_LONGEST, widget=TextArea(4))


class NeedMoveForm(AskingForm):
    """The reasons of a step."""

    text = forms.CharField(label=_("Reasons"), max_length=NEED_LONGEST, widget=TextArea(4))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
