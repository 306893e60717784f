"""What a person does about what didn't reach a customer: try again, one or many, or see to it in another way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.cases.queries.notice_values import address_of
from careline.cases.queries.notices import failed_notices, notice_of
from careline.cases.writing.claiming import claim
from careline.cases.writing.notifying import NoAddress
from careline.notices.operations.retrying import set_notice_aside, try_notice_again
from careline.notices.rules.facts import NoticeChannel, OtherWay
from careline.security.actor import Actor
from careline.security.operation import operation


@dataclass(frozen=True)
class Retried:
    """What came of trying many again."""

    queued: int
    unreachable: tuple[str, ...]
    """The numbers of the complaints whose customer has no address for the channel any more."""


@operation()
def retry_complaint_notice(*, number: str, notice: UUID, by: Actor, at: datetime) -> None:
    """Have a notice that failed sent again, to the customer's address as it is known by now.

    :raises NoSuchNotice: when it isn't about this complaint.
    :raises NothingToRetry: when it didn't fail.
    :raises NoAddress: when the customer's address isn't known any more.
    """
    complaint = claim(number=number, right="cases.reply_complaint", by=by)
    found = notice_of(complaint=complaint, id=notice)
    recipient = address_of(complaint, NoticeChannel(found.channel))
    if not recipient:
        raise NoAddress(field="notice")
    try_notice_again(notice=found.pk, recipient=recipient, by=by, at=at)


@operation(silent_when="none of them failed, or no customer has an address any more")
def retry_complaint_notices(*, notices: Collection[UUID], by: Actor, at: datetime) -> Retried:
    """Have all of these sent again that failed and are in the actor's reach, such as after the server was mended.

    What was seen to meanwhile is passed over, for somebody was faster.
    """
    queued, unreachable = 0, []
    for link in failed_notices(notices=notices, by=by):
        recipient = address_of(link.complaint, NoticeChannel(link.notice.channel))
        if not recipient:
            unreachable.append(link.complaint.number)
            continue
        try_notice_again(notice=link.notice_id, recipient=recipient, by=by, at=at)
        queued += 1
    return Retried(queued, tuple(dict.fromkeys(unreachable)))


@operation()
def set_complaint_notice_aside(*, number: str, notice: UUID, way: OtherWay, by: Actor, at: datetime) -> None:
    """Record that the customer was told in another way, or that it matters no more.

    :raises NoSuchNotice: when it isn't about this complaint.
    :raises NothingToRetry: when it arrived, or was seen to before.
    """
    complaint = claim(number=number, right="cases.reply_complaint", by=by)
    found = notice_of(complaint=complaint, id=notice)
    set_notice_aside(notice=found.pk, way=way, by=by, at=at)
