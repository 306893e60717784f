"""Wishes, consents and representatives: what can be added to a customer's record, and ended on it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.preferences import set_preferences
from careline.parties.operations.representatives import RepresentativeTold, end_representative, name_representative
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic
from careline.web.agent import word_forms as forms
from careline.web.agent.record_page import Data, Going, RecordPage

WISHES, REPRESENTATIVES = "wishes", "representatives"


def _preferences(data: Data, going: Going) -> object:
    said = dict(data) | {
        "channel": ReachChannel(data["channel"]) if data["channel"] else None,
        "never": tuple(ReachChannel(one) for one in data["never"]),
    }
    return set_preferences(customer=going["customer"], wish=Wish(**said), by=going["by"], at=going["at"])


def _consent(data: Data, going: Going) -> object:
    told = ConsentTold(
        purpose=ConsentPurpose(data["purpose"]),
        act=ConsentAct(data["act"]),
        channel=ConsentChannel(data["channel"]),
        evidence=data["evidence"],
    )
    return record_consent(customer=going["customer"], told=told, by=going["by"], at=going["at"])


def _representative(data: Data, going: Going) -> object:
    said = dict(data) | {
        "kind": RepresentativeKind(data["kind"]),
        "scope": frozenset(Topic(one) for one in data["scope"]),
    }
    told = RepresentativeTold(**said)
    return name_representative(customer=going["customer"], told=told, by=going["by"], at=going["at"])


def _end(data: Data, going: Going) -> object:
    return end_representative(
        representative=going["record"],
        reason=RepresentativeEnd(data["reason"]),
        ended_on=data["ended_on"],
        by=going["by"],
        at=going["at"],
    )


NEW: Mapping[str, RecordPage] = {
    "preferences": RecordPage(
        _("Change how they are reached"),
        _("Save"),
        forms.PreferencesForm,
        _preferences,
        _("The wishes are recorded."),
        "parties.set_preferences",
        WISHES,
    ),
    "consent": RecordPage(
        _("Record a consent"),
        _("Record"),
        forms.ConsentForm,
        _consent,
        _("The customer’s word is recorded."),
        "parties.record_consent",
        WISHES,
        _("Read out the text, word for word; each purpose is asked by itself. Withdrawing is as easy as agreeing."),
    ),
    "representative": RecordPage(
        _("Name a representative"),
        _("Save"),
        forms.RepresentativeForm,
        _representative,
        _("The representative is recorded."),
        "parties.keep_representatives",
        REPRESENTATIVES,
    ),
}
CHANGES: Mapping[str, RecordPage] = {
    "representative-ending": RecordPage(
        _("End this authority"),
        _("End it"),
        forms.RepresentativeEndForm,
        _end,
        _("The authority is ended."),
        "parties.keep_representatives",
        REPRESENTATIVES,
        _("Nothing is disclosed to them from that day on. What was recorded stays."),
    )
}
