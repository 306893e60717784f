"""The due rules a new house begins with. Where the law is silent they are the operator's own promises, to be edited."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.kernel.calendar import Roll, Unit

SINCE_EVER = date(2000, 1, 1)
"""A promise holds imported history too, so that old complaints can be measured against it."""

CN_ANSWER = Terms(
    code="cn.answer",
    name_zh="答复电信用户投诉",
    name_en="Answer a telecom user’s complaint",
    kind=ClockKind.ANSWER,
    standing=Standing.LAW,
    jurisdiction="cn",
    amount=15,
    unit=Unit.CALENDAR_DAY,
    roll=Roll.NEXT_WORKING,  # 民法典 art. 203
    calendar="cn",
    source_zh="工业和信息化部令第35号《电信用户申诉处理办法》第十条第（四）项；《民法典》第二百零一至二百零三条",
    source_en="MIIT Order 35 (2016), Measures on Telecom Users’ Appeals, art. 10(4); Civil Code art. 201–203",
    certainty=Certainty.PUBLISHED,
)

US_ANSWER = Terms(
    code="us.fcc.answer",
    name_zh="书面答复联邦通信委员会转来的投诉",
    name_en="Answer a complaint served by the FCC, in writing",
    kind=ClockKind.ANSWER,
    standing=Standing.LAW,
    jurisdiction="us",
    event="regulator_complaint_served",  # a complaint made to the carrier itself has no clock in law
    amount=30,
    unit=Unit.CALENDAR_DAY,
    roll=Roll.NEXT_WORKING,
    calendar="us",
    source_zh="美国联邦通信委员会：非正式投诉须在送达后30日内答复",
    source_en="FCC informal complaints: 30 days from service (consumercomplaints.fcc.gov 202752940)",
    certainty=Certainty.PUBLISHED,
)

PROMISED_HOURS = {
    "normal": (24, 48),
    "urgent": (4, 24),
    "critical": (1, 12),
}
"""By urgency: hours to the first contact, hours to the answer.

Normal is what Jiangsu's DB3212/T 1102-2022 (Taizhou) asks of a complaints desk; the others are ours. Each is a rule an
administrator edits.
"""

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
    """Yield each rule and the day from which it holds."""
    yield CN_ANSWER, date(2016, 7, 30)
    yield US_ANSWER, SINCE_EVER
    for jurisdiction in ("cn", "us"):
        for urgency, (contact, answer) in PROMISED_HOURS.items():
            promise = replace(PROMISE, jurisdiction=jurisdiction, calendar=jurisdiction, urgency=urgency)
            yield _contact(promise, contact), SINCE_EVER
            yield _answer(promise, answer), SINCE_EVER


def _contact(promise: Terms, hours: int) -> Terms:
    code = f"{promise.jurisdiction}.promise.contact.{promise.urgency}"
    return replace(promise, code=code, name_zh="首次联系客户", name_en="First contact with the customer", amount=hours)


def _answer(promise: Terms, hours: int) -> Terms:
    code = f"{promise.jurisdiction}.promise.answer.{promise.urgency}"
    answer = replace(promise, code=code, kind=ClockKind.ANSWER, amount=hours)
    return replace(answer, name_zh="承诺答复", name_en="Promised answer")
