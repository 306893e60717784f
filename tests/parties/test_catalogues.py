"""Brands, regions, segments and plans are listed: what isn't offered is refused, what was closed is kept."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from careline.kernel.sentences import say
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.reading import open_table
from careline.parties.models import CatalogueChange, CatalogueEntry, Customer
from careline.parties.operations.catalogues import EntryTold, close_entry, set_entry
from careline.parties.operations.customers import match_or_register, register_customer, update_customer
from careline.parties.operations.importing import import_customers
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.operations.verifying import correct_attribute
from careline.parties.queries.catalogues import NoSuchEntry, offered_codes
from careline.parties.queries.import_maps import list_map
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.catalogues import (
    Catalogue,
    EntryIsClosed,
    EntryNameMissing,
    NotAnEntryCode,
    NotInCatalogue,
    check_offered,
)
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import SubscriptionDetails, SubscriptionStatus
from careline.parties.rules.import_row import CustomerReader
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TODAY = date(2026, 11, 20)
HOUSE = system("house")
NAMES = EntryTold(name_zh="全球通", name_en="Global Tone")
HEADER = "客户编号,客户类型,姓名,联系电话,邮箱,地址,证件类型,证件号码,品牌,地区编码,客群,等级,城市"


def listed(catalogue: Catalogue, *codes: str) -> None:
    for code in codes:
        set_entry(catalogue=catalogue, code=code, told=NAMES, by=HOUSE, at=NOW)


def test_a_catalogue_nobody_began_takes_any_code() -> None:
    check_offered({"brand": "anything"}, {})
    with pytest.raises(NotInCatalogue) as refused:
        check_offered({"brand": "anything"}, {Catalogue.BRAND: {"b", "a"}})
    assert refused.value.field == "brand"
    with translation.override("en"):
        assert "Use one of: a, b" in str(say(refused.value).remedy)
    check_offered({"brand": "anything"}, {Catalogue.BRAND: ()}, kept={"brand": "anything"})


def test_who_names_a_brand_names_one_that_is_offered(agent: Actor) -> None:
    told = CustomerDetails(number="13800138000", brand="global-tone")
    register_customer(details=told, by=agent, at=NOW)
    listed(Catalogue.BRAND, "easy-own")
    for act in (register_customer, match_or_register):
        with pytest.raises(NotInCatalogue):
            act(details=CustomerDetails(number="13900139000", brand="m-zone"), by=agent, at=NOW)
    customer = Customer.objects.get()
    changed = CustomerDetails(number="13800138000", brand="global-tone", region="beijing")
    update_customer(customer=customer, details=changed, version=1, by=agent, at=NOW)  # what stands may stay
    with pytest.raises(NotInCatalogue):
        correct_attribute(customer=customer.id, attribute=Attribute.BRAND, value="m-zone", by=agent, at=NOW)
    correct_attribute(customer=customer.id, attribute=Attribute.BRAND, value="easy-own", by=agent, at=NOW)


@pytest.mark.django_db
def test_a_list_brings_in_what_is_offered_and_says_of_the_rest_which_column_is_wrong() -> None:
    listed(Catalogue.SEGMENT, "family")
    lines = [f"C{n},个人,王芳,1380013800{n},,,,,,,{segment},普通," for n, segment in enumerate(("family", "sme"))]
    table = open_table(io.BytesIO("\n".join([HEADER, *lines]).encode()), UPLOADED)
    reader = CustomerReader(list_map("generic"))
    outcome = import_customers(rows=list(table.rows), reader=reader, by=HOUSE, at=NOW)
    assert outcome.imported == 1
    (wrong,) = outcome.rejected
    assert wrong.column == "客群"
    assert isinstance(wrong.refusal, NotInCatalogue)


def test_a_closed_plan_is_kept_by_who_has_it_and_given_to_nobody_else(agent: Actor) -> None:
    listed(Catalogue.PLAN, "5g-99", "5g-199")
    customer = register_customer(details=CustomerDetails(number="13800138000"), by=agent, at=NOW)
    told = SubscriptionDetails(number="13900139000", plan="5g-99", since=TODAY)
    line = begin_subscription(customer=customer.id, details=told, by=agent, at=NOW)
    close_entry(catalogue=Catalogue.PLAN, code="5g-99", by=HOUSE, at=LATER)
    assert offered_codes() == {Catalogue.PLAN: {"5g-199"}}
    again = SubscriptionDetails(number="13900139001", plan="5g-99", since=TODAY)
    with pytest.raises(NotInCatalogue):
        begin_subscription(customer=customer.id, details=again, by=agent, at=LATER)

    def change(plan: str) -> None:
        change_subscription(
            subscription=line.id,
            brand="",
            plan=plan,
            status=SubscriptionStatus.SUSPENDED,
            on=TODAY,
            by=agent,
            at=LATER,
        )

    change("5g-99")
    change("5g-199")
    with pytest.raises(NotInCatalogue):
        change("5g-99")


def test_every_change_stays_with_its_names(administrator: Actor, agent: Actor) -> None:
    def put(name: str, at: datetime) -> CatalogueEntry:
        told = EntryTold(name_zh=name, name_en="Global Tone", position=2)
        return set_entry(catalogue=Catalogue.BRAND, code="global-tone", told=told, by=administrator, at=at)

    put("全球通", NOW)
    put("全球通新", LATER)
    close_entry(catalogue=Catalogue.BRAND, code="global-tone", by=administrator, at=LATER)
    with pytest.raises(EntryIsClosed):
        close_entry(catalogue=Catalogue.BRAND, code="global-tone", by=administrator, at=LATER)
    assert put("全球通", LATER).closed_at is None
    said = list(CatalogueChange.objects.order_by("id").values_list("act", "name_zh"))
    assert said == [("added", "全球通"), ("renamed", "全球通新"), ("closed", "全球通新"), ("reopened", "全球通")]
    assert LedgerEntry.objects.filter(event__startswith="parties.catalogue_entry").count() == len(said)
    with pytest.raises(Forbidden):
        set_entry(catalogue=Catalogue.BRAND, code="x", told=NAMES, by=agent, at=NOW)
    with pytest.raises(NotAnEntryCode):
        set_entry(catalogue=Catalogue.BRAND, code="Global Tone", told=NAMES, by=administrator, at=NOW)
    blank = EntryTold(name_zh=" ", name_en="x")
    with pytest.raises(EntryNameMissing):
        set_entry(catalogue=Catalogue.BRAND, code="x", told=blank, by=administrator, at=NOW)
    with pytest.raises(NoSuchEntry):
        close_entry(catalogue=Catalogue.PLAN, code="global-tone", by=administrator, at=NOW)
