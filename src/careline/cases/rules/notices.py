"""What goes out about complaints: the occasions, and by which way an answer goes."""

from collections.abc import Mapping
from datetime import timedelta

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
KINDS = (RECEIVED, REPLIED, ASSIGNED, ANSWER_HELD, NO_WAY_LEFT)

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


def language_of(code: str) -> str:
    """Return in which of our languages a customer is written to; Chinese where nothing is known."""
    return "en" if code.lower().startswith("en") else "zh"
