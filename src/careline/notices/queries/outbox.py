"""Notices as they are shown: whom they are for and what personal values say is masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import Delivery, Notice
from careline.notices.models.sealed import recipient_of, values_of
from careline.notices.ports.mail_relay import connected
from careline.notices.rules.facts import Audience, NoticeChannel, NoticeState
from careline.notices.rules.kinds import kinds
from careline.security.rules.masking import mask_address, mask_email, mask_number
from careline.security.vault import Shredded

MASKS = {
    NoticeChannel.EMAIL: mask_email,
    NoticeChannel.SMS: mask_number,
    NoticeChannel.APP: mask_number,
    NoticeChannel.LETTER: mask_address,
}


WISH = "wish"
"""Said of what was held back to whoever needn't know which wish it was."""


class NoSuchNotice(Refusal):
    """There is no such notice, or none the actor may know of."""

    code = "notices.no_such_notice"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class MaskedNotice:
    """A notice as whoever may know of it sees it."""

    id: UUID
    kind: str
    channel: NoticeChannel
    audience: Audience
    state: NoticeState
    is_connected: bool
    """Whether anything can go out by its channel at all."""
    recipient: str
    subject: str
    text: str
    """Empty once the person was forgotten; so are recipient and subject."""
    queued_at: datetime
    next_at: datetime | None
    message_id: str
    deliveries: tuple[Delivery, ...]


def shown(rows: Iterable[Notice], *, tells_why: bool = False) -> list[MaskedNotice]:
    """Return notices the caller has found, masked.

    :param tells_why: whether the reader may know by what of a customer's wishes something was held back.
    """
    ways = connected()
    return [_masked(row, ways, tells_why=tells_why) for row in rows]


def _masked(row: Notice, ways: frozenset[NoticeChannel], *, tells_why: bool) -> MaskedNotice:
    channel = NoticeChannel(row.channel)
    recipient, subject, text = _words(row, channel)
    return MaskedNotice(
        id=row.id,
        kind=row.kind,
        channel=channel,
        audience=Audience(row.audience),
        state=NoticeState(row.state),
        is_connected=channel in ways,
        recipient=recipient,
        subject=subject,
        text=text,
        queued_at=row.queued_at,
        next_at=row.next_at,
        message_id=row.message_id,
        deliveries=tuple(one if tells_why else _discreet(one) for one in row.deliveries.all()),
    )


def _discreet(one: Delivery) -> Delivery:
    if one.state == NoticeState.HELD_BACK:
        one.code = WISH  # on the screen alone: the row is never written again
    return one


def _words(row: Notice, channel: NoticeChannel) -> tuple[str, str, str]:
    kind = kinds().get(row.kind)
    try:
        values = values_of(row)
        said = row.version.wording(row.language).filled(kind.masked(values) if kind else {})
        return MASKS[channel](recipient_of(row)), said.subject, said.text
    except Shredded:
        return "", "", ""
