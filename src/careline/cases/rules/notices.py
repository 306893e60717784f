"""What goes out about complaints: the occasions, and by which way an answer goes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from careline.cases.rules.facts import Channel
from careline.notices.rules.facts import Audience, NoticeChannel
from careline.notices.rules.kinds import NoticeKind, Variable
from careline.parties.rules.fields import Field
from careline.security.rules.masking import mask_name

NUMBER = Variable("number", "TS-2026-004291-3", "TS-2026-004291-3")
CUSTOMER = Variable("customer", "王芳", "Wang Fang", mask_name)
DUE = Variable("due_at", "2026-11-27 18:00", "2026-11-27 18:00")
REPLY = Variable(
    "reply",
    "经核实，漫游流量包当时未及时生效，多收的 412.60 元将在三个工作日内退回您的账户。",
    "We found that your roaming plan took effect late. The 412.60 yuan will be refunded within three working days.",
)

RECEIVED = NoticeKind(
    code="complaint_received",
    audience=Audience.CUSTOMER,
    variables=(NUMBER, CUSTOMER, Variable("received_at", "2026-11-20 09:30", "2026-11-20 09:30"), DUE),
    good_for=timedelta(days=3),
    channels=(NoticeChannel.EMAIL,),
)
REPLIED = NoticeKind(
    code="complaint_replied",
    audience=Audience.CUSTOMER,
    variables=(NUMBER, CUSTOMER, REPLY),
    good_for=timedelta(days=14),
    is_owed=True,
)
ASSIGNED = NoticeKind(
    code="complaint_assigned",
    audience=Audience.STAFF,
    variables=(NUMBER, DUE, Variable("assigned_by", "赵敏", "Zhao Min")),
    good_for=timedelta(days=1),
    channels=(NoticeChannel.EMAIL,),
)
"""To the colleague it was given to; nothing of the customer leaves the house with it."""
ANSWER_HELD = NoticeKind(
    code="answer_held_back", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To whoever answers for the complaint: the customer is owed an answer, and their wish closes the way it was to go."""
NO_WAY_LEFT = NoticeKind(
    code="no_way_left", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""Likewise: by nothing that is known of the customer may they be told anything."""
CLOCK_NEAR, CLOCK_OVER, CLOCK_LATE = (
    NoticeKind(code=code, audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=())
    for code in ("clock_near", "clock_over", "clock_late")
)
"""To whom a step of the ladder names: a due time is near, it is over, and it has been for long."""
ABOUT_CLOCKS = (CLOCK_NEAR, CLOCK_OVER, CLOCK_LATE)
CLOCK_DIGEST = NoticeKind(
    code="clock_digest",
    audience=Audience.STAFF,
    variables=(Variable("count", "3", "3"), Variable("numbers", NUMBER.sample_zh, NUMBER.sample_en)),
    good_for=timedelta(hours=6),
    channels=(NoticeChannel.EMAIL,),
    gathers=tuple(kind.code for kind in ABOUT_CLOCKS),
)
"""By mail to who wishes for it: the numbers of those complaints, together, once a quarter of an hour."""
KINDS = (RECEIVED, REPLIED, ASSIGNED, ANSWER_HELD, NO_WAY_LEFT, *ABOUT_CLOCKS, CLOCK_DIGEST)

WAYS: Mapping[Channel, NoticeChannel] = {
    Channel.EMAIL: NoticeChannel.EMAIL,
    Channel.SMS: NoticeChannel.SMS,
    Channel.APP: NoticeChannel.APP,
    Channel.LETTER: NoticeChannel.LETTER,
}
"""The channels of an answer by which something goes out; on all others a person says it."""
ADDRESSES: Mapping[NoticeChannel, Field] = {
    NoticeChannel.EMAIL: Field.EMAIL,
    NoticeChannel.SMS: Field.NUMBER,
    NoticeChannel.APP: Field.NUMBER,
    NoticeChannel.LETTER: Field.ADDRESS,
}
"""What of a customer is the address of each channel."""
NAMELESS = {"zh": "客户", "en": "customer"}
"""Said where no name is known."""
UNDATED = {"zh": "待定", "en": "to be set"}
"""Said where a complaint has no due time yet."""


def kind_of_alarm(*, after: int, due_at: datetime, at: datetime) -> NoticeKind:
    """Return what a colleague is told when a clock alarms; a warning that comes too late says that the time is over.

    :param after: minutes past due at which the step stands.
    """
    if at < due_at:
        return CLOCK_NEAR
    return CLOCK_LATE if after else CLOCK_OVER


def language_of(code: str) -> str:
    """Return in which of our languages a customer is written to; Chinese where nothing is known."""
    return "en" if code.lower().startswith("en") else "zh"
