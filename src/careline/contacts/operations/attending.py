"""What becomes of what one was told at the desk, once one looks at what it is about."""

from datetime import datetime

from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.contacts.rules.notices import ABOUT_PROMISES, CONSULTED, DECIDED, ORDER_GIVEN
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.rules.facts import LapseReason
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="one isn't asked, or looked before")
def attend_consultation(*, contact: Contact, by: Actor, at: datetime) -> bool:
    """Note that who is asked has opened the contact, so that nothing calls them to it any more."""
    if by.id is None or contact.asked_id != by.id:
        return False
    about, opened = contact.number, LapseReason.OPENED
    return bool(let_staff_notices_lapse(user=by.id, kind=CONSULTED.code, about=about, why=opened, by=by, at=at))


@operation(silent_when="nothing was decided for one or given to one, or one looked before")
def attend_order(*, order: ServiceOrder, by: Actor, at: datetime) -> bool:
    """Note that who does the business has opened the order, so that nothing calls them to it any more."""
    if by.id is None or order.agent_id != by.id:
        return False
    told = {"user": by.id, "about": order.number, "why": LapseReason.OPENED, "by": by, "at": at}
    lapsed = [let_staff_notices_lapse(kind=kind.code, **told) for kind in (DECIDED, ORDER_GIVEN)]  # type: ignore[arg-type]  # as told
    return any(lapsed)


@operation(silent_when="one was told nothing of it, or looked before")
def attend_follow_up(*, follow_up: FollowUp, by: Actor, at: datetime) -> bool:
    """Note that one has opened a promise one was told of, so that nothing calls one to it any more."""
    if by.id is None:
        return False
    told = {"user": by.id, "about": str(follow_up.id), "why": LapseReason.OPENED, "by": by, "at": at}
    lapsed = [let_staff_notices_lapse(kind=kind.code, **told) for kind in ABOUT_PROMISES]  # type: ignore[arg-type]  # as told
    return any(lapsed)
