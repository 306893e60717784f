"""Promises, call-backs and reminders, and the hand-over of a shift."""

from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.references import named
from careline.api.shapes.follow_ups import (
    DroppingTold,
    FollowUpPage,
    FollowUpsAsked,
    FollowUpShown,
    FollowUpTold,
    HandingTold,
    HandOverShown,
    HandOverTold,
    KeepingTold,
    PostponingTold,
)
from careline.contacts.operations.following_up import (
    drop_follow_up,
    hand_follow_up,
    keep_follow_up,
    make_follow_up,
    postpone_follow_up,
)
from careline.contacts.operations.handing_over import hand_over_shift
from careline.contacts.queries.finding import contact
from careline.contacts.queries.follow_ups import follow_up as find
from careline.contacts.queries.follow_ups import follow_ups
from careline.parties.queries.customers import known_customer

router = Router(tags=["follow-ups"])
hand_overs = Router(tags=["follow-ups"])
READ, KEEP = "contacts.read_follow_up", "contacts.keep_follow_up"


@router.post("", auth=Bearer("contacts.make_follow_up"), response={201: FollowUpShown})
def make(request: Asked, told: FollowUpTold) -> Status[FollowUpShown]:
    """Promise something to a customer, or remember something about them."""
    _check_named(request, told)
    made = make_follow_up(told=told.told, by=request.auth, at=request.at)
    return Status(201, FollowUpShown.model_validate(made))


@router.get("", auth=Bearer(READ), response=FollowUpPage)
def list_follow_ups(request: Asked, asked: Query[FollowUpsAsked]) -> FollowUpPage:
    """List follow-ups, nearest due first; without a view, your own that are still owed."""
    page = follow_ups(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    return FollowUpPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.get("/{uuid:follow_up}", auth=Bearer(READ), response=FollowUpShown)
def get_follow_up(request: Asked, follow_up: UUID) -> FollowUpShown:
    """Read one."""
    return FollowUpShown.model_validate(find(by=request.auth, id=follow_up))


@router.post("/{uuid:follow_up}/keeping", auth=Bearer(KEEP), response=FollowUpShown)
def keep(request: Asked, follow_up: UUID, told: KeepingTold) -> FollowUpShown:
    """Say that it was done, late or in time."""
    return FollowUpShown.model_validate(keep_follow_up(id=follow_up, **dict(told), by=request.auth, at=request.at))


@router.put("/{uuid:follow_up}/due-time", auth=Bearer(KEEP), response=FollowUpShown)
def postpone(request: Asked, follow_up: UUID, told: PostponingTold) -> FollowUpShown:
    """Move it to another time, with the reason; what was missed stays counted."""
    return FollowUpShown.model_validate(postpone_follow_up(id=follow_up, **dict(told), by=request.auth, at=request.at))


@router.put("/{uuid:follow_up}/owner", auth=Bearer(KEEP), response=FollowUpShown)
def hand(request: Asked, follow_up: UUID, told: HandingTold) -> FollowUpShown:
    """Give it to a colleague, who sees to it from now on."""
    return FollowUpShown.model_validate(hand_follow_up(id=follow_up, **dict(told), by=request.auth, at=request.at))


@router.post("/{uuid:follow_up}/withdrawal", auth=Bearer(KEEP), response=FollowUpShown)
def drop(request: Asked, follow_up: UUID, told: DroppingTold) -> FollowUpShown:
    """Say that nobody needs it any more, and why."""
    return FollowUpShown.model_validate(drop_follow_up(id=follow_up, **dict(told), by=request.auth, at=request.at))


@hand_overs.post("", auth=Bearer(KEEP), response={201: HandOverShown})
def hand_over(request: Asked, told: HandOverTold) -> Status[HandOverShown]:
    """Go home: refused (409) while a promise due before you are back has nobody who keeps it."""
    done = hand_over_shift(**dict(told), by=request.auth, at=request.at)
    return Status(201, HandOverShown.model_validate(done))


def _check_named(request: Asked, told: FollowUpTold) -> None:
    """Refuse at its field what the body names and isn't there: the address is right."""
    number, customer = told.told.contact, told.told.customer
    if number:
        named(lambda: contact(by=request.auth, number=number), field="contact", given=number)
    if customer:
        named(lambda: known_customer(by=request.auth, id=customer), field="customer_id", given=str(customer))
