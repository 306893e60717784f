"""Canned replies: which variables they may name, and for whom one is offered."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from careline.kernel.refusals import Refusal
from careline.notices.rules.wording import VARIABLE, Wording, check_wording

CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
NAME_LIMIT = 60
SAMPLES: Mapping[str, tuple[str, str]] = {
    "customer": ("王*", "W***"),
    "number": ("138****8000", "138****8000"),
    "complaint": ("TS-2026-000042-7", "TS-2026-000042-7"),
    "contact": ("JC-2026-000042-7", "JC-2026-000042-7"),
    "title": ("5 月账单多扣 128 元", "Charged 128 yuan too much in May"),
    "category": ("产品类 · 计费收费", "Product · Billing"),
    "due": ("11-24 18:00", "24 Nov 18:00"),
    "agent": ("李伟", "Li Wei"),
    "department": ("计费账务部", "Billing"),
    "today": ("11-22", "22 Nov"),
}
"""What a reply may name in braces, with an invented value for the preview, in Chinese and English.

Name and number are filled in masked, as the screen shows them: a canned text is no way around a reveal.
"""


class BadCannedCode(Refusal):
    """A code that can't be typed quickly: not small letters, digits and underscores."""

    code = "notices.bad_canned_code"


class BadCannedName(Refusal):
    """A name is missing or too long."""

    code = "notices.bad_canned_name"


def check_canned(code: str, *, names: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Refuse a reply that couldn't be found, read or filled in.

    :param names: by field, `name_zh` and `name_en`; likewise `texts` by language.
    :raises BadCannedCode: the code has the wrong shape; likewise `BadCannedName`, naming the field.
    :raises UnknownNoticeVariable: it names a variable nobody fills; and whatever else `check_wording` refuses.
    """
    if not CODE.fullmatch(code):
        raise BadCannedCode(field="code", given=code)
    for field, name in names.items():
        if not name.strip() or len(name) > NAME_LIMIT or "\x00" in name:
            raise BadCannedName(field=field, limit=NAME_LIMIT)
    for language, text in texts.items():
        check_wording(Wording("", text), language=language, variables=SAMPLES, has_subject=False)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a reply with its variables filled in; what isn't known here stays as it is written, to be seen."""
    return VARIABLE.sub(lambda found: values.get(found[1]) or found[0], text)


def is_in_force(*, approved_at: datetime | None, expires_on: date | None, on: date) -> bool:
    """Return whether a reply is offered on a day: somebody else approved it, and its last day isn't over."""
    return approved_at is not None and (expires_on is None or on <= expires_on)
