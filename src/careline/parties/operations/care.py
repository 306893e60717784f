"""Noting that a customer needs care, looking why, and lifting it."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.identity import new_id
from careline.parties.events import CareLifted, CareNoted, CareRevealed
from careline.parties.models import CareFlag, CareFlagLifting, CareLook
from careline.parties.ports.open_work import open_work
from careline.parties.queries.care import known_care_flag, standing_care
from careline.parties.queries.customers import known_customer
from careline.parties.rules.care import CareIsLifted, CareKind, CareLift, CareSeen, NoNeedToKnow, check_review
from careline.parties.rules.consent import check_evidence
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

SEE = "parties.see_care"


@operation()
def note_care(*, customer: UUID, kind: CareKind, note: str = "", review_on: date, by: Actor, at: datetime) -> CareFlag:
    """Note why a customer needs care; the ledger remembers that, and never why.

    :raises ReviewMissed: when nobody would look at it again.
    """
    today = at.astimezone(timezone.get_current_timezone()).date()
    check_review(review_on, today=today)
    check_evidence(note, field="note")
    row, vault = claim(customer=customer, right="parties.note_care", by=by, at=at)
    flag = CareFlag(id=new_id(), customer=row, key=row.key, since=today, review_on=review_on)
    flag.sealing(vault, kind=kind.value, note=note.strip()).save(force_insert=True)
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
