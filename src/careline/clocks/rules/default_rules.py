"""What a new house begins with: the packs of the law, and the operator's own promises, to be edited."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from careline.clocks.rules.packs.shelf import shipped
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.kernel.calendar import Unit

SINCE_EVER = date(2000, 1, 1)
"""A promise holds imported history too, so that old complaints can be measured against it."""

DEFAULT_PACKS = ("cn", "us")
"""Packs a new house begins with; others are installed by whoever needs them."""


def _answer_in(pack: str, code: str) -> Terms:
    return next(rule.terms for rule in shipped(pack).rules if rule.terms.code == code)


CN_ANSWER = _answer_in("cn", "cn.answer")
US_ANSWER = _answer_in("us", "us.fcc.answer")

PROMISED_HOURS = {
    "normal": (24, 48),
    "urgent": (4, 24),
    "critical": (1, 12),
}
"""By urgency: hours to the first contact, hours to the answer.

Normal is what Jiangsu's DB3212/T 1102-2022 (Taizhou) asks of a complaints desk; the others are ours. Each is a rule an
administrator edits.
"""

ABOUT = {
    "normal": ("投诉", "a complaint"),
    "urgent": ("紧急投诉", "an urgent complaint"),
    "critical": ("特急投诉", "a critical complaint"),
}
"""What each concerns, so that no two are called alike on the page customers read."""

PROMISE = Terms(
    code="",
    name_zh="",
    name_en="",
    kind=ClockKind.CONTACT,
    standing=Standing.PROMISE,
    jurisdiction="",
    amount=0,
    unit=Unit.HOUR,
    calendar="",
    source_zh="本企业服务承诺",
    source_en="The operator’s own promise",
    certainty=Certainty.OWN,
)


def default_rules() -> Iterator[tuple[Terms, date]]:
    """Yield each promise and the day from which it holds; the law comes with the packs."""
    for jurisdiction in ("cn", "us"):
        for urgency, (contact, answer) in PROMISED_HOURS.items():
            promise = replace(PROMISE, jurisdiction=jurisdiction, calendar=jurisdiction, urgency=urgency)
            yield _contact(promise, contact), SINCE_EVER
            yield _answer(promise, answer), SINCE_EVER


def _contact(promise: Terms, hours: int) -> Terms:
    code = f"{promise.jurisdiction}.promise.contact.{promise.urgency}"
    zh, en = ABOUT[promise.urgency]
    return replace(promise, code=code, name_zh=f"首次联系{zh}客户", name_en=f"First contact about {en}", amount=hours)


def _answer(promise: Terms, hours: int) -> Terms:
    code = f"{promise.jurisdiction}.promise.answer.{promise.urgency}"
    zh, en = ABOUT[promise.urgency]
    answer = replace(promise, code=code, kind=ClockKind.ANSWER, amount=hours)
    return replace(answer, name_zh=f"答复{zh}", name_en=f"Answer to {en}")
