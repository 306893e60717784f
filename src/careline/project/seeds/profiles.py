"""Three customers one knows well: a VIP with two numbers, an organisation with contacts, an old lady with a guardian.

Everybody here is invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from careline.parties.operations.accounts import open_account
from careline.parties.operations.care import note_care
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.consumption import take_in_consumption
from careline.parties.operations.customers import match_or_register
from careline.parties.operations.needs import collect_need, move_need
from careline.parties.operations.preferences import set_preferences
from careline.parties.operations.representatives import RepresentativeTold, name_representative
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.care import USUAL_REVIEW, CareBasis, CareKind
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.consumption import Usage, month_of, months_before
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import PaymentKind, SubscriptionDetails
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.parties.rules.representation import Topic
from careline.project.seeds import customers as who
from careline.project.seeds.cast import LI_WEI, WANG_XIN, ZHAO_MIN
from careline.project.seeds.profile_cast import CONTACTS_OF_HUAYUAN, GUARDIAN_OF_HAN, LINES, Line
from careline.security.actor import Actor

YEAR = timedelta(days=365)
MONTHS = 8


@dataclass(frozen=True)
class Portrait:
    """Knows the people and the present, and completes what is known of a few customers."""

    people: Mapping[str, Actor]
    now: datetime

    def paint(self) -> None:
        """Complete the three."""
        self.give_lines(LINES)
        self._wang_fang(self._of(who.WANG_FANG))
        self._huayuan(self._of(who.HUAYUAN))
        self._han_shuzhen(self._of(who.HAN_SHUZHEN))

    @property
    def _agent(self) -> Actor:
        return self.people[LI_WEI.username]

    @property
    def _today(self) -> date:
        return self.now.astimezone(timezone.get_current_timezone()).date()

    def _of(self, details: CustomerDetails) -> UUID:
        return match_or_register(details=details, by=self._agent, at=self.now - timedelta(days=30)).id

    def give_lines(self, lines: Sequence[Line]) -> None:
        """Give each their accounts and numbers, and what these used month by month."""
        then = self.now - timedelta(days=30)
        for line in lines:
            customer = self._of(line.whose)
            account = open_account(
                customer=customer,
                number=line.account,
                payment=PaymentKind.POSTPAID,
                bill_day=1,
                opened_on=self._today - YEAR,
                by=self._agent,
                at=then,
            )
            for number in line.numbers:
                details = SubscriptionDetails(
                    number=number, since=self._today - YEAR, kind=line.kind, plan=line.plan, brand=line.brand
                )
                begin_subscription(customer=customer, details=details, account=account.id, by=self._agent, at=then)
        usages = [usage for line in lines for usage in self._used(line)]
        take_in_consumption(usages=usages, by=self.people[ZHAO_MIN.username], at=self.now - timedelta(hours=3))

    def _used(self, line: Line) -> list[Usage]:
        months = months_before(month_of(self._today), MONTHS + 1)[:-1]
        return [
            Usage(
                number=number,
                month=month,
                amount=line.amount + line.swing * (place * 7 % 5),
                voice_minutes=60 + 17 * (place % 4),
                data_mb=9_000 + 1_300 * (place % 5),
                sms=3,
            )
            for number in line.numbers
            for place, month in enumerate(months)
        ]

    def _wang_fang(self, customer: UUID) -> None:
        evening = Wish(channel=ReachChannel.PHONE, language="zh-hans", from_time=time(18), until_time=time(20, 30))
        set_preferences(customer=customer, wish=evening, by=self._agent, at=self.now - timedelta(days=9))
        yes = ConsentTold(
            purpose=ConsentPurpose.MARKETING,
            act=ConsentAct.GIVEN,
            channel=ConsentChannel.APP,
            said_at=self.now - timedelta(days=200),
            evidence="APP-20260506-1182",
        )
        no = replace(yes, act=ConsentAct.WITHDRAWN, channel=ConsentChannel.PHONE, said_at=None, evidence="")
        for told in (yes, replace(yes, purpose=ConsentPurpose.RECORDING), no):
            record_consent(customer=customer, told=told, by=self._agent, at=self.now - timedelta(days=9))
        self._need(
            customer,
            NeedCategory.PRODUCT,
            "希望漫游流量包提前一天生效，落地就能用。",
            (NeedMove.ASSESS, NeedMove.ADOPT),
        )

    def _huayuan(self, customer: UUID) -> None:
        for told in CONTACTS_OF_HUAYUAN:
            self._represent(customer, told)
        self._need(customer, NeedCategory.DIGITAL, "希望一张账单列出全部物联网卡，并能导出表格。", (NeedMove.ASSESS,))

    def _han_shuzhen(self, customer: UUID) -> None:
        quiet = Wish(channel=ReachChannel.SMS, do_not_disturb=True)
        set_preferences(customer=customer, wish=quiet, by=self._agent, at=self.now - timedelta(days=7))
        self._represent(customer, GUARDIAN_OF_HAN)
        note_care(
            customer=customer,
            kind=CareKind.HEARING,
            basis=CareBasis.REPRESENTATIVE,
            evidence="监护人到厅签字",
            note="听力不好，请发短信或联系监护人；语速放慢。",
            review_on=self._today + USUAL_REVIEW,
            by=self._agent,
            at=self.now - timedelta(days=7),
        )
        self._need(customer, NeedCategory.PRICE, "希望有不带流量的老年套餐。", ())

    def _represent(self, customer: UUID, told: RepresentativeTold) -> None:
        since = self._today - timedelta(days=120)
        until = self._today + YEAR if told.scope != frozenset(Topic) else None
        name_representative(
            customer=customer,
            told=replace(told, since=since, until=until),
            by=self._agent,
            at=self.now - timedelta(days=8),
        )

    def _need(self, customer: UUID, category: NeedCategory, text: str, moves: tuple[NeedMove, ...]) -> None:
        need = collect_need(
            customer=customer,
            source=NeedSource.CONTACT,
            category=category,
            text=text,
            by=self.people[WANG_XIN.username],
            at=self.now - timedelta(days=6),
        )
        for days, move in enumerate(moves):
            said = {NeedMove.ASSESS: "近一季同类诉求 40 余件，改动不大。", NeedMove.ADOPT: "列入下一版本。"}[move]
            move_need(
                need=need.id,
                move=move,
                text=said,
                by=self.people[ZHAO_MIN.username],
                at=self.now - timedelta(days=4 - days),
            )
