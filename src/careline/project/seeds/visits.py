"""Two service halls, and who is expected there in the days around the present. Everybody here is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from uuid import UUID

from careline.halls.operations.arriving import arrive
from careline.halls.operations.booking import BookingTold, book_appointment
from careline.halls.operations.halls import set_hall, set_hall_day
from careline.halls.operations.sweeping import miss_late
from careline.halls.queries.slots import days_offered, offers_on
from careline.halls.rules.halls import HallTold
from careline.kernel.calendar import day_of, zone_named
from careline.kernel.clock import StoppedClock, using
from careline.parties.queries.customers import find_customers
from careline.project.seeds import customers as who
from careline.project.seeds.cast import GAO_YUAN, LI_WEI
from careline.security.actor import Actor, system

SEEDER = system("seed")
WEEKDAY = ("09:00-12:00", "13:30-17:30")
WEEK = [*[WEEKDAY] * 5, ("10:00-16:00",), ()]
OFFICE_HOURS = HallTold(
    name_zh="中关村营业厅",
    name_en="Zhongguancun hall",
    address_zh="北京市海淀区中关村大街 1 号",
    address_en="1 Zhongguancun Street, Haidian, Beijing",
    department="halls",
    calendar="cn",
    weekly=WEEK,
)
ALL_WEEK = HallTold(
    name_zh="朝阳大悦城营业厅",
    name_en="Joy City hall",
    address_zh="北京市朝阳区朝阳北路 101 号二层",
    address_en="2F, 101 Chaoyang North Road, Beijing",
    department="halls",
    calendar="cn",
    weekly=[("10:00-20:30",)] * 7,
    keeps_holidays=False,
    slot_minutes=20,
    places=3,
)
KNOWN = (who.WANG_FANG, who.ZHOU_TING, who.SHEN_YUE, who.HAN_SHUZHEN)
STRANGERS = (
    ("邵磊", "13900005521", "补办 SIM 卡"),
    ("丁兰", "13900005522", "过户，带双方证件"),
    ("冯凯", "13900005523", "宽带移机"),
    ("姚敏", "13900005524", "套餐到期咨询"),
    ("彭飞", "13900005525", "发票抬头修改"),
    ("杜鹃", "13900005526", "老人手机设置"),
)
TAKEN = (1, 3, 4, 8, 10)
"""Which slots of a day somebody has."""
BEFORE = timedelta(days=2)


@dataclass(frozen=True)
class Visits:
    """Knows the people and the present."""

    people: Mapping[str, Actor]
    now: datetime

    def tell(self) -> None:
        """Keep the halls, book the visits two days ago, and let time pass."""
        begun = self.now - BEFORE
        for code, told in (("zhongguancun", OFFICE_HOURS), ("joy-city", ALL_WEEK)):
            set_hall(code=code, told=told, why="开业", by=SEEDER, at=begun - timedelta(days=30))
        with using(StoppedClock(begun)):
            made = [*self._expected("zhongguancun", at=begun), *self._known("joy-city", at=begun)]
        self._receive(made)
        miss_late(by=SEEDER, at=self.now)
        days = days_offered(by=SEEDER, hall="joy-city", at=self.now)
        set_hall_day(
            code="joy-city", day=days[-1].day, periods=["14:00-20:30"], why="上午系统升级", by=SEEDER, at=self.now
        )

    def _expected(self, hall: str, *, at: datetime) -> list[tuple[str, datetime]]:
        """Let those whom nobody knows yet be expected on the days around the present."""
        made, coming = [], cycle(STRANGERS)
        for one in [day for day in days_offered(by=SEEDER, hall=hall, at=at) if day.left][:6]:
            slots = offers_on(by=SEEDER, hall=hall, day=one.day, at=at)
            for n in [n for n in TAKEN if n < len(slots)]:
                name, number, note = next(coming)
                told = BookingTold(hall=hall, starts_at=slots[n].slot.starts_at, name=name, number=number, note=note)
                booked = book_appointment(told=told, by=self.people[LI_WEI.username], at=at).appointment
                made.append((booked.number, booked.starts_at))
        return made

    def _known(self, hall: str, *, at: datetime) -> list[tuple[str, datetime]]:
        """Let some customers be expected, one on each day."""
        days = [day for day in days_offered(by=SEEDER, hall=hall, at=at) if day.left][2:]
        made = []
        for n, (one, day) in enumerate(zip(KNOWN, days, strict=False)):
            slot = offers_on(by=SEEDER, hall=hall, day=day.day, at=at)[n * 3].slot
            told = BookingTold(hall=hall, starts_at=slot.starts_at, customer=self._customer(one.number))
            booked = book_appointment(told=told, by=self.people[LI_WEI.username], at=at).appointment
            made.append((booked.number, booked.starts_at))
        return made

    def _customer(self, number: str) -> UUID:
        return find_customers(by=SEEDER, number=number).customers[0].id

    def _receive(self, made: list[tuple[str, datetime]]) -> None:
        """Let the first of today's who were to come by now be there."""
        zone = zone_named("Asia/Shanghai")
        today = day_of(self.now, zone)
        by = self.people[GAO_YUAN.username]
        for number, begins in made:
            if day_of(begins, zone) == today and begins <= self.now:
                arrive(number=number, by=by, at=begins)
                return
