"""A house with its people, each a click away: `desk("li-wei")` is a client that is signed in."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client

from careline.cases.operations.assignment_rules import Line, set_assignment_rule
from careline.cases.operations.defaults import install_default_categories
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.clocks.operations.calendars import set_calendar
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.contacts.operations.defaults import (
    install_default_orders,
    install_default_reasons,
    install_default_scripts,
    install_default_wrap_up,
)
from careline.kernel.calendar import Unit
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor, system
from careline.security.credentials.sessions import open_session
from careline.security.models import Department, RoleGrant, User
from careline.security.queries.users import actor_for
from careline.security.rules.roles import Role
from careline.web.arrivals import COOKIE

SEED = system("seed")
PASSWORD = "four brown horses walk"
PEOPLE = {
    "li-wei": ("李伟", "front", Role.AGENT),
    "zhang-yan": ("张燕", "front", Role.AGENT),
    "chen": ("陈工", "billing", Role.DEPARTMENT_HANDLER),
    "sun": ("孙涛", "network", Role.DEPARTMENT_HANDLER),
    "zhao-min": ("赵敏", "hq", Role.SUPERVISOR),
    "administrator": ("周静", "hq", Role.ADMINISTRATOR),
    "guard": ("吴刚", "hq", Role.SECURITY_ADMINISTRATOR),
    "auditor": ("郑洁", "hq", Role.AUDITOR),
}
ROOMS = {"front": ("客服一部", "Front desk"), "billing": ("计费中心", "Billing"), "network": ("网络部", "Network")}
HASH = make_password(PASSWORD)
TWO_DAYS = Terms(
    code="cn.promise",
    name_zh="两日内答复",
    name_en="Answer within two days",
    kind=ClockKind.ANSWER,
    standing=Standing.PROMISE,
    jurisdiction="cn",
    amount=2,
    unit=Unit.CALENDAR_DAY,
    calendar="cn",
    source_zh="服务承诺",
    source_en="Service promise",
    certainty=Certainty.OWN,
)
Desk = Callable[[str], Client]
Take = Callable[..., str]


def furnish(at: datetime) -> None:
    """Found the house, with the least that makes every screen have something to show."""
    rooms = {"hq": department("hq", "客户服务部", "Customer service", None)}
    for code, (zh, en) in ROOMS.items():
        rooms[code] = department(code, zh, en, rooms["hq"])
    for username, (full_name, room, role) in PEOPLE.items():
        user = User.objects.create(
            username=username, full_name=full_name, department=rooms[room], password=HASH, password_set_at=at
        )
        RoleGrant.objects.create(user=user, role=role, granted_at=at)
    install_default_categories(by=SEED, at=at)
    weekly = [["09:00-12:00", "13:30-18:00"]] * 5 + [[], []]
    set_calendar(code="cn", zone="Asia/Shanghai", name_zh="中国", name_en="China", weekly=weekly, by=SEED, at=at)
    set_due_rule(terms=TWO_DAYS, valid_from=date(2020, 1, 1), by=SEED, at=at - timedelta(days=365))
    set_assignment_rule(line=Line(position=1, category="product.billing", department="billing"), by=SEED, at=at)


def department(code: str, name_zh: str, name_en: str, parent: Department | None) -> Department:
    path = f"{parent.path if parent else ''}{code}/"
    return Department.objects.create(code=code, path=path, parent=parent, name_zh=name_zh, name_en=name_en)


def by(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def receive(title: str, *, by: Actor, at: datetime, **more: object) -> str:
    """Take in a complaint of Wang Fang's and return its number."""
    told = CustomerDetails(name="王芳", number="13800138000", place="郑州")
    said = {"title": title, "channel": Channel.PHONE, "customer": told, "urgency": Urgency.NORMAL} | more
    return receive_complaint(intake=Intake(**said), by=by, at=at).number


@pytest.fixture
def house(db: None, shared_house: None) -> None:
    """A furnished house; whatever a test does to it is undone after it."""


@pytest.fixture(scope="module")
def shared_house(shared_db: None, at: datetime) -> None:  # noqa: ARG001  (a fixture asks for another one by naming it)
    furnish(at)


@pytest.fixture(scope="module")
def contact_words(shared_house: None, at: datetime) -> None:  # noqa: ARG001  (likewise)
    """Give the house the reasons for contacts and the templates of their records."""
    install_default_reasons(by=SEED, at=at)
    install_default_wrap_up(by=SEED, at=at)
    install_default_scripts(by=SEED, at=at)


@pytest.fixture(scope="module")
def business(contact_words: None, at: datetime) -> None:  # noqa: ARG001  (likewise)
    """Give it the business that can be done in a contact."""
    install_default_orders(by=SEED, at=at)


@pytest.fixture
def desk(house: None, at: datetime) -> Desk:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return a client that is signed in as one of the people, speaking English."""

    def signed_in(username: str) -> Client:
        client = Client()
        session = open_session(User.objects.get(username=username), address=None, device="test", at=at)
        client.cookies[COOKIE] = session.secret
        client.cookies["django_language"] = "en"
        return client

    return signed_in


@pytest.fixture
def take(house: None, at: datetime) -> Take:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Take in a complaint and return its number."""

    def taken(title: str = "Charged twice in May", *, who: str = "li-wei", hours_ago: int = 1, **more: object) -> str:
        return receive(title, by=by(who), at=at - timedelta(hours=hours_ago), **more)

    return taken


@pytest.fixture(autouse=True)
def _stopped(at: datetime) -> object:
    """Let pages see the same instant the rows were written at."""
    with time_machine.travel(at + timedelta(seconds=5), tick=False):
        yield
