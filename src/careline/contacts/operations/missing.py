"""Noticing that the time of a follow-up nears, or passed and it wasn't done: once for each time, in the ledger."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from careline.contacts.events import FollowUpMissed, FollowUpNeared
from careline.contacts.models import FollowUp, FollowUpReminder
from careline.contacts.rules.follow_ups import AHEAD, FollowUpMove, FollowUpState, FollowUpStep
from careline.contacts.writing.following import move_follow_up
from careline.security.actor import Actor
from careline.security.ledger import record_all
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


@operation(silent_when="no follow-up's time nears that nobody was reminded of")
def notice_nearing(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Record each open follow-up due within `AHEAD`; return how many, at most `limit`.

    What was made for so soon isn't reminded of: whoever made it remembers. Two sweepers at once don't remind twice.
    """
    reminded = FollowUpReminder.objects.filter(follow_up=OuterRef("pk"), due_at=OuterRef("due_at"))
    near = FollowUp.objects.filter(~Exists(reminded), state=FollowUpState.OPEN, due_at__gt=at, due_at__lte=at + AHEAD)
    rows = near.filter(made_at__lt=F("due_at") - AHEAD).order_by("due_at")
    found = list(rows.select_for_update(skip_locked=True, of=("self",))[:limit])
    events = [FollowUpNeared(subject=one.id, due_at=one.due_at, owner=one.owner_id) for one in found]
    entries = record_all(events, by=by, at=at)
    told = zip(found, entries, strict=True)
    FollowUpReminder.objects.bulk_create(
        [FollowUpReminder(follow_up=one, due_at=one.due_at, at=at, entry=entry) for one, entry in told]
    )
    return len(found)
