"""Habits on the customer's page and in the list: figures that lead to their rows, a plain word where there are none."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from careline.cases.models import Complaint, CustomerFeatures
from careline.cases.operations.features import compute_features, compute_next_features
from careline.parties.models import Customer
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.customers import register_customers
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerDetails
from careline.security.models import KeptList, RoleGrant, User
from careline.security.operations.custom_roles import RoleTold, grant_custom_role, make_custom_role
from careline.security.policy import Reach
from tests.cases.recounting import contact, line, said, used
from tests.web.conftest import SEED, Desk, Take
from tests.web.conftest import by as actor

DAY = timedelta(days=1)


@pytest.fixture
def page(take: Take) -> str:
    """Return the address of Wang Fang's page, who has one open complaint."""
    take()
    return f"/customers/{Customer.objects.get().id}"


def computed(at: datetime) -> None:
    while compute_next_features(by=SEED, at=at):
        pass


def whose(page: str) -> UUID:
    return UUID(page.rpartition("/")[2])


def panel(shown: Any) -> str:
    """Return what stands in the panel, as one reads it."""
    found = re.search(r'aria-labelledby="habits">(.*?)</section>', shown.content.decode(), re.DOTALL)
    return found.group(1) if found else ""


def read(panel: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", panel).split())


def test_each_figure_leads_to_its_rows(desk: Desk, page: str, at: datetime) -> None:
    who = Customer.objects.get()
    for days in (2, 30, 200):
        contact(who, at - days * DAY)
    said(who, ConsentAct.GIVEN, at - DAY)
    month = at.date().replace(day=1) - DAY
    phone = line(who, month)
    used(phone, month.replace(day=1), 12_000)
    used(phone, (at - 150 * DAY).date().replace(day=1), 10_000)
    computed(at)
    shown = panel(desk("li-wei").get(page))
    text = read(shown)
    assert "Last contact 2 days ago Contacts" in text
    assert "Contacts 2 in 90 days, 3 in 365" in text
    assert "Mostly by Phone" in text
    assert "usually from 10:00 to 11:00" in text
    assert "Spent a month ¥120.00 20% more than before" in text
    assert "Complaints 1 in 365 days 1 open" in text
    assert "As of" in text
    for rows in ("contacts", "complaints", "orders", "holdings#used"):
        assert f'href="{page}/{rows}"' in shown
        assert desk("li-wei").get(f"{page}/{rows}").status_code == 200


def test_what_is_spent_is_told_of_who_agreed_only(desk: Desk, page: str, at: datetime) -> None:
    computed(at)
    shown = panel(desk("li-wei").get(page))
    assert "Spent a month not analysed the customer hasn’t agreed to it" in read(shown)
    assert f'href="{page}/wishes"' in shown
    said(Customer.objects.get(), ConsentAct.GIVEN, at)
    compute_features(customers=[whose(page)], by=SEED, at=at)
    assert "Spent a month not known" in read(panel(desk("li-wei").get(page)))


def test_before_the_first_night_the_page_says_so(desk: Desk, page: str) -> None:
    assert "Nothing was computed of this customer’s habits yet." in read(panel(desk("li-wei").get(page)))


def test_who_refused_is_told_of_nowhere_from_that_moment_on(desk: Desk, page: str, at: datetime) -> None:
    computed(at)
    no = ConsentTold(purpose=ConsentPurpose.PROFILING, act=ConsentAct.WITHDRAWN, channel=ConsentChannel.PHONE)
    record_consent(customer=whose(page), told=no, by=actor("li-wei"), at=at)
    assert CustomerFeatures.objects.exists(), "the relay hasn't come by yet"
    text = read(panel(desk("li-wei").get(page)))
    assert "refused to be analysed" in text
    assert "Last contact" not in text


def test_nobody_counts_a_complaint_about_himself(desk: Desk, page: str, at: datetime) -> None:
    Complaint.objects.update(complained_about=User.objects.get(username="zhao-min"))
    computed(at)
    assert "Complaints 1 in 365 days 1 open" in read(panel(desk("auditor").get(page)))
    mine = read(panel(desk("zhao-min").get(page)))
    assert "Complaints 0 in 365 days Service" in mine
    for username, found in (("auditor", True), ("zhao-min", False)):
        client = desk(username)
        where = client.post("/customers/searches", {"complaints_365": "1"}).headers["Location"]
        assert (page in client.get(where).content.decode()) is found


@pytest.fixture
def people(desk: Desk, at: datetime) -> dict[str, Customer]:
    """Return a few customers: one who is silent, one who calls often, one who writes and spends, two who only spend."""
    assert desk
    names = ("silent", "caller", "writer", "more", "most")
    details = [CustomerDetails(name=f"某{n}", number=f"1390013800{n}") for n in range(5)]
    rows = register_customers(details=details, by=SEED, at=at - 400 * DAY)
    found = dict(zip(names, rows, strict=True))
    contact(found["silent"], at - 300 * DAY)
    for days in (1, 2, 3):
        contact(found["caller"], at - days * DAY)
    contact(found["writer"], at - 100 * DAY, channel="email")
    for one, amount in zip(rows, (100, 200, 900, 950, 990), strict=True):
        said(one, ConsentAct.GIVEN, at - DAY)
        used(line(one, at.date()), (at.date().replace(day=1) - DAY).replace(day=1), amount)
    computed(at)
    return found


@pytest.mark.parametrize(
    ("asked", "fit", "told"),
    [
        ({"silent_for": "90"}, {"silent", "writer", "more", "most"}, "never in contact"),
        ({"contacts_90": "3"}, {"caller"}, "3 contacts"),
        ({"spend_band": "5"}, {"most"}, "¥9.90"),
        ({"spend_band": "3"}, {"writer"}, "¥9.00"),
        ({"main_channel": "email"}, {"writer"}, "E-mail"),
        ({"main_channel": "phone", "silent_for": "30"}, {"silent"}, "300 days ago · Phone"),
        ({"main_channel": "phone", "spend_band": "2"}, {"caller"}, "¥2.00 · Phone"),
    ],
)
def test_the_list_narrows_by_habits_and_says_by_which(
    desk: Desk, people: dict[str, Customer], asked: dict[str, str], fit: set[str], told: str
) -> None:
    client = desk("zhao-min")
    where = client.post("/customers/searches", asked).headers["Location"]
    shown = client.get(where).content.decode()
    assert {name for name, one in people.items() if str(one.id) in shown} == fit
    assert told in shown
    again = {name: f'name="{name}" value="{value}"' for name, value in asked.items() if name.endswith(("for", "90"))}
    assert all(value in shown for value in again.values()), "what was asked stands in the form"


def test_a_list_narrowed_by_habits_is_kept_and_counted(desk: Desk, people: dict[str, Customer]) -> None:
    client = desk("zhao-min")
    asked = {"silent_for": "90", "main_channel": "email"}
    assert client.post("/lists/customers/new", asked | {"name": "Writers"}).status_code == 302
    saved = KeptList.objects.get()
    assert saved.narrowed == asked
    shown = client.get(f"/customers?saved={saved.id}").content.decode()
    assert str(people["writer"].id) in shown
    assert str(people["silent"].id) not in shown
    assert re.search(r"Writers.*?>1<", shown, re.DOTALL), "counted as the list shows it"


def test_who_may_list_customers_and_not_read_habits_is_offered_none(
    desk: Desk, people: dict[str, Customer], at: datetime
) -> None:
    reach = {"parties.list_customers": Reach.ALL, "parties.read_customer": Reach.ALL}
    told = RoleTold(name_zh="名单", name_en="Lists", rights=reach)
    make_custom_role(code="lists", told=told, by=SEED, at=at)
    lister = User.objects.get(username="sun")
    RoleGrant.objects.filter(user=lister).delete()
    grant_custom_role(user=lister, code="lists", by=SEED, at=at)
    client = desk("sun")
    shown = client.get("/customers").content.decode()
    assert str(people["caller"].id) in shown
    assert 'name="silent_for"' not in shown
    assert "habits" not in client.get(f"/customers/{people['caller'].id}").content.decode()
    where = client.post("/customers/searches", {"contacts_90": "3"}).headers["Location"]
    assert "search=" not in where, "what isn't offered isn't asked"


@pytest.mark.parametrize(
    "asked", [{"silent_for": "0"}, {"contacts_90": "x"}, {"spend_band": "6"}, {"main_channel": "pigeon"}]
)
def test_a_number_that_is_none_is_the_fields_fault(desk: Desk, asked: dict[str, str]) -> None:
    assert desk("zhao-min").post("/customers/searches", asked).status_code == 422
