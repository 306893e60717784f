"""What becomes of what one was told at the desk, once one looks at what it is about."""

from datetime import datetime

from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.rules.facts import LapseReason
from careline.parties.models import ErasureRequest
from careline.parties.rules.notices import ERASURE_DECIDED
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="one didn't record the request, nothing is decided, or one looked before")
def attend_erasure(*, request: ErasureRequest, by: Actor, at: datetime) -> bool:
    """Note that who recorded a request has opened it, so that nothing calls them to it any more."""
    if by.id is None or request.asked_by != by.name:
        return False
    about, opened = request.number, LapseReason.OPENED
    return bool(let_staff_notices_lapse(user=by.id, kind=ERASURE_DECIDED.code, about=about, why=opened, by=by, at=at))
