"""Setting a legal hold on a customer, looking at it again, and releasing it."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from careline.kernel.identity import new_id
from careline.parties.events import LegalHoldReleased, LegalHoldReviewCalled, LegalHoldReviewed
from careline.parties.models import Customer, LegalHold, LegalHoldCall, LegalHoldRelease, LegalHoldReview
from careline.parties.queries.customers import kept_customer
from careline.parties.queries.legal_holds import KEEP, known_hold, near_hold_reviews, standing_holds
from careline.parties.rules.legal_hold import HoldIsOver, HoldTold, check_hold, check_hold_review, check_hold_words
from careline.parties.writing.legal_holds import put_hold
from careline.parties.writing.recording import all_recorded, recorded
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.vault import vault_of


@operation()
def set_legal_hold(*, customer: UUID, told: HoldTold, by: Actor, at: datetime) -> LegalHold:
    """Have what is kept of a customer left alone: nobody erases it while the hold stands, whoever asks.

    Who was forgotten can be held, too: what was written about their matters is kept a while yet.

    :raises HoldWordsMissing: or whatever else of it can't be, naming the field.
    :raises NoSuchCustomer: when there is none the actor may know of.
    """
    require(by, KEEP)
    check_hold(told, today=_today(at))
    found = kept_customer(by=by, id=customer)
    row = Customer.objects.select_for_update(of=("self",)).select_related("key").get(pk=found.pk)
    return put_hold(row, told, by=by, at=at)


@operation()
def review_legal_hold(*, hold: UUID, review_on: date, by: Actor, at: datetime) -> LegalHoldReview:
    """Write down that a hold is still needed, until it is looked at another day.

    :raises HoldIsOver: when it stands no more.
    :raises HoldReviewMissed: when nobody would look at it again; `HoldEndsBefore` when it is over by then.
    """
    found = _standing(hold, by=by, at=at)
    check_hold_review(review_on, until=found.until, today=_today(at))
    event = LegalHoldReviewed(subject=found.customer_id, hold=found.id, review_on=review_on)
    LegalHold.objects.filter(pk=found.pk).update(due_on=review_on)
    return LegalHoldReview.objects.create(hold=found, review_on=review_on, **recorded(event, by=by, at=at))


@operation()
def release_legal_hold(*, hold: UUID, reason: str, by: Actor, at: datetime) -> LegalHoldRelease:
    """Write down that a hold stands no more, and why.

    :raises HoldIsOver: when it didn't by then.
    :raises HoldWordsMissing: when nobody says why; `HoldWordsTooLong` likewise.
    """
    words = check_hold_words(reason, field="reason")
    found = _standing(hold, by=by, at=at)
    event = LegalHoldReleased(subject=found.customer_id, hold=found.id)
    said = recorded(event, by=by, at=at)
    release = LegalHoldRelease(id=new_id(), customer=found.customer, key=found.key, hold=found, **said)
    release.sealing(vault_of(found.key), reason=words).save(force_insert=True)
    return release


@operation(silent_when="no review is near to which nobody was called")
def call_to_hold_reviews(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Record each review of a hold that is due or soon is, once for each day; return how many, at most `limit`."""
    require(by, "parties.call_to_reviews")
    called = LegalHoldCall.objects.filter(hold=OuterRef("pk"), review_on=OuterRef("due_on"))
    near = list(near_hold_reviews(today=_today(at)).filter(~Exists(called))[:limit])
    events = [LegalHoldReviewCalled(subject=one.customer_id, hold=one.id, review_on=one.due_on) for one in near]
    told = zip(near, all_recorded(events, by=by, at=at), strict=True)
    LegalHoldCall.objects.bulk_create(
        [LegalHoldCall(hold=one, review_on=one.due_on, **said) for one, said in told], ignore_conflicts=True
    )
    return len(near)


def _standing(hold: UUID, *, by: Actor, at: datetime) -> LegalHold:
    """Return a hold that stands, locked: of two who release it one finds it over."""
    require(by, KEEP)
    known_hold(by=by, id=hold)
    rows = LegalHold.objects.select_for_update(of=("self",)).select_related("key", "customer")
    found: LegalHold = rows.get(pk=hold)
    if not standing_holds(today=_today(at)).filter(pk=hold).exists():
        raise HoldIsOver(field="hold")
    return found


def _today(at: datetime) -> date:
    return at.astimezone(timezone.get_current_timezone()).date()
