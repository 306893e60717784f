"""What is asked when a customer wishes to be forgotten, and when somebody decides on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import ERASURE_WORDS_LONGEST
from careline.web.agent.profile_forms import RecordForm, day
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices
from careline.web.words.erasures import CONSENT_CHANNELS, ERASURE_GROUNDS, ERASURE_PROOFS


class ErasureForm(RecordForm):
    """A customer's request to be forgotten."""

    ground = forms.ChoiceField(label=_("Why"), choices=choices(ERASURE_GROUNDS), widget=forms.RadioSelect)
    proof = forms.ChoiceField(
        label=_("How we know that it is them"), choices=choices(ERASURE_PROOFS), widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(
        label=_("Where they asked"), choices=choices(CONSENT_CHANNELS), initial=ConsentChannel.PHONE
    )
    reference = forms.CharField(
        label=_("Contact or complaint"),
        required=False,
        max_length=64,
        help_text=_("Its number, if they asked in one."),
    )
    text = forms.CharField(label=_("What they said"), max_length=ERASURE_WORDS_LONGEST, widget=TextArea(3))


class ErasureApprovalForm(AskingForm):
    """Nothing but the version that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ErasureWordsForm(ErasureApprovalForm):
    """The words of a step."""

    text = forms.CharField(label=_("In words"), max_length=ERASURE_WORDS_LONGEST, widget=TextArea(4))


class ErasureRefusalForm(ErasureWordsForm):
    """Why a request is refused, and until when the law keeps the data."""

    kept_until = day(_("Kept by law until"), is_needed=False)
    kept_until.help_text = _("The last day a law or a court asks for the data; empty where that isn’t the reason.")
