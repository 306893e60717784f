"""What went out, what became of it, and what is done about it."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import UserBrief
from careline.api.shapes.kinds import Shown, Told
from careline.api.shapes.paging import PageAsked
from careline.notices.rules.facts import Audience, NoticeChannel, NoticeState, OtherWay, OutboxView


class DeliveryShown(Shown):
    """One thing that became of a notice."""

    n: int
    state: NoticeState
    code: str = Field(description="The server's number, or a word of ours where it said nothing.", examples=["250"])
    answer: str = Field(description="The server's words, without anybody's address.")
    next_at: datetime | None
    at: datetime
    actor_name: str


class NoticeShown(Shown):
    """One notice; whom it is for and what personal values say is masked."""

    id: UUID
    kind: str = Field(examples=["complaint_received"])
    channel: NoticeChannel
    audience: Audience
    state: NoticeState
    is_connected: bool = Field(description="Whether anything can go out by this channel; until then it waits.")
    recipient: str = Field(examples=["w***@example.com"])
    subject: str
    text: str
    queued_at: datetime
    next_at: datetime | None
    message_id: str = Field(description="The same at every attempt, so that a repeat can be told.")
    deliveries: list[DeliveryShown]


class Notices(Shown):
    """What went out about one complaint, newest first."""

    items: list[NoticeShown]


class AsideTold(Told):
    """How the customer was told instead."""

    way: OtherWay


class OutboxAsked(PageAsked):
    """Which notices, and which page of them."""

    view: OutboxView = OutboxView.FAILED


class OutboxLine(Shown):
    """A notice and the complaint it is about."""

    complaint: str = Field(description="The complaint's number.", examples=["TS-2026-004291-3"])
    notice: NoticeShown


class OutboxPage(Shown):
    """Some of what didn't arrive or waits."""

    items: list[OutboxLine]
    next: str | None


class RetryTold(Told):
    """Which notices are to be tried again."""

    notices: list[UUID] = Field(min_length=1, max_length=100)


class RetriedShown(Shown):
    """What came of it."""

    queued: int
    unreachable: list[str] = Field(description="Numbers of complaints whose customer has no address any more.")


class StaffMailLine(Shown):
    """A mail and the colleague it is for."""

    user: UserBrief
    notice: NoticeShown


class StaffMailPage(Shown):
    """Some of the mails to colleagues that didn't arrive or wait."""

    items: list[StaffMailLine]
    next: str | None


class StaffMailRetried(Shown):
    """What came of it."""

    queued: int
    unreachable: list[str] = Field(description="User names of those who keep no address any more, or have left.")


class StaffMailSettled(Shown):
    """How many are tried no more."""

    settled: int
