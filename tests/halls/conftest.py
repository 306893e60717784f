"""A hall at Zhongguancun and one in the shopping centre, their people, and ways to be expected there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from careline.clocks.operations.installing import install_calendar
from careline.contacts.operations.defaults import install_default_reasons
from careline.halls.models import Appointment
from careline.halls.operations.booking import BookingTold, book_appointment
from careline.halls.operations.defaults import install_visit_notices
from careline.halls.operations.halls import set_hall
from careline.halls.rules.halls import HallTold
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.models import LedgerEntry
from careline.security.reactions.drain import drain
from careline.security.rules.roles import Role
from tests.cases.conftest import SEED, colleague, department

WEEKDAY = ["09:00-12:00", "13:30-17:00"]
WEEK = [WEEKDAY] * 5 + [["10:00-14:00"], []]
ZGC = HallTold(
    name_zh="中关村营业厅",
    name_en="Zhongguancun hall",
    address_zh="海淀区中关村大街 1 号",
    address_en="1 Zhongguancun Street, Haidian",
    department="zgc",
    calendar="cn",
    weekly=WEEK,
)
MALL = HallTold(
    name_zh="朝阳大悦城营业厅",
    name_en="Joy City hall",
    address_zh="朝阳区朝阳北路 101 号",
    address_en="101 Chaoyang North Road",
    department="mall",
    calendar="cn",
    weekly=[["10:00-20:00"]] * 7,
    keeps_holidays=False,
    slot_minutes=20,
    places=1,
)


def beijing(text: str) -> datetime:
    """Return the instant at which a clock in Beijing shows this."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


NOW = beijing("2026-09-14 09:10")
"""A Monday, a fortnight before the National Day, with a rest day worked instead on Sunday the 20th."""
FRIDAY = beijing("2026-09-18 09:30")


def catch_up(at: datetime) -> None:
    """Let the readers of the ledger see all there is."""
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last is not None
    drain(at=at, upto=last.position)


@dataclass(frozen=True)
class House:
    """Who works where."""

    li_wei: Actor
    """An agent at the hotline."""
    ma_lin: Actor
    """An agent at the hall of Zhongguancun."""
    sun_li: Actor
    """The senior agent there."""
    zhao_min: Actor
    """The supervisor over all of them."""
    auditor: Actor
    administrator: Actor


@pytest.fixture
def house(db: None, shared_house: House) -> House:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return who works where; whatever a test does to the house is undone after it."""
    return shared_house


@pytest.fixture(scope="module")
def shared_house(shared_db: None) -> House:  # noqa: ARG001  (likewise)
    return furnished()


def furnished() -> House:
    """Return a house with two halls and their people."""
    hq = department("hq")
    front, zgc, mall = (department(code, hq) for code in ("front", "zgc", "mall"))
    install_calendar(code="cn", by=SEED, at=NOW)
    install_default_reasons(by=SEED, at=NOW)
    install_visit_notices(by=SEED, at=NOW)
    set_hall(code="zgc", told=ZGC, why="开业", by=SEED, at=NOW)
    set_hall(code="mall", told=MALL, why="开业", by=SEED, at=NOW)
    assert mall
    return House(
        li_wei=colleague("li-wei", Role.AGENT, front, NOW),
        ma_lin=colleague("ma-lin", Role.AGENT, zgc, NOW),
        sun_li=colleague("sun-li", Role.SENIOR_AGENT, zgc, NOW),
        zhao_min=colleague("zhao-min", Role.SUPERVISOR, hq, NOW),
        auditor=colleague("auditor", Role.AUDITOR, hq, NOW),
        administrator=colleague("admin", Role.ADMINISTRATOR, hq, NOW),
    )


@pytest.fixture
def wang_fang(house: House) -> Customer:
    assert house
    told = CustomerDetails(name="王芳", number="138 0013 8000", email="wang.fang@example.com")
    return register_customer(details=told, by=SEED, at=NOW)


Book = Callable[..., Appointment]


@pytest.fixture
def book(house: House) -> Book:
    """Return a way to book; Li Wei does, for somebody nobody knows, on Friday at half past nine."""

    def made(*, by: Actor = house.li_wei, at: datetime = NOW, **otherwise: object) -> Appointment:
        told = {"hall": "zgc", "starts_at": FRIDAY} | otherwise
        if "customer" not in told and "contact" not in told:
            told = {"name": "周涛", "number": "139 0000 1111"} | told
        return book_appointment(told=BookingTold(**told), by=by, at=at).appointment  # type: ignore[arg-type]

    return made
