"""What an administrator does about mails that didn't reach colleagues: try them again, or let them be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.notices.events import NoticeSettled
from careline.notices.queries.staff_mail import RIGHT, failed_staff_mails, wishes_behind
from careline.notices.rules.facts import NoticeState, OtherWay
from careline.notices.writing.delivering import put, queue_again
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@dataclass(frozen=True)
class MailsRetried:
    """What came of trying mails to colleagues again."""

    queued: int
    unreachable: tuple[str, ...]
    """User names of those who keep no address any more, or have left."""


@operation(silent_when="none of them failed, or nobody keeps an address any more")
def retry_staff_mails(*, notices: Collection[UUID], by: Actor, at: datetime) -> MailsRetried:
    """Have those of these mails sent again that failed, each to the address its colleague keeps by now.

    What arrived or was seen to meanwhile is passed over, for somebody was faster.
    """
    require(by, RIGHT)
    queued, unreachable = 0, []
    rows = failed_staff_mails(notices=notices)
    wishes = wishes_behind(rows)
    for row in rows:
        wish = wishes[row.key_id]
        if wish.address and wish.user.is_active:
            queue_again(row, recipient=wish.address, by=by, at=at)
            queued += 1
        else:
            unreachable.append(wish.user.username)
    return MailsRetried(queued, tuple(dict.fromkeys(unreachable)))


@operation(silent_when="none of them failed")
def set_staff_mails_aside(*, notices: Collection[UUID], by: Actor, at: datetime) -> int:
    """Let those of these mails be that failed, for their colleagues were told at the desk; return how many."""
    require(by, RIGHT)
    rows = failed_staff_mails(notices=notices)
    for row in rows:
        event = NoticeSettled(subject=row.id, way=OtherWay.NEEDLESS)
        put(row, NoticeState.SET_ASIDE, event, by=by, at=at, code=OtherWay.NEEDLESS)
    return len(rows)
