"""What makes a customer need care: known to those who must know, and to nobody else (PIPL art. 28: sensitive)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from careline.kernel.horizon import A_YEAR, check_ahead
from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.consent import EvidenceMissing, check_evidence

REVIEW_AHEAD = timedelta(days=7)
"""So long before its day a review stands on the leads' list: the customer has to be asked, too."""
USUAL_REVIEW = timedelta(days=182)
"""Until it is looked at again, where nobody says otherwise: half a year."""


class CareKind(StrEnum):
    """Why somebody must be served with care."""

    HEARING = "hearing"
    SIGHT = "sight"
    SPEECH = "speech"
    MOBILITY = "mobility"
    UNDERSTANDING = "understanding"
    ELDERLY = "elderly"
    MINOR = "minor"
    ILLNESS = "illness"
    HARDSHIP = "hardship"
    BEREAVED = "bereaved"
    THREATENED = "threatened"
    """Somebody threatens them: who asks in their name may be that somebody."""
    PRIORITY_ASSISTANCE = "priority_assistance"
    """Life or health depends on the service working."""
    DISABILITY = "disability"
    """One the finer kinds don't name."""
    LANGUAGE = "language"
    """Speaks no language of the desk well."""


RAISING = frozenset({CareKind.PRIORITY_ASSISTANCE, CareKind.THREATENED})
"""Whoever needs that care isn't made to wait: what they complain about is urgent from the start."""


class CareBasis(StrEnum):
    """Why it may be kept (PIPL art. 13 and 29: a separate consent, or the safety of somebody)."""

    CUSTOMER = "customer"
    """The customer consented to it."""
    REPRESENTATIVE = "representative"
    """Whoever speaks for them by law did."""
    SAFETY = "safety"
    """They are threatened: none is needed, and nothing is asked to prove it."""


class CareLift(StrEnum):
    """Why a customer needs that care no more."""

    PASSED = "passed"
    MISTAKEN = "mistaken"
    CUSTOMER_ASKED = "customer_asked"


class CareConsentMissing(Refusal):
    """Without the customer's consent only a threat to their safety is kept."""

    code = "parties.care_consent_missing"


class NotDueForReview(Refusal):
    """Its review isn't near, so nobody has to know why."""

    code = "parties.not_due_for_review"
    kind = Kind.CONFLICT


class ReviewMissed(Refusal):
    """What is noted of somebody is looked at again on a day to come."""

    code = "parties.review_missed"


class NoNeedToKnow(Refusal):
    """Nobody looks who isn't serving this customer just now; which of it is wrong isn't told."""

    code = "parties.no_need_to_know"
    kind = Kind.FORBIDDEN


class CareIsLifted(Refusal):
    """It was lifted before."""

    code = "parties.care_is_lifted"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class CareSeen:
    """One reason for care, in clear: only ever the answer to a look that the ledger remembers."""

    id: UUID
    kind: CareKind
    note: str
    """What helps: speak slowly, write instead of ringing."""
    basis: CareBasis
    evidence: str
    """What shows the consent."""
    since: date
    review_on: date


def check_basis(kind: CareKind, basis: CareBasis, evidence: str) -> None:
    """Refuse to keep what nobody consented to; whoever is threatened proves nothing.

    :raises CareConsentMissing: `safety` where nobody is threatened.
    :raises EvidenceMissing: a consent that nothing shows; `EvidenceTooLong` when it is copied instead of named.
    """
    is_threatened = kind is CareKind.THREATENED
    if basis is CareBasis.SAFETY and not is_threatened:
        raise CareConsentMissing(field="basis")
    if not (is_threatened or evidence.strip()):
        raise EvidenceMissing(field="evidence")
    check_evidence(evidence)


def is_near(review_on: date, *, today: date) -> bool:
    """Return whether a review is due, or soon."""
    return review_on <= today + REVIEW_AHEAD


def check_review(review_on: date, *, today: date) -> None:
    """Refuse a review in the past, or one nobody would live to make.

    :raises ReviewMissed: naming the field; `TooFarAhead` when it is more than a year away.
    """
    if review_on <= today:
        raise ReviewMissed(field="review_on")
    check_ahead(review_on, today=today, within=A_YEAR, field="review_on")
