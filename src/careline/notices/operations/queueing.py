"""Putting notices into the outbox, in the transaction of what they tell of: both happen, or neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from careline.kernel.identity import new_id
from careline.notices.events import NoticeQueued, NoticeSuppressed
from careline.notices.models import Delivery, Notice, TemplateVersion
from careline.notices.models.sealed import seal_notice
from careline.notices.ports.wishes import Addressed, Leave, leaves
from careline.notices.queries.templates import in_force, kind_named
from careline.notices.rules.facts import NoticeChannel, NoticeState
from careline.notices.rules.kinds import NoticeKind
from careline.notices.writing.delivering import delivery
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.models import LedgerEntry, PersonKey
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

    Whether its channel is connected is asked when it is sent: until then it waits, and is shown to wait. What its
    person wished not to get this way stands in the outbox as held back.

    :raises NoSuchNoticeKind: when no room registered the kind.
    """
    require(by, "notices.queue_notice")
    words = in_force(kind=kind, channels={letter.channel for letter in letters})
    about = kind_named(kind)
    worded = [one for one in letters if one.channel in words]
    asked = leaves([_addressed(about, one) for one in worded], at=at)
    said = list(zip(worded, asked, strict=True))
    rows = [_notice(about, one, words[one.channel], leave, at=at) for one, leave in said]
    write_rows(rows)
    told = list(zip(rows, asked, strict=True))
    entries = record_all([_told(row, leave) for row, leave in told], by=by, at=at)
    first = [_first(row, leave, entry, by=by, at=at) for (row, leave), entry in zip(told, entries, strict=True)]
    write_rows(first)
    made = iter(rows)
    return [next(made) if one.channel in words else None for one in letters]


def _addressed(about: NoticeKind, one: Letter) -> Addressed:
    return Addressed(key=one.key.pk, channel=one.channel, recipient=one.recipient, is_owed=about.is_owed)


def _notice(about: NoticeKind, letter: Letter, version: TemplateVersion, leave: Leave, *, at: datetime) -> Notice:
    row = Notice(
        id=new_id(),
        kind=about.code,
        channel=letter.channel,
        audience=about.audience,
        language=letter.language,
        version=version,
        key=letter.key,
        queued_at=at,
        expires_at=at + about.good_for,
        state=NoticeState.HELD_BACK if leave.held else NoticeState.QUEUED,
        next_at=None if leave.held else leave.waits_until or at,
    )
    seal_notice(row, recipient=letter.recipient, values=letter.values)
    return row


def _first(row: Notice, leave: Leave, entry: LedgerEntry, *, by: Actor, at: datetime) -> Delivery:
    made = delivery(row, 1, NoticeState(row.state), entry, by=by, at=at)
    made.code, made.next_at = leave.held, leave.waits_until
    return made


def _told(row: Notice, leave: Leave) -> NoticeQueued | NoticeSuppressed:
    if leave.held:
        return NoticeSuppressed(subject=row.id, kind=row.kind, channel=NoticeChannel(row.channel), why=leave.held)
    return NoticeQueued(subject=row.id, kind=row.kind, channel=NoticeChannel(row.channel), version=row.version_id)
