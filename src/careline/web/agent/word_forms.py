"""What is asked when a customer says how to be reached, agrees to something, or names who speaks for them."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from careline.parties.queries.consents import consent_texts
from careline.parties.queries.preferences import wish_of
from careline.parties.rules.consent import EVIDENCE_LONGEST, ConsentAct, ConsentChannel, ConsentPurpose, text_in_force
from careline.parties.rules.details import CustomerKind
from careline.parties.rules.representation import OF_PEOPLE, RepresentativeEnd, RepresentativeKind
from careline.web.agent.profile_forms import RecordForm, day
from careline.web.words import LANGUAGES, choices
from careline.web.words.parties import (
    CONSENT_ACTS,
    CONSENT_CHANNELS,
    PURPOSES,
    REACH_CHANNELS,
    REPRESENTATIVE_ENDS,
    REPRESENTATIVES,
    TOPICS,
)


class PreferencesForm(RecordForm):
    """How a customer wishes to be reached."""

    field_order = (
        "channel",
        "only_channel",
        "never",
        "from_time",
        "until_time",
        "only_hours",
        "not_holder",
        "language",
    )
    channel = forms.ChoiceField(label=_("Reach them by"), required=False, choices=choices(REACH_CHANNELS, empty="—"))
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", "—"), *LANGUAGES])
    from_time = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    until_time = forms.TimeField(
        label=_("Until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Left empty, nobody is rung before 8:00 or after 21:00."),
    )
    do_not_disturb = forms.BooleanField(
        label=_("Do not disturb"),
        required=False,
        help_text=_("No surveys and no offers. Their own matters still reach them."),
    )
    only_channel = forms.BooleanField(
        label=_("Only this way"),
        required=False,
        help_text=_("Nothing goes out any other way. No reason is asked, and nothing to prove it."),
    )
    only_hours = forms.BooleanField(
        label=_("Only in these hours"),
        required=False,
        help_text=_("Messages wait for them, too."),
    )
    never = forms.MultipleChoiceField(
        label=_("Never by"), required=False, choices=choices(REACH_CHANNELS), widget=forms.CheckboxSelectMultiple
    )
    not_holder = forms.BooleanField(
        label=_("Nothing to the account holder"),
        required=False,
        help_text=_("Nothing goes to a number or mailbox that is somebody else’s, too."),
    )

    def beginning(self) -> dict[str, Any]:
        """Begin with what was wished so far."""
        return vars(wish_of(by=self.going["by"], customer=self.customer.id))


class ConsentForm(RecordForm):
    """What a customer agreed to, or took back."""

    purpose = forms.ChoiceField(label=_("What for"), widget=forms.RadioSelect)
    act = forms.ChoiceField(label=_("The customer"), choices=choices(CONSENT_ACTS), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("Said by"), choices=choices(CONSENT_CHANNELS), initial=ConsentChannel.PHONE)
    evidence = forms.CharField(
        label=_("What shows it"),
        required=False,
        max_length=EVIDENCE_LONGEST,
        help_text=_("The recording’s or the form’s number. Needed for a consent, not for a withdrawal."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read_out = [(one.value, f"{PURPOSES[one]} · {self._text(one)}") for one in ConsentPurpose]
        self.fields["purpose"].choices = read_out  # type: ignore[attr-defined]  # it is a ChoiceField

    def _text(self, purpose: ConsentPurpose) -> str:
        """Return what to read out, in the reader's language."""
        text = text_in_force(consent_texts(), purpose, on=self.today)
        return text.zh if (get_language() or "").startswith("zh") else text.en

    def beginning(self) -> dict[str, Any]:
        """Ask for a consent, which is the longer way."""
        return {"act": ConsentAct.GIVEN}


class RepresentativeForm(RecordForm):
    """Who speaks for a customer."""

    kind = forms.ChoiceField(label=_("Standing"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=120)
    number = forms.CharField(label=_("Number"), required=False, max_length=40)
    relation = forms.CharField(label=_("What they are to the customer"), required=False, max_length=EVIDENCE_LONGEST)
    scope = forms.MultipleChoiceField(
        label=_("May be told about"),
        required=False,
        choices=choices(TOPICS),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An advocate speaks and is told nothing. Whoever speaks, a complaint is taken in."),
    )
    since = day(_("Since"))
    until = day(_("Last day"), is_needed=False)
    evidence = forms.CharField(label=_("What shows it"), required=False, max_length=EVIDENCE_LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_company = self.customer.kind is CustomerKind.ENTERPRISE
        barred = OF_PEOPLE if is_company else {RepresentativeKind.ENTERPRISE_CONTACT}
        kinds = [(one.value, REPRESENTATIVES[one]) for one in RepresentativeKind if one not in barred]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # it is a ChoiceField

    def beginning(self) -> dict[str, Any]:
        """Begin today."""
        return {"since": self.today}


class RepresentativeEndForm(RecordForm):
    """Why and from when somebody doesn't speak for a customer any more."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=choices(REPRESENTATIVE_ENDS),
        initial=RepresentativeEnd.REVOKED,
        widget=forms.RadioSelect,
    )
    ended_on = day(_("From which day"))

    def beginning(self) -> dict[str, Any]:
        """End it today."""
        return {"ended_on": self.today}
