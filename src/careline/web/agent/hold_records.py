"""Legal holds on a customer's record: setting one, looking at it again, releasing it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careline.parties.operations.legal_holds import release_legal_hold, review_legal_hold, set_legal_hold
from careline.parties.queries.legal_holds import KEEP, READ, holds_on
from careline.parties.rules.legal_hold import HOLD_USUAL_REVIEW, HOLD_WORDS_LONGEST, HoldKind, HoldTold
from careline.security.policy import allows
from careline.security.queries.people import full_names
from careline.web.agent.profile_forms import RecordForm, day
from careline.web.agent.record_page import Data, Going, RecordPage
from careline.web.arrivals import Arrived
from careline.web.faces.legal_holds import HoldRow, hold_row
from careline.web.forms import TextArea
from careline.web.words import choices
from careline.web.words.legal_holds import HOLD_KINDS


class HoldForm(RecordForm):
    """Why what is kept of a customer is to be left alone, and until when."""

    kind = forms.ChoiceField(label=_("Why"), choices=choices(HOLD_KINDS), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Which matter"),
        help_text=_("The file, who asks for it, and what of it matters."),
        max_length=HOLD_WORDS_LONGEST,
        widget=TextArea(3),
    )
    review_on = day(_("Look at it again on"))
    until = day(_("Its last day"), is_needed=False)
    until.help_text = _("Empty where that isn’t known: then it stands until somebody releases it.")

    def beginning(self) -> dict[str, Any]:
        """Look at it again in half a year."""
        return {"review_on": self.today + HOLD_USUAL_REVIEW}


class HoldReviewForm(RecordForm):
    """When it is looked at again."""

    review_on = day(_("Look at it again on"))

    def beginning(self) -> dict[str, Any]:
        """Look at it again in half a year."""
        return {"review_on": self.today + HOLD_USUAL_REVIEW}


class HoldReleaseForm(RecordForm):
    """Why it stands no more."""

    reason = forms.CharField(label=_("Why"), max_length=HOLD_WORDS_LONGEST, widget=TextArea(3))


def hold_rows_of(customer: UUID, request: Arrived) -> list[HoldRow]:
    """Return every hold there was on a customer, for those who may read holds."""
    by, today = request.actor, request.at.astimezone(timezone.get_current_timezone()).date()
    if not allows(by, READ):
        return []
    found = holds_on(by=by, customer=customer, today=today)
    names = full_names({name for one in found for name in (one.set_by, one.released_by) if name})
    return [hold_row(one, names=names, today=today, may_keep=allows(by, KEEP)) for one in found]


def _set(data: Data, going: Going) -> object:
    told = HoldTold(**dict(data) | {"kind": HoldKind(data["kind"])})
    return set_legal_hold(customer=going["customer"], told=told, by=going["by"], at=going["at"])


NEW: Mapping[str, RecordPage] = {
    "legal-hold": RecordPage(
        _("Set a legal hold"),
        _("Set the hold"),
        HoldForm,
        _set,
        _("The hold stands: nothing of this customer is erased meanwhile."),
        KEEP,
        "profile",
        _("While it stands, no request to be forgotten is approved, and nothing that was written is emptied."),
    )
}
CHANGES: Mapping[str, RecordPage] = {
    "legal-hold-review": RecordPage(
        _("This legal hold is still needed"),
        _("Renew it"),
        HoldReviewForm,
        lambda data, going: review_legal_hold(
            hold=going["record"], review_on=data["review_on"], by=going["by"], at=going["at"]
        ),
        _("Renewed."),
        KEEP,
        "profile",
    ),
    "legal-hold-release": RecordPage(
        _("Release this legal hold"),
        _("Release it"),
        HoldReleaseForm,
        lambda data, going: release_legal_hold(
            hold=going["record"], reason=data["reason"], by=going["by"], at=going["at"]
        ),
        _("It is released."),
        KEEP,
        "profile",
        _("From then on a request to be forgotten can be approved again."),
    ),
}
