"""What becomes of what one was told at the desk, once one looks at what it is about."""

from datetime import datetime

from careline.contacts.models import Contact, ServiceOrder
from careline.contacts.rules.notices import CONSULTED, DECIDED
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


@operation(silent_when="nothing was decided for one, or one looked before")
def attend_decision(*, order: ServiceOrder, by: Actor, at: datetime) -> bool:
    """Note that who asked for an exception has opened the order, so that nothing calls them to it any more."""
    if by.id is None or order.agent_id != by.id or not order.excepted:
        return False
    about, opened = order.number, LapseReason.OPENED
    return bool(let_staff_notices_lapse(user=by.id, kind=DECIDED.code, about=about, why=opened, by=by, at=at))
