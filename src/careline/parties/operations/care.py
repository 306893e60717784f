"""Noting that a customer needs care, looking why, and lifting it."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from careline.kernel.identity import new_id
from careline.parties.events import CareLifted, CareNoted, CareRenewed, CareRevealed, CareReviewCalled
from careline.parties.models import CareFlag, CareFlagLifting, CareLook, CareRenewal, CareReviewCall
from careline.parties.ports.open_work import open_work
from careline.parties.queries.care import known_care_flag, near_reviews, seen_care, standing_care
from careline.parties.queries.customers import known_customer
from careline.parties.rules.care import (
    CareBasis,
    CareIsLifted,
    CareKind,
    CareLift,
    CareSeen,
    NoNeedToKnow,
    NotDueForReview,
    check_basis,
    check_review,
)
from careline.parties.rules.consent import check_evidence
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.recording import all_recorded, recorded
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

SEE = "parties.see_care"


@operation()
def note_care(
    *,
    customer: UUID,
    kind: CareKind,
    basis: CareBasis,
    evidence: str = "",
    note: str = "",
    review_on: date,
    by: Actor,
    at: datetime,
) -> CareFlag:
    """Note why a customer needs care, and on what ground that may be kept; the ledger remembers that, and never why.

    :raises CareConsentMissing: nobody consented, and nobody is threatened; `EvidenceMissing` when nothing shows it.

    :raises ReviewMissed: when nobody would look at it again.
    """
    today = _today(at)
    check_basis(kind, basis, evidence)
    check_review(review_on, today=today)
    check_evidence(note, field="note")
    row, vault = claim(customer=customer, right="parties.note_care", by=by, at=at)
    flag = CareFlag(id=new_id(), customer=row, key=row.key, since=today, review_on=review_on, due_on=review_on)
    flag.noted_by_id = by.id if by.kind is ActorKind.USER else None
    told = {"kind": kind.value, "note": note.strip(), "basis": basis.value, "evidence": evidence.strip()}
    flag.sealing(vault, **told).save(force_insert=True)
    record(CareNoted(subject=row.id, flag=flag.id, review_on=review_on), by=by, at=at)
    return flag


@operation()
def look_at_care(
    *, customer: UUID, complaint: UUID | None = None, contact: UUID | None = None, by: Actor, at: datetime
) -> list[CareSeen]:
    """Return why a customer needs care, and write down who looked and for which work.

    :param complaint: the open complaint it is needed for; or `contact`, the open contact.
    :raises Forbidden: when the actor may not look at all.
    :raises NoNeedToKnow: when he isn't serving this customer just now.
    """
    require(by, SEE)
    row = known_customer(by=by, id=customer)
    work = complaint or contact
    is_serving = work is not None and open_work().is_working_for(by=by, customer=row.id, work=work)
    if not (is_serving or by.is_system):
        raise NoNeedToKnow(field="work")
    event = CareRevealed(subject=row.id, complaint=complaint, contact=contact)
    said = recorded(event, by=by, at=at)
    CareLook.objects.create(customer=row, complaint_id=complaint, contact_id=contact, **said)
    return standing_care(row.id)


@operation()
def lift_care(*, flag: UUID, reason: CareLift, by: Actor, at: datetime) -> None:
    """Write down that a customer doesn't need that care any more.

    :raises CareIsLifted: when it was lifted before.
    """
    found = known_care_flag(by=by, id=flag)
    row, _ = hold(customer=found.customer_id, right=SEE, by=by, at=at)
    if CareFlagLifting.objects.filter(flag=found).exists():
        raise CareIsLifted
    event = CareLifted(subject=row.id, flag=found.id, reason=reason)
    CareFlagLifting.objects.create(flag=found, reason=reason, **recorded(event, by=by, at=at))


@operation()
def look_at_review(*, flag: UUID, by: Actor, at: datetime) -> CareSeen:
    """Return the one reason for care whose review is due, and write down who looked: to review it is to need to know.

    :raises NotDueForReview: its day isn't near, or it doesn't stand any more.
    """
    found = known_care_flag(by=by, id=flag)
    seen = seen_care(near_reviews(today=_today(at)).filter(pk=found.pk))
    if not seen:
        raise NotDueForReview(field="flag")
    event = CareRevealed(subject=found.customer_id, complaint=None, contact=None, review=found.id)
    CareLook.objects.create(customer_id=found.customer_id, flag=found, **recorded(event, by=by, at=at))
    return seen[0]


@operation()
def renew_care(*, flag: UUID, review_on: date, by: Actor, at: datetime) -> CareRenewal:
    """Write down that a customer still needs that care, until it is looked at another day.

    :raises CareIsLifted: when it was lifted before.
    :raises ReviewMissed: when nobody would look at it again.
    """
    found = known_care_flag(by=by, id=flag)
    row, _ = hold(customer=found.customer_id, right=SEE, by=by, at=at)
    if CareFlagLifting.objects.filter(flag=found).exists():
        raise CareIsLifted
    check_review(review_on, today=_today(at))
    event = CareRenewed(subject=row.id, flag=found.id, review_on=review_on)
    CareFlag.objects.filter(pk=found.pk).update(due_on=review_on)
    return CareRenewal.objects.create(flag=found, review_on=review_on, **recorded(event, by=by, at=at))


@operation(silent_when="no review is near to which nobody was called")
def call_to_reviews(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Record each review that is due or soon is, once for each day; return how many, at most `limit`."""
    require(by, "parties.call_to_reviews")
    called = CareReviewCall.objects.filter(flag=OuterRef("pk"), review_on=OuterRef("due_on"))
    near = list(near_reviews(today=_today(at)).filter(~Exists(called))[:limit])
    events = [CareReviewCalled(subject=one.customer_id, flag=one.id, review_on=one.due_on) for one in near]
    told = zip(near, all_recorded(events, by=by, at=at), strict=True)
    CareReviewCall.objects.bulk_create(
        [CareReviewCall(flag=one, review_on=one.due_on, **said) for one, said in told], ignore_conflicts=True
    )
    return len(near)


def _today(at: datetime) -> date:
    return at.astimezone(timezone.get_current_timezone()).date()
