"""Kept lists of customers and needs: what is chosen may be kept, what is told of somebody never is."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.parties.models import Customer
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customers
from careline.parties.operations.needs import collect_need
from careline.parties.queries.listing import list_customers
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.needs import NeedCategory, NeedSource
from careline.parties.rules.wanted import TELLING, Wanted
from careline.security.actor import Actor, system
from careline.security.models import KeptList
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.policy import Forbidden
from careline.security.queries.bounded import COUNTED_TO, counted_up_to
from careline.security.queries.kept_lists import Held, NoSuchList, counted_lists, kept_list, kept_lists
from careline.security.rules.kept_lists import BadListFilter
from careline.security.rules.roles import Role
from tests.parties.conftest import member

SYSTEM = system("test")


@pytest.fixture
def lead(request: pytest.FixtureRequest, at: datetime) -> Actor:
    """Return a supervisor of a house with two segments, a region, and customers in them."""
    request.getfixturevalue("db")
    for catalogue, code in ((Catalogue.SEGMENT, "student"), (Catalogue.SEGMENT, "senior"), (Catalogue.REGION, "bj")):
        set_entry(catalogue=catalogue, code=code, told=EntryTold(name_zh=code, name_en=code), by=SYSTEM, at=at)
    people = [
        CustomerDetails(name="王芳", number="13800138000", segment="student", region="bj"),
        CustomerDetails(name="王强", number="13900138000", segment="student"),
        CustomerDetails(name="李雷", number="13700001111", segment="senior"),
    ]
    register_customers(details=people, by=SYSTEM, at=at)
    return member("zhaomin", Role.SUPERVISOR)


def keep(by: Actor, at: datetime, *, kind: str = "customers", called: str = "list", **narrowed: str) -> KeptList:
    return keep_list(told=ListTold(name=called, narrowed=narrowed), kind=kind, by=by, at=at)


def test_each_list_is_counted_by_what_the_list_itself_shows(lead: Actor, at: datetime) -> None:
    asked: list[dict[str, str]] = [{"segment": "student"}, {"segment": "student", "region": "bj"}, {"tier": "vip"}]
    lists = [keep(lead, at, called=f"list {n}", **narrowed) for n, narrowed in enumerate(asked)]
    with CaptureQueriesContext(connection) as asked_for:
        counts = counted_lists(by=lead, at=at, lists=lists)
    assert len([one for one in asked_for if "count(*)" in one["sql"]]) == 1
    assert counts == {lists[0].id: Held(2), lists[1].id: Held(1), lists[2].id: Held(0)}
    for row, narrowed in zip(lists, asked, strict=True):
        page = list_customers(by=lead, wanted=Wanted.of_texts(narrowed), at=at)
        assert counts[row.id].count == len(page.rows)


@pytest.mark.parametrize(
    "narrowed",
    [
        *({name: "13800138000"} for name in TELLING),
        {"segment": "13800138000"},
        {"segment": "wang"},
        {"line_brand": "wang"},
        {"plan": "5g-59"},  # nobody began that catalogue, so that the code was typed
        {"place": "北京"},
        {"source_channel": "phone"},
        {"batch": "0197a1b2-0000-7000-8000-000000000000"},
        {"language": "王芳"},
        {"since": "yesterday"},
        {"tier": "13800138000"},
    ],
)
def test_what_is_told_or_typed_is_never_kept(lead: Actor, at: datetime, narrowed: dict[str, str]) -> None:
    with pytest.raises(BadListFilter):
        keep(lead, at, **narrowed)
    assert not KeptList.objects.exists()


def test_who_may_not_walk_through_customers_is_offered_no_list_of_them(lead: Actor, at: datetime) -> None:
    agent = member("liwei", Role.AGENT)
    with pytest.raises(Forbidden):
        keep(agent, at, segment="student")
    shared = keep_list(told=ListTold(name="Ours", is_shared=True), kind="customers", by=lead, at=at)
    assert kept_lists(by=agent) == []
    with pytest.raises(NoSuchList):
        kept_list(by=agent, kept=shared.id)
    inspector = member("inspector", Role.QUALITY_INSPECTOR)
    assert kept_lists(by=inspector, kind="customers") == [shared]
    assert counted_lists(by=inspector, at=at, lists=[shared])[shared.id] == Held(3)


def test_counting_ends_where_nobody_reads_on(lead: Actor) -> None:
    assert lead
    cuts = {"all": Customer.objects.order_by("-id"), "none": Customer.objects.none()}
    cuts["one"] = Customer.objects.filter(segment="senior")
    assert counted_up_to(cuts, most=2) == {"all": 2, "none": 0, "one": 1}
    assert counted_up_to({}) == {}


def test_so_many_or_more_are_told_as_such(lead: Actor, at: datetime) -> None:
    """A thousand are counted, and the next one isn't."""
    set_entry(catalogue=Catalogue.SEGMENT, code="many", told=EntryTold(name_zh="多", name_en="Many"), by=SYSTEM, at=at)
    register_customers(details=[CustomerDetails(segment="many") for _ in range(COUNTED_TO)], by=SYSTEM, at=at)
    row = keep(lead, at, segment="many")
    assert counted_lists(by=lead, at=at, lists=[row]) == {row.id: Held(COUNTED_TO, is_at_least=True)}


def test_needs_are_kept_by_status_and_theme(lead: Actor, at: datetime) -> None:
    customer = Customer.objects.order_by("id")[0]
    for category in (NeedCategory.PRICE, NeedCategory.PRICE, NeedCategory.NETWORK):
        collect_need(customer=customer.id, source=NeedSource.CONTACT, category=category, text="便宜些", by=lead, at=at)
    lists = [
        keep(lead, at, kind="needs", called="price", category="price", view="collected"),
        keep(lead, at, kind="needs", called="told", view="told"),
    ]
    assert counted_lists(by=lead, at=at, lists=lists) == {lists[0].id: Held(2), lists[1].id: Held(0)}
    with pytest.raises(BadListFilter):
        keep(lead, at, kind="needs", called="odd", view="lost")
