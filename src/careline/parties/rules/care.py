"""What makes a customer need care: known to those who must know, and to nobody else (PIPL art. 28: sensitive)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal

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


class CareLift(StrEnum):
    """Why a customer needs that care no more."""

    PASSED = "passed"
    MISTAKEN = "mistaken"
    CUSTOMER_ASKED = "customer_asked"


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
    since: date
    review_on: date


def check_review(review_on: date, *, today: date) -> None:
    """Refuse a review in the past.

    :raises ReviewMissed: naming the field.
    """
    if review_on <= today:
        raise ReviewMissed(field="review_on")
