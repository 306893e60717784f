"""What makes habits of customers one knows: calls of the past weeks, who agreed to be analysed and who refused.

Everybody here is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from careline.cases.operations.features import compute_next_features
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.steps import StepName
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.customers import match_or_register
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerDetails
from careline.project.seeds import customers as who
from careline.project.seeds.answering import Answerer
from careline.project.seeds.cast import LI_WEI
from careline.project.seeds.contact_tale import ContactTale
from careline.project.seeds.peopling import SEEDER
from careline.project.seeds.profile_cast import Line
from careline.project.seeds.profiles import Portrait
from careline.security.actor import Actor

CALL = ContactTale(
    ago=timedelta(),
    reaches=StepName.CLOSED,
    who=who.WANG_FANG,
    reason="billing.query.statement",
    answers={"month": "上月", "item": "国际漫游"},
    summary="核对上月账单中的国际漫游费用，逐项说明计费起止时间。",
    result="客户认可，无需调账。",
)
EVENINGS = ((6, 19), (12, 19), (19, 20), (33, 19), (41, 19))
"""How many days ago Wang Fang called, and at which hour: she does so after work."""
OTHERS = (
    (who.HUAYUAN, ContactChannel.EMAIL, 20),
    (who.HUAYUAN, ContactChannel.EMAIL, 31),
    (who.HUAYUAN, ContactChannel.PHONE, 38),
    (who.HAN_SHUZHEN, ContactChannel.COUNTER, 40),
)
AGREED = ConsentTold(
    purpose=ConsentPurpose.PROFILING, act=ConsentAct.GIVEN, channel=ConsentChannel.APP, evidence="APP-20260506-1183"
)
REFUSED = replace(AGREED, act=ConsentAct.WITHDRAWN, channel=ConsentChannel.HALL, evidence="")


SPENDERS = tuple(
    Line(whose=one, account=f"A20240{n}", numbers=(one.number,), plan=plan, amount=amount, swing=amount // 20)
    for n, (one, plan, amount) in enumerate(
        (
            (who.LIU_YANG, "silver-29", 3_100),
            (who.ZHOU_TING, "silver-29", 5_900),
            (who.WU_GANG, "5g-129", 13_400),
            (who.FENG_XUE, "5g-199", 20_800),
            (who.JIANG_TAO, "5g-199", 24_600),
        ),
        start=301,
    )
)
"""Who agreed and spends: with Wang Fang enough that spending has its fifths, and somebody is in each."""


@dataclass(frozen=True)
class Habits:
    """Knows the people and the present."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self) -> None:
        """Tell the calls and the words, and let a night pass over them."""
        answerer = Answerer(self.people, self.now)
        calls = [self._at(days, hour, CALL) for days, hour in EVENINGS]
        calls += [self._at(days, 11, replace(CALL, who=one, channel=by, words="")) for one, by, days in OTHERS]
        for tale in sorted(calls, key=lambda one: -one.ago):
            answerer.tell(tale)
        Portrait(self.people, self.now).give_lines(SPENDERS)
        for one in (who.WANG_FANG, *(line.whose for line in SPENDERS)):
            self._says(one, AGREED)
        self._says(who.HAN_SHUZHEN, REFUSED)
        while compute_next_features(by=SEEDER, at=self.now):
            pass

    def _at(self, days: int, hour: int, tale: ContactTale) -> ContactTale:
        day = self.now.astimezone(timezone.get_current_timezone()) - timedelta(days=days)
        return replace(tale, ago=self.now - day.replace(hour=hour, minute=12))

    def _says(self, details: CustomerDetails, told: ConsentTold) -> None:
        by, then = self.people[LI_WEI.username], self.now - timedelta(days=9)
        customer = match_or_register(details=details, by=by, at=then)
        record_consent(customer=customer.id, told=told, by=by, at=then)
