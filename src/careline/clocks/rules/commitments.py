"""Service commitments: which rules the house tells everybody it stands by, and what each of them concerns (TK14)."""

from enum import StrEnum

from careline.clocks.rules.facts import RECEIVED
from careline.clocks.rules.terms import Standing, Terms


class Publication(StrEnum):
    """How much of a rule everybody may read."""

    WITHHELD = "withheld"
    PUBLISHED = "published"
    WITH_FIGURES = "with_figures"
    """Also how it was kept."""


class CommitmentSubject(StrEnum):
    """What a commitment concerns, in the order in which customers look for it."""

    COMPLAINT = "complaint"
    URGENT = "urgent"
    BILLING = "billing"
    FAULT = "fault"
    BUSINESS = "business"
    REMEDY = "remedy"
    """What an appeal body, an authority or a court does, or asks of the house."""


BINDING = frozenset({Standing.LAW, Standing.PROMISE})
"""What binds the house towards customers; what departments owe each other is nobody else's business."""
OF_OTHERS = frozenset(
    {
        "appeal_received",
        "appeal_accepted",
        "appeal_forwarded",
        "appeal_filed",
        "appeal_papers_complete",
        "mediation_agreed",
        "samr_complaint_received",
        "samr_complaint_accepted",
        "samr_mediation_ended",
        "samr_report_received",
    }
)
"""What begins with an appeal body or an authority: told as a way that is open, no commitment of this house."""
REGULATOR = frozenset({*OF_OTHERS, "regulator_complaint_served", "deadlock_reached"})
FAULTS = frozenset({"fault_reported", "outage_complaint_received"})
HURRIED = frozenset({"urgent", "critical"})
BILLING = "billing"
COMPLAINED = frozenset({RECEIVED, "agreement_reached", "complaint_resolved"})


def default_publication(terms: Terms) -> Publication:
    """Return how much of a rule is published where nobody has decided: law and promises, but no figures."""
    ours = terms.standing in BINDING and terms.event not in OF_OTHERS
    return Publication.PUBLISHED if ours else Publication.WITHHELD


def subject_of(terms: Terms) -> CommitmentSubject:
    """Return what a rule concerns."""
    if terms.event in REGULATOR:
        return CommitmentSubject.REMEDY
    if terms.event in FAULTS:
        return CommitmentSubject.FAULT
    if terms.event not in COMPLAINED:
        return CommitmentSubject.BUSINESS
    if HURRIED & {terms.urgency, *_values(terms, "urgency")} or _values(terms, "affected_person"):
        return CommitmentSubject.URGENT
    if BILLING in {terms.category.rpartition(".")[2], *_values(terms, "category")}:
        return CommitmentSubject.BILLING
    return CommitmentSubject.COMPLAINT


def _values(terms: Terms, fact: str) -> set[str]:
    return {value for name, values in terms.when if name == fact for value in values if value}
