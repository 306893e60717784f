"""What becomes of the word that one is asked, once one looks at the contact."""

from datetime import datetime

from careline.contacts.models import Contact
from careline.contacts.rules.notices import CONSULTED
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
