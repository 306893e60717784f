"""Legal holds: what is kept of a customer is left alone while one stands."""

from uuid import UUID

from django.utils.timezone import localtime
from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.legal_holds import (
    LegalHoldPage,
    LegalHoldReleaseTold,
    LegalHoldReviewTold,
    LegalHoldShown,
    LegalHoldsShown,
    LegalHoldTold,
)
from careline.api.shapes.paging import PageAsked
from careline.parties.operations.legal_holds import release_legal_hold, review_legal_hold, set_legal_hold
from careline.parties.queries.legal_holds import KEEP, READ, hold_seen, holds_on, known_hold, legal_holds

router = Router(tags=["legal holds"])


@router.get("/customers/{uuid:customer}/legal-holds", auth=Bearer(READ), response=LegalHoldsShown)
def list_holds_on(request: Asked, customer: UUID) -> LegalHoldsShown:
    """List every hold there was on a customer, the latest first."""
    found = holds_on(by=request.auth, customer=customer, today=localtime(request.at).date())
    return LegalHoldsShown.model_validate({"items": found})


@router.post("/customers/{uuid:customer}/legal-holds", auth=Bearer(KEEP), response={201: LegalHoldShown})
def add_hold(request: Asked, customer: UUID, told: LegalHoldTold) -> Status[LegalHoldShown]:
    """Set a hold: while it stands, nothing of the customer is erased."""
    made = set_legal_hold(customer=customer, told=told.hold, by=request.auth, at=request.at)
    return Status(201, _shown(request, made.id))


@router.get("/legal-holds", auth=Bearer(READ), response=LegalHoldPage)
def list_holds(request: Asked, asked: Query[PageAsked]) -> LegalHoldPage:
    """List the holds that stand, the next review first."""
    today = localtime(request.at).date()
    page = legal_holds(by=request.auth, today=today, after=asked.after, limit=asked.limit)
    items = [hold_seen(one, today=today) for one in page.rows]
    return LegalHoldPage.model_validate({"items": items, "next": next_page(request, page.next)})


@router.put("/legal-holds/{uuid:hold}/review-day", auth=Bearer(KEEP), response=LegalHoldShown)
def review_hold(request: Asked, hold: UUID, told: LegalHoldReviewTold) -> LegalHoldShown:
    """Write down that a hold is still needed, until it is looked at another day."""
    review_legal_hold(hold=hold, review_on=told.review_on, by=request.auth, at=request.at)
    return _shown(request, hold)


@router.post("/legal-holds/{uuid:hold}/release", auth=Bearer(KEEP), response=LegalHoldShown)
def release_hold(request: Asked, hold: UUID, told: LegalHoldReleaseTold) -> LegalHoldShown:
    """Release a hold, with the reason."""
    release_legal_hold(hold=hold, reason=told.reason, by=request.auth, at=request.at)
    return _shown(request, hold)


def _shown(request: Asked, hold: UUID) -> LegalHoldShown:
    found = known_hold(by=request.auth, id=hold)
    return LegalHoldShown.model_validate(hold_seen(found, today=localtime(request.at).date()))
