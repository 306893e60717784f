"""Sending: take a notice, hand it over outside any transaction, record what was answered.

At least once is all that can be promised: when we die between the server's 250 and our commit, the notice is sent
again, under the same Message-ID and with the same bytes, and whoever reads mail by that id sees one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from careline.kernel.identity import new_id
from careline.notices.events import DeliveryRecorded, SendingStarted
from careline.notices.models import Notice
from careline.notices.models.sealed import recipient_of, values_of
from careline.notices.ports.mail_relay import connected, mail_relay
from careline.notices.rules.answers import Attempt
from careline.notices.rules.facts import NoticeState, Verdict
from careline.notices.rules.mail import Mail, Sender, message_id
from careline.notices.rules.retrying import LEASE, wait_after
from careline.notices.writing.delivering import keep_back, leave_of, put
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.vault import Shredded

SETTLED = {Verdict.TAKEN: NoticeState.HANDED_OVER, Verdict.NEVER: NoticeState.REFUSED}
OPEN = (NoticeState.QUEUED, NoticeState.SENDING)


@dataclass(frozen=True)
class Leased:
    """A notice that is this worker's to send, until the lease runs out."""

    id: UUID
    lease: UUID
    mail: Mail


@operation(silent_when="nothing is due, or nothing that can go out")
def lease_notice(*, by: Actor, at: datetime) -> Leased | None:
    """Take the notice that waits longest; None when there is none that can go out now.

    What is too old by now, and what is for somebody forgotten, is put away on the way; likewise what its person
    wished by now not to get this way. What may arrive at certain hours only waits for them.
    """
    require(by, "notices.send_notice")
    relay = mail_relay()
    while relay and (notice := _next(at)):
        if notice.expires_at <= at:
            _end(notice, NoticeState.EXPIRED, by=by, at=at)
            continue
        try:
            leave = leave_of(notice, recipient_of(notice), at=at)
            if not leave.held and leave.waits_until is None:
                return _leased(notice, relay.sender, by=by, at=at)
            keep_back(notice, leave, by=by, at=at)
        except Shredded:
            _end(notice, NoticeState.WITHDRAWN, by=by, at=at)
    return None


@operation(silent_when="another worker has taken it over meanwhile")
def settle_notice(*, leased: Leased, attempt: Attempt, by: Actor, at: datetime) -> None:
    """Record what was answered; a worker that lost its lease is believed only that the notice was taken."""
    require(by, "notices.send_notice")
    notice = Notice.objects.select_for_update().get(pk=leased.id)
    is_ours = notice.lease == leased.lease
    if notice.state not in OPEN or not (is_ours or attempt.verdict is Verdict.TAKEN):
        return
    state, next_at = _outcome(notice, attempt, at)
    notice.lease = None
    event = DeliveryRecorded(subject=notice.id, state=state, code=attempt.code or None)
    put(notice, state, event, by=by, at=at, code=attempt.code, answer=attempt.answer, next_at=next_at)


def _next(at: datetime) -> Notice | None:
    waiting = Q(next_at__lte=at, state__in=OPEN)
    found = Notice.objects.select_for_update(skip_locked=True, of=("self",)).select_related("version", "key")
    return found.filter(waiting, channel__in=connected()).order_by("next_at").first()


def _leased(notice: Notice, sender: Sender, *, by: Actor, at: datetime) -> Leased:
    recipient, values = recipient_of(notice), values_of(notice)
    notice.lease, notice.attempts = new_id(), notice.attempts + 1
    notice.message_id = notice.message_id or message_id(notice.id, sender)
    event = SendingStarted(subject=notice.id, attempt=notice.attempts)
    put(notice, NoticeState.SENDING, event, by=by, at=at, next_at=at + LEASE)
    mail = Mail(
        id=notice.id,
        message_id=notice.message_id,
        sender=sender,
        recipient=recipient,
        language=notice.language,
        wording=notice.version.wording(notice.language).filled(values),
        written_at=notice.queued_at,
    )
    return Leased(notice.id, notice.lease, mail)


def _outcome(notice: Notice, attempt: Attempt, at: datetime) -> tuple[NoticeState, datetime | None]:
    if attempt.verdict in SETTLED:
        return SETTLED[attempt.verdict], None
    wait = wait_after(notice.attempts)
    return (NoticeState.QUEUED, at + wait) if wait else (NoticeState.GAVE_UP, None)


def _end(notice: Notice, state: NoticeState, *, by: Actor, at: datetime) -> None:
    notice.lease = None
    put(notice, state, DeliveryRecorded(subject=notice.id, state=state, code=None), by=by, at=at)
