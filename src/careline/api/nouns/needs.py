"""Care for customers, and the register of what they would have."""

from typing import Any
from uuid import UUID

from django.utils.timezone import localtime
from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import canonical
from careline.api.once import anew
from careline.api.references import named
from careline.api.shapes.needs import (
    CareFlagShown,
    CareLiftTold,
    CareRenewalTold,
    CareReviewPage,
    CareReviewsAsked,
    CareSeenAll,
    CareSeenShown,
    CareShown,
    CareTold,
    CustomerNeedMoveTold,
    CustomerNeedPage,
    CustomerNeedsAsked,
    CustomerNeedShown,
    CustomerNeedTold,
    LookTold,
)
from careline.cases.queries.finding import complaint
from careline.contacts.queries.finding import contact
from careline.parties.operations.care import lift_care, look_at_care, look_at_review, note_care, renew_care
from careline.parties.operations.needs import collect_need, move_need
from careline.parties.queries.care import care_reviews, needs_care
from careline.parties.queries.needs import customer_needs, known_need

router = Router(tags=["needs"])
READ, COLLECT, SEE = "parties.read_needs", "parties.collect_need", "parties.see_care"


@router.get("/customers/{uuid:customer}/care", auth=Bearer("parties.read_customer"), response=CareShown)
def get_care(request: Asked, customer: UUID) -> CareShown:
    """Read whether a customer is to be handled with care."""
    return CareShown(needs_care=needs_care(by=request.auth, customer=customer))


@router.post("/customers/{uuid:customer}/care", auth=Bearer("parties.note_care"), response={201: CareFlagShown})
def add_care(request: Asked, customer: UUID, told: CareTold) -> Status[CareFlagShown]:
    """Note why a customer needs care; it is sensitive, and not repeated."""
    noted = note_care(customer=customer, **told.model_dump(), by=request.auth, at=request.at)
    return Status(201, CareFlagShown.model_validate(noted))


@router.post("/customers/{uuid:customer}/care/looks", auth=Bearer(SEE), response={201: CareSeenAll})
@anew
def look(request: Asked, customer: UUID, told: LookTold) -> Status[CareSeenAll]:
    """Read why a customer needs care, for an open contact or complaint of theirs; it is written into the ledger.

    Takes no Idempotency-Key: whoever asks twice looks twice, and both are recorded.
    """
    work = {
        "contact": _named(contact, request, told, "contact"),
        "complaint": _named(complaint, request, told, "complaint"),
    }
    seen = look_at_care(customer=customer, **work, by=request.auth, at=request.at)
    return Status(201, CareSeenAll.model_validate({"items": seen}))


@router.get("/care-reviews", auth=Bearer(SEE), response=CareReviewPage)
def list_care_reviews(request: Asked, asked: Query[CareReviewsAsked]) -> CareReviewPage:
    """List whose need for care is to be looked at again by now or within a week, the longest due first."""
    today = localtime(request.at).date()
    page = care_reviews(by=request.auth, today=today, after=asked.after, limit=asked.limit)
    return CareReviewPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/care/{uuid:flag}/review-looks", auth=Bearer(SEE), response={201: CareSeenShown})
@anew
def look_for_review(request: Asked, flag: UUID) -> Status[CareSeenShown]:
    """Read one reason for care whose review is due; it is written into the ledger.

    Takes no Idempotency-Key: whoever asks twice looks twice, and both are recorded.
    """
    return Status(201, CareSeenShown.model_validate(look_at_review(flag=flag, by=request.auth, at=request.at)))


@router.put("/care/{uuid:flag}/review-day", auth=Bearer(SEE), response={204: None})
def renew(request: Asked, flag: UUID, told: CareRenewalTold) -> Status[None]:
    """Write down that a customer still needs that care, until it is looked at another day."""
    renew_care(flag=flag, review_on=told.review_on, by=request.auth, at=request.at)
    return Status(204, None)


@router.post("/care/{uuid:flag}/lifting", auth=Bearer(SEE), response={204: None})
def lift(request: Asked, flag: UUID, told: CareLiftTold) -> Status[None]:
    """Write down that a customer doesn't need that care any more."""
    lift_care(flag=flag, reason=told.reason, by=request.auth, at=request.at)
    return Status(204, None)


@router.get("/customer-needs", auth=Bearer(READ), response=CustomerNeedPage)
def list_needs(request: Asked, asked: Query[CustomerNeedsAsked]) -> CustomerNeedPage:
    """List what customers would have, latest first."""
    page = customer_needs(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    items = [_shown(row) for row in page.rows]
    return CustomerNeedPage.model_validate({"items": items, "next": next_page(request, page.next)})


@router.get("/customer-needs/{uuid:need}", auth=Bearer(READ), response=CustomerNeedShown)
def get_need(request: Asked, need: UUID) -> CustomerNeedShown:
    """Read one need."""
    return _shown(known_need(by=request.auth, id=need))


@router.post("/customers/{uuid:customer}/needs", auth=Bearer(COLLECT), response={201: CustomerNeedShown})
def add_need(request: Asked, customer: UUID, told: CustomerNeedTold) -> Status[CustomerNeedShown]:
    """Take a need into the register."""
    made = collect_need(customer=customer, **told.model_dump(), by=request.auth, at=request.at)
    return Status(201, _shown(made))


@router.post("/customer-needs/{uuid:need}/steps", auth=Bearer(COLLECT), response=CustomerNeedShown)
def add_step(request: Asked, need: UUID, told: CustomerNeedMoveTold) -> CustomerNeedShown:
    """Assess a need, adopt or decline it (for who decides), or write down that the customer was told."""
    move_need(need=need, **told.model_dump(), by=request.auth, at=request.at)
    return _shown(known_need(by=request.auth, id=need))


def _shown(row: Any) -> CustomerNeedShown:
    plain = {name: getattr(row, name) for name in CustomerNeedShown.model_fields if name != "text"}
    return CustomerNeedShown.model_validate(plain | {"text": row.opened("text")})


def _named(find: Any, request: Asked, told: LookTold, field: str) -> UUID | None:
    text = getattr(told, field)
    if not text:
        return None
    number = canonical(text)
    found: UUID = named(lambda: find(by=request.auth, number=number), field=field, given=number).id
    return found
