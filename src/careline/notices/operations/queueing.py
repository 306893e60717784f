"""Putting notices into the outbox, in the transaction of what they tell of: both happen, or neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from careline.kernel.identity import new_id
from careline.notices.events import NoticeQueued
from careline.notices.models import Notice, TemplateVersion
from careline.notices.models.sealed import seal_notice
from careline.notices.queries.templates import in_force, kind_named
from careline.notices.rules.facts import NoticeChannel, NoticeState
from careline.notices.writing.delivering import delivery
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.models import PersonKey
from careline.security.operation import operation
from careline.security.policy import require


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One notice to one person, before it is queued."""

    channel: NoticeChannel
    language: str
    key: PersonKey
    """Under which it is sealed: erasing the person erases what was told him."""
    recipient: str
    values: Mapping[str, str]


@operation(silent_when="nobody approved words for this occasion, so nothing is to go out")
def queue_notices(*, kind: str, letters: Sequence[Letter], by: Actor, at: datetime) -> list[Notice | None]:
    """Queue notices of one kind, and return one for each; None where its channel has no approved words.

    Whether its channel is connected is asked when it is sent: until then it waits, and is shown to wait.

    :raises NoSuchNoticeKind: when no room registered the kind.
    """
    require(by, "notices.queue_notice")
    words = in_force(kind=kind, channels={letter.channel for letter in letters})
    queued = [_notice(kind, one, words[one.channel], at=at) if one.channel in words else None for one in letters]
    rows = [row for row in queued if row]
    write_rows(rows)
    entries = record_all([_told(row) for row in rows], by=by, at=at)
    pairs = zip(rows, entries, strict=True)
    write_rows([delivery(row, 1, NoticeState.QUEUED, entry, by=by, at=at) for row, entry in pairs])
    return queued


def _notice(kind: str, letter: Letter, version: TemplateVersion, *, at: datetime) -> Notice:
    about = kind_named(kind)
    row = Notice(
        id=new_id(),
        kind=kind,
        channel=letter.channel,
        audience=about.audience,
        language=letter.language,
        version=version,
        key=letter.key,
        queued_at=at,
        expires_at=at + about.good_for,
        state=NoticeState.QUEUED,
        next_at=at,
    )
    seal_notice(row, recipient=letter.recipient, values=letter.values)
    return row


def _told(row: Notice) -> NoticeQueued:
    return NoticeQueued(subject=row.id, kind=row.kind, channel=NoticeChannel(row.channel), version=row.version_id)
