"""The one way a notice's state changes: a delivery row records it, the notice indexes it."""

from datetime import datetime

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.notices.events import DeliveryRecorded, NoticeRetried, NoticeSuppressed
from careline.notices.models import Delivery, Notice
from careline.notices.models.sealed import seal_notice, values_of
from careline.notices.ports.wishes import Addressed, Leave, leaves
from careline.notices.queries.templates import kind_named
from careline.notices.rules.facts import NoticeChannel, NoticeState
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import LedgerEntry

THEIR_HOURS = "their_hours"


def put(
    notice: Notice,
    state: NoticeState,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    code: str = "",
    answer: str = "",
    next_at: datetime | None = None,
) -> Delivery:
    """Record what became of a notice the caller has locked, and when it is looked at again."""
    entry = record(event, by=by, at=at)
    row = delivery(notice, Delivery.objects.filter(notice=notice).count() + 1, state, entry, by=by, at=at)
    row.code, row.answer, row.next_at = code, answer, next_at
    row.save(force_insert=True)
    notice.state, notice.next_at = state, next_at
    notice.save(update_fields=["state", "next_at", "attempts", "lease", "message_id", "expires_at"])
    return row


def leave_of(notice: Notice, recipient: str, *, at: datetime) -> Leave:
    """Return whether a notice may go to this address by now, and when."""
    channel, is_owed = NoticeChannel(notice.channel), kind_named(notice.kind).is_owed
    wanted = Addressed(key=notice.key_id, channel=channel, recipient=recipient, is_owed=is_owed)
    return leaves([wanted], at=at)[0]


def keep_back(notice: Notice, leave: Leave, *, by: Actor, at: datetime) -> None:
    """Record that a notice the caller has locked doesn't go out, or not yet: so its person wished."""
    notice.lease = None
    if leave.held:
        channel = NoticeChannel(notice.channel)
        event = NoticeSuppressed(subject=notice.id, kind=notice.kind, channel=channel, why=leave.held)
        put(notice, NoticeState.HELD_BACK, event, by=by, at=at, code=leave.held)
        return
    waits = DeliveryRecorded(subject=notice.id, state=NoticeState.QUEUED, code=THEIR_HOURS)
    put(notice, NoticeState.QUEUED, waits, by=by, at=at, code=THEIR_HOURS, next_at=leave.waits_until)


def queue_again(notice: Notice, *, recipient: str, by: Actor, at: datetime) -> None:
    """Queue a notice the caller has locked once more, to this address, as if it were new."""
    seal_notice(notice, recipient=recipient, values=values_of(notice))
    notice.save(update_fields=["recipient_sealed", "values_sealed"])
    notice.attempts, notice.expires_at = 0, at + kind_named(notice.kind).good_for
    put(notice, NoticeState.QUEUED, NoticeRetried(subject=notice.id), by=by, at=at, next_at=at)


def delivery(notice: Notice, n: int, state: NoticeState, entry: LedgerEntry, *, by: Actor, at: datetime) -> Delivery:
    """Return one row, not yet written."""
    return Delivery(id=new_id(), notice=notice, n=n, state=state, at=at, actor_name=by.name, entry=entry)
