"""What happened to notices and their texts: in codes only."""

from dataclasses import dataclass
from uuid import UUID

from careline.kernel.events import Event
from careline.notices.rules.facts import LapseReason, NoticeChannel, NoticeState, OtherWay


@dataclass(frozen=True, kw_only=True)
class NoticeQueued(Event, about="notice"):
    """Something is to go out."""

    kind: str
    channel: NoticeChannel
    version: UUID


@dataclass(frozen=True, kw_only=True)
class SendingStarted(Event, about="notice"):
    """A worker took it to hand it to the next server."""

    attempt: int


@dataclass(frozen=True, kw_only=True)
class DeliveryRecorded(Event, about="notice"):
    """What became of it: handed over, refused, to be tried later, given up."""

    state: NoticeState
    code: str | None


@dataclass(frozen=True, kw_only=True)
class NoticeSuppressed(Event, about="notice"):
    """It doesn't go out: whom it is for wished that nothing reaches them this way."""

    kind: str
    channel: NoticeChannel
    why: str


@dataclass(frozen=True, kw_only=True)
class NoticeRetried(Event, about="notice"):
    """Somebody had it tried again."""


@dataclass(frozen=True, kw_only=True)
class NoticeSettled(Event, about="notice"):
    """Somebody saw to it in another way, so that it is tried no more."""

    way: OtherWay


@dataclass(frozen=True, kw_only=True)
class TemplateDrafted(Event, about="notice_template"):
    """A version of a text was written; nothing goes out in its words before it is approved."""

    kind: str
    channel: NoticeChannel
    n: int


@dataclass(frozen=True, kw_only=True)
class TemplateApproved(Event, about="notice_template"):
    """Somebody else than its author approved a version, and from now on it is what is said."""

    kind: str
    channel: NoticeChannel
    n: int


@dataclass(frozen=True, kw_only=True)
class StaffTold(Event, about="user"):
    """A colleague was told of something at the desk."""

    kind: str
    notice: UUID
    by_mail: bool


@dataclass(frozen=True, kw_only=True)
class StaffNoticesViewed(Event, about="user"):
    """A colleague has seen what was told."""

    count: int


@dataclass(frozen=True, kw_only=True)
class StaffNoticeLapsed(Event, about="user"):
    """What a colleague was told stands under the bell no more, because they opened it or it is over."""

    notice: UUID
    why: LapseReason


@dataclass(frozen=True, kw_only=True)
class StaffNoticesGathered(Event, about="user"):
    """A mail tells a colleague of several things together that they haven't looked at yet."""

    kind: str
    count: int


@dataclass(frozen=True, kw_only=True)
class StaffMailArranged(Event, about="user"):
    """A colleague said of what to be told by mail, if of anything."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CannedReplySet(Event, about="canned_reply"):
    """A reply to be used often was written or changed; it is offered once it is approved."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CannedReplyApproved(Event, about="canned_reply"):
    """Somebody else than its author approved a reply."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CannedReplyRetired(Event, about="canned_reply"):
    """A reply is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CannedReplyUsed(Event, about="canned_reply"):
    """Somebody put a reply into what he writes; what was sent in the end stands where it was sent."""

    code: str
