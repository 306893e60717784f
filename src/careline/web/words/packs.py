"""The words screens use for the facts and events rules of packs ask for, and for what installing one changes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.clocks.rules.packs.changes import ChangeKind
from careline.web.words import Words

PACK_CHANGES: Words = {
    ChangeKind.BEGINS: _in("pack change", "begins"),
    ChangeKind.CHANGES: _in("pack change", "changes"),
    ChangeKind.ENDS: _in("pack change", "ends"),
    ChangeKind.KEPT: _in("pack change", "yours, kept"),
}
TONES: Mapping[ChangeKind, str] = {
    ChangeKind.BEGINS: "ok",
    ChangeKind.CHANGES: "info",
    ChangeKind.ENDS: "warn",
    ChangeKind.KEPT: "",
}
FACTS: Mapping[str, str | Promise] = {
    "urgency": _in("fact", "Urgency"),
    "category": _in("fact", "Category"),
    "channel": _in("fact", "Channel"),
    "area": _in("fact", "Area"),
    "fault_on": _in("fact", "Fault on"),
    "affected_person": _in("fact", "Affected by domestic violence"),
    "in_court": _in("fact", "Before a court"),
    "natural_disaster": _in("fact", "By a natural disaster"),
    "prior_complaint": _in("fact", "Raised with us before"),
    "service": _in("fact", "Service"),
}
VALUES: Mapping[str, str | Promise] = {
    "urgent": _in("fact", "urgent"),
    "critical": _in("fact", "critical"),
    "billing": _in("fact", "billing"),
    "phone": _in("fact", "phone"),
    "hall": _in("fact", "hall"),
    "webchat": _in("fact", "Web chat"),
    "video": _in("fact", "video"),
    "urban": _in("fact", "urban"),
    "rural": _in("fact", "rural"),
    "terminal": _in("fact", "the customer’s device"),
    "wireline": _in("fact", "wireline"),
    "yes": _in("fact", "yes"),
    "no": _in("fact", "no"),
}
EVENTS: Mapping[str, str | Promise] = {
    "fault_reported": _in("clock event", "Fault reported"),
    "arrears_paid": _in("clock event", "Arrears paid"),
    "appeal_received": _in("clock event", "Appeal received"),
    "appeal_accepted": _in("clock event", "Appeal accepted"),
    "appeal_forwarded": _in("clock event", "Appeal forwarded"),
    "appeal_filed": _in("clock event", "Appeal filed"),
    "appeal_papers_complete": _in("clock event", "Appeal’s papers complete"),
    "mediation_agreed": _in("clock event", "Mediation agreed"),
    "samr_complaint_received": _in("clock event", "12315 received"),
    "samr_complaint_accepted": _in("clock event", "12315 accepted"),
    "samr_mediation_ended": _in("clock event", "12315 mediation ended"),
    "samr_report_received": _in("clock event", "12315 report or lead"),
    "restriction_objected": _in("clock event", "Restriction objected to"),
    "restriction_objection_upheld": _in("clock event", "Objection upheld"),
    "installation_requested": _in("clock event", "Installation requested"),
    "regulator_complaint_served": _in("clock event", "Served by the regulator"),
    "deadlock_reached": _in("clock event", "Deadlock"),
    "agreement_reached": _in("clock event", "Resolution agreed"),
    "outage_complaint_received": _in("clock event", "Outage complaint"),
    "complaint_resolved": _in("clock event", "Complaint resolved"),
    "closure_requested": _in("clock event", "Closure requested"),
    "service_closed": _in("clock event", "Service closed"),
}
