"""Noticing that the time of a follow-up passed and it wasn't done: once for each time, in the ledger."""

from datetime import datetime

from careline.contacts.events import FollowUpMissed
from careline.contacts.models import FollowUp
from careline.contacts.rules.follow_ups import FollowUpMove, FollowUpState, FollowUpStep
from careline.contacts.writing.following import move_follow_up
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="no follow-up's time passed since the last look")
def notice_missed(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Record each follow-up whose time has passed and that isn't done; return how many, at most `limit`.

    Two sweepers at once don't notice twice: each takes rows the other doesn't hold.
    """
    late = FollowUp.objects.filter(state=FollowUpState.OPEN, due_at__lt=at).order_by("due_at")
    rows = list(late.select_for_update(skip_locked=True)[:limit])
    for one in rows:
        event = FollowUpMissed(subject=one.id, due_at=one.due_at, owner=one.owner_id)
        move_follow_up(one, FollowUpStep(move=FollowUpMove.MISS), event, by=by, at=at)
    return len(rows)
