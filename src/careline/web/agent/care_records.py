"""Care, needs and the wish to be forgotten: what can be added to a customer's record, and lifted from it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from careline.parties.operations.care import lift_care, note_care, renew_care
from careline.parties.operations.erasures import ErasureTold, ask_erasure
from careline.parties.operations.needs import collect_need
from careline.parties.rules.care import CareBasis, CareKind, CareLift
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import ErasureGround, ErasureProof
from careline.parties.rules.needs import NeedCategory, NeedSource
from careline.web.agent import care_forms as forms
from careline.web.agent.erasure_forms import ErasureForm
from careline.web.agent.record_page import Data, Going, RecordPage


def _note(data: Data, going: Going) -> object:
    return note_care(
        customer=going["customer"],
        kind=CareKind(data["kind"]),
        basis=CareBasis(data["basis"]),
        evidence=data["evidence"],
        note=data["note"],
        review_on=data["review_on"],
        by=going["by"],
        at=going["at"],
    )


def _collect(data: Data, going: Going) -> object:
    return collect_need(
        customer=going["customer"],
        source=NeedSource(data["source"]),
        category=NeedCategory(data["category"]),
        text=data["text"],
        by=going["by"],
        at=going["at"],
    )


def _ask_erasure(data: Data, going: Going) -> object:
    told = ErasureTold(
        ground=ErasureGround(data["ground"]),
        proof=ErasureProof(data["proof"]),
        channel=ConsentChannel(data["channel"]),
        reference=data["reference"],
        text=data["text"],
    )
    return ask_erasure(customer=going["customer"], told=told, by=going["by"], at=going["at"])


NEW: Mapping[str, RecordPage] = {
    "need": RecordPage(
        _("Collect a need"),
        _("Collect"),
        forms.NeedForm,
        _collect,
        _("The need is in the register."),
        "parties.collect_need",
        "needs",
    ),
    "care": RecordPage(
        _("Note a need for care"),
        _("Note it"),
        forms.CareForm,
        _note,
        _("From now on the customer is handled with care."),
        "parties.note_care",
        "profile",
        _("Sensitive: get the customer’s separate consent first. Only leads who are serving them see the reason."),
    ),
    "erasure": RecordPage(
        _("Record an erasure request"),
        _("Record it"),
        ErasureForm,
        _ask_erasure,
        _("The request is recorded; somebody else decides on it."),
        "parties.ask_erasure",
        "profile",
        _("Make sure first that it is them. It is decided within 30 days, and open matters are finished first."),
    ),
}
CHANGES: Mapping[str, RecordPage] = {
    "care-renewal": RecordPage(
        _("They still need this care"),
        _("Renew it"),
        forms.CareRenewalForm,
        lambda data, going: renew_care(
            flag=going["record"], review_on=data["review_on"], by=going["by"], at=going["at"]
        ),
        _("Renewed."),
        "parties.see_care",
        "profile",
    ),
    "care-lifting": RecordPage(
        _("Lift this need for care"),
        _("Lift it"),
        forms.CareLiftForm,
        lambda data, going: lift_care(
            flag=going["record"], reason=CareLift(data["reason"]), by=going["by"], at=going["at"]
        ),
        _("It is lifted."),
        "parties.see_care",
        "profile",
    ),
}
