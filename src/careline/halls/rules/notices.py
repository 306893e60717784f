"""What visitors are told about their appointments, and by which way."""

from datetime import timedelta

from careline.notices.rules.facts import Audience, NoticeChannel
from careline.notices.rules.kinds import NoticeKind, Variable
from careline.parties.rules.fields import Field
from careline.security.rules.masking import mask_name

VARIABLES = (
    Variable("number", "YY-2026-000042-7", "YY-2026-000042-7"),
    Variable("customer", "王芳", "Wang Fang", mask_name),
    Variable("starts_at", "2026-11-27 09:30", "2026-11-27 09:30"),
    Variable("hall", "中关村营业厅", "Zhongguancun hall"),
    Variable("address", "海淀区中关村大街 1 号", "1 Zhongguancun Street, Haidian"),
)
NAMELESS = {"zh": "客户", "en": "customer"}


def _to_visitor(code: str, days: int) -> NoticeKind:
    return NoticeKind(
        code=code,
        audience=Audience.CUSTOMER,
        variables=VARIABLES,
        good_for=timedelta(days=days),
        channels=(NoticeChannel.EMAIL, NoticeChannel.SMS),
    )


BOOKED = _to_visitor("appointment_booked", 2)
MOVED = _to_visitor("appointment_moved", 2)
CANCELLED = _to_visitor("appointment_cancelled", 2)
REMINDED = _to_visitor("appointment_reminder", 1)
DISPLACED = _to_visitor("appointment_displaced", 2)
"""The hall is closed at the time they were to come."""
KINDS = (BOOKED, MOVED, CANCELLED, REMINDED, DISPLACED)
WAYS = ((NoticeChannel.EMAIL, Field.EMAIL), (NoticeChannel.SMS, Field.NUMBER))
"""By which a visitor is told, the first that is open; and what of them is its address."""


def language_of(code: str) -> str:
    """Return in which of our languages somebody is written to; Chinese where nothing is known."""
    return "en" if code.lower().startswith("en") else "zh"
