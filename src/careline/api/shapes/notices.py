"""What went out about a complaint."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown
from careline.notices.rules.facts import Audience, NoticeChannel, NoticeState


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
