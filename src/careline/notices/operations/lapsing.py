"""Taking from under the bell what calls for nothing any more."""

from datetime import datetime
from uuid import UUID

from careline.notices.events import StaffNoticeLapsed
from careline.notices.models import StaffLapse, StaffNotice
from careline.notices.rules.facts import LapseReason
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation
from careline.security.policy import require

KEEP, TELL = "notices.keep_staff_notices", "notices.tell_staff"


@operation(silent_when="nothing of it stands there any more")
def let_staff_notices_lapse(
    *, user: UUID | None, kind: str, about: str, why: LapseReason, by: Actor, at: datetime
) -> list[StaffNotice]:
    """Take what a colleague was told of one thing from under the bell; one's own by oneself, another's by the house.

    :param user: whose; None for everybody's, which only the house may.
    :param about: the number or identifier of what it is about.
    """
    require(by, KEEP if user and by.id == user else TELL)
    whose = {"user": user} if user else {}
    rows = list(StaffNotice.objects.filter(**whose, kind=kind, about=about, lapse=None))
    entries = record_all([StaffNoticeLapsed(subject=row.user_id, notice=row.id, why=why) for row in rows], by=by, at=at)
    lapses = [StaffLapse(notice=row, why=why, at=at, entry=entry) for row, entry in zip(rows, entries, strict=True)]
    StaffLapse.objects.bulk_create(lapses, ignore_conflicts=True)  # opened at the moment it ends, it lapses once
    return rows
