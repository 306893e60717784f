"""A lead is called to look again whether a customer still needs the care that was noted, until somebody has."""

from datetime import datetime

from django.db.models import Q

from careline.contacts.queries.takers import takers
from careline.contacts.reactions.telling import TELLER
from careline.contacts.rules.notices import CARE_REVIEW
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import tell_staff
from careline.notices.rules.facts import LapseReason
from careline.parties.events import CareLifted, CareRenewed, CareReviewCalled
from careline.parties.queries.care import standing_flags
from careline.security.models import LedgerEntry, User
from careline.security.queries.people import answering_for
from careline.security.reactions.registry import Reaction
from careline.security.rules.roles import Role


def tell_of_review(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever answers for the desk that noted it; once it was renewed or lifted, take that back."""
    flag = entry.data["flag"]
    if entry.event != CareReviewCalled.name:
        about = {"kind": CARE_REVIEW.code, "about": flag}
        let_staff_notices_lapse(user=None, why=LapseReason.OVER, by=TELLER, at=at, **about)
        return
    found = standing_flags().filter(pk=flag).select_related("noted_by__department").first()
    if found is None or found.due_on.isoformat() != entry.data["review_on"]:
        return
    for lead in _leads(found.noted_by):
        about = {"kind": CARE_REVIEW.code, "about": flag, "by_name": ""}
        tell_staff(user=lead, values={}, cause=entry.id, by=TELLER, at=at, **about)


def _leads(noted_by: User | None) -> list[User]:
    """Return who answers for it; every supervisor, where nobody of the house noted it or nobody answers."""
    lead = answering_for(noted_by.department) if noted_by else None
    return [lead] if lead else list(takers().filter(Q(role_grants__role=Role.SUPERVISOR)))


REACTIONS = (Reaction("contacts.tell_of_review", (CareReviewCalled, CareRenewed, CareLifted), tell_of_review),)
