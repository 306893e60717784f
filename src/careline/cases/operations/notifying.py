"""Trying again to tell a customer what didn't reach him."""

from datetime import datetime
from uuid import UUID

from careline.cases.queries.notice_values import address_of
from careline.cases.queries.notices import notice_of
from careline.cases.writing.claiming import claim
from careline.cases.writing.notifying import NoAddress
from careline.notices.operations.retrying import try_notice_again
from careline.notices.rules.facts import NoticeChannel
from careline.security.actor import Actor
from careline.security.operation import operation


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
