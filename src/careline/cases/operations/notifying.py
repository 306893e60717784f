"""What a person does about what didn't reach a customer: try again, one or many, or see to it in another way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.cases.models import ComplaintNotice
from careline.cases.queries.notice_values import address_of
from careline.cases.queries.notices import failed_notices, notice_of
from careline.cases.rules.notices import REPLY
from careline.cases.writing.claiming import claim
from careline.cases.writing.notifying import NoAddress, send_otherwise
from careline.notices.models import Notice
from careline.notices.models.sealed import values_of
from careline.notices.operations.retrying import set_notice_aside, try_notice_again
from careline.notices.rules.facts import NoticeChannel, NoticeState, OtherWay
from careline.notices.writing.delivering import leave_of
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@dataclass(frozen=True)
class Retried:
    """What came of trying many again."""

    queued: int
    unreachable: tuple[str, ...]
    """The numbers of the complaints whose customer has no address for the channel any more, or closed it."""


@operation()
def retry_complaint_notice(*, number: str, notice: UUID, by: Actor, at: datetime) -> None:
    """Have a notice that failed sent again, to the customer's address as it is known by now.

    :raises NoSuchNotice: when it isn't about this complaint.
    :raises NothingToRetry: when it didn't fail.
    :raises NoAddress: when the customer's address isn't known any more.
    :raises HeldByWish: when the customer wished that nothing reaches them this way.
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
        if not recipient or leave_of(link.notice, recipient, at=at).held:
            unreachable.append(link.complaint.number)
            continue
        try_notice_again(notice=link.notice_id, recipient=recipient, by=by, at=at)
        queued += 1
    return Retried(queued, tuple(dict.fromkeys(unreachable)))


@operation(silent_when="it was seen to meanwhile, or the customer left no way open")
def answer_otherwise(*, notice: UUID, by: Actor, at: datetime) -> bool:
    """Send an answer that a wish holds back by a way the customer left open; return whether there was one.

    The notice that was held back is set aside: the customer is written to another way.
    """
    require(by, "notices.send_notice")
    link = ComplaintNotice.objects.select_related("complaint__customer__key").get(notice=notice)
    held = Notice.objects.select_for_update(of=("self",)).select_related("key").get(pk=notice)
    if held.state != NoticeState.HELD_BACK or held.key.shredded_at:
        return False
    text, way = values_of(held)[REPLY.name], NoticeChannel(held.channel)
    if send_otherwise(link.complaint, text=text, but=way, by=by, at=at) is None:
        return False
    set_notice_aside(notice=notice, way=OtherWay.WROTE, by=by, at=at)
    return True


@operation()
def set_complaint_notice_aside(*, number: str, notice: UUID, way: OtherWay, by: Actor, at: datetime) -> None:
    """Record that the customer was told in another way, or that it matters no more.

    :raises NoSuchNotice: when it isn't about this complaint.
    :raises NothingToRetry: when it arrived, or was seen to before.
    """
    complaint = claim(number=number, right="cases.reply_complaint", by=by)
    found = notice_of(complaint=complaint, id=notice)
    set_notice_aside(notice=found.pk, way=way, by=by, at=at)
