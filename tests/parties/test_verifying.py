"""Each attribute has a source; who makes sure of it leaves a row, and from these follow accuracy and stale profiles."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.reading import open_table
from careline.parties.models import AttributeCheck, Customer, StaleBound
from careline.parties.operations.bounding import set_stale_bound
from careline.parties.operations.customers import CustomerChanged, register_customer
from careline.parties.operations.importing import import_customers
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.queries.accuracy import ChecksWanted, accuracy_by_attribute, accuracy_by_person, checks_made
from careline.parties.queries.customers import masked
from careline.parties.queries.import_maps import list_map
from careline.parties.queries.listing import list_customers
from careline.parties.queries.provenance import provenance_of
from careline.parties.rules.attributes import (
    Attribute,
    AttributeMissing,
    Checked,
    CheckOutcome,
    Entered,
    EntrySource,
    NothingToVerify,
    provenances,
)
from careline.parties.rules.details import DocumentKind, NotANumber
from careline.parties.rules.import_row import CustomerReader
from careline.parties.rules.staleness import LEAST, MOST, NotABound, check_bound
from careline.parties.rules.wanted import Wanted
from careline.security.actor import Actor
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HEADER = "客户编号,客户类型,姓名,联系电话,邮箱,地址,证件类型,证件号码,品牌,地区编码,客群,等级,城市"


@pytest.fixture
def customer(agent: Actor) -> Customer:
    return register_customer(details=WANG_FANG, by=agent, at=NOW)


@pytest.fixture
def supervisor(agent: Actor) -> Actor:  # noqa: ARG001  (it opens the database)
    return member("zhao", Role.SUPERVISOR)


def of(customer: Customer, attribute: Attribute, by: Actor) -> tuple[str, str, str]:
    found = provenance_of(by=by, customer=customer.id)[attribute]
    return found.entered.source, found.entered.by, found.checked.outcome if found.checked else ""


def test_a_check_before_the_value_was_written_says_nothing_of_it() -> None:
    first = Entered(source=EntrySource.LIST, by="zhao", by_id=None, at=NOW)
    later = Entered(
        source=EntrySource.STAFF, by="li", by_id=None, at=NOW + 2 * DAY, attributes=frozenset({"brand", "elsewhere"})
    )
    seen = Checked(outcome=CheckOutcome.CONFIRMED, by="li", at=NOW + DAY)
    found = provenances([first, later], {Attribute.BRAND: seen, Attribute.NAME: seen})
    assert found[Attribute.BRAND].entered == later
    assert found[Attribute.BRAND].checked is None
    assert (found[Attribute.NAME].entered, found[Attribute.NAME].checked) == (first, seen)


def test_an_attribute_is_confirmed_as_it_stands(agent: Actor, customer: Customer) -> None:
    assert of(customer, Attribute.NUMBER, agent) == ("staff", "liwei", "")
    confirm_attribute(customer=customer.id, attribute=Attribute.NUMBER, by=agent, at=NOW + DAY)
    assert of(customer, Attribute.NUMBER, agent) == ("staff", "liwei", "confirmed")
    assert of(customer, Attribute.NAME, agent) == ("staff", "liwei", "")
    after = Customer.objects.get()
    assert (after.version, after.checked_at) == (customer.version, NOW + DAY)
    entry = LedgerEntry.objects.get(event="parties.attribute_verified")
    assert entry.data == {"attribute": "number", "outcome": "confirmed", "source": "staff"}


def test_what_is_corrected_is_sealed_anew_and_counts_against_who_entered_it(
    agent: Actor, supervisor: Actor, customer: Customer
) -> None:
    correct_attribute(
        customer=customer.id, attribute=Attribute.NUMBER, value="139 0013 9000", by=supervisor, at=NOW + DAY
    )
    after = Customer.objects.select_related("key").get()
    assert masked(after).number == "139****9000"
    assert masked(after).name == "王*", "everything else stands as it stood"
    assert after.version == customer.version + 1
    assert of(customer, Attribute.NUMBER, agent) == ("staff", "zhao", "corrected")
    check = AttributeCheck.objects.get()
    assert (check.entered_by_name, check.entered_at, check.actor_name) == ("liwei", NOW, "zhao")
    assert "13900139000" not in str(LedgerEntry.objects.values_list("data", flat=True))


def test_who_corrects_to_what_stands_confirms_and_who_fills_a_gap_verifies_nothing(
    agent: Actor, customer: Customer
) -> None:
    same = correct_attribute(
        customer=customer.id, attribute=Attribute.NUMBER, value="+86 13800138000", by=agent, at=NOW + DAY
    )
    assert same
    assert same.outcome == "confirmed"
    gap = correct_attribute(customer=customer.id, attribute=Attribute.SEGMENT, value="youth", by=agent, at=NOW + DAY)
    assert gap is None
    assert of(customer, Attribute.SEGMENT, agent) == ("staff", "liwei", "")


def test_a_document_is_corrected_with_its_kind(agent: Actor, customer: Customer) -> None:
    correct_attribute(
        customer=customer.id,
        attribute=Attribute.DOCUMENT,
        value="E12345678",
        document_kind=DocumentKind.PASSPORT,
        by=agent,
        at=NOW + DAY,
    )
    assert Customer.objects.get().document_kind == "passport"


def test_what_can_not_be_is_refused_and_nothing_is_written(agent: Actor, auditor: Actor, customer: Customer) -> None:
    with pytest.raises(NothingToVerify):
        confirm_attribute(customer=customer.id, attribute=Attribute.SEGMENT, by=agent, at=NOW)
    with pytest.raises(AttributeMissing):
        correct_attribute(customer=customer.id, attribute=Attribute.NAME, value=" ", by=agent, at=NOW)
    with pytest.raises(NotANumber):
        correct_attribute(customer=customer.id, attribute=Attribute.NUMBER, value="12", by=agent, at=NOW)
    with pytest.raises(CustomerChanged):
        confirm_attribute(customer=customer.id, attribute=Attribute.NAME, version=7, by=agent, at=NOW)
    with pytest.raises(Forbidden):
        confirm_attribute(customer=customer.id, attribute=Attribute.NAME, by=auditor, at=NOW)
    assert not AttributeCheck.objects.exists()
    assert Customer.objects.get().version == customer.version


def test_what_came_with_a_list_says_so(agent: Actor, supervisor: Actor) -> None:
    the_map = list_map("generic")
    table = open_table(io.BytesIO(f"{HEADER}\nC1,个人,王芳,13800138000{',' * 9}".encode()), UPLOADED)
    import_customers(rows=list(table.rows), reader=CustomerReader(the_map), by=supervisor, at=NOW)
    found = provenance_of(by=agent, customer=Customer.objects.get().id)[Attribute.NAME].entered
    assert (found.source, found.of_list, found.by) == ("list", the_map.source, "zhao")


def test_accuracy_is_the_share_that_was_right_by_who_entered_it(
    agent: Actor, supervisor: Actor, customer: Customer
) -> None:
    for attribute in (Attribute.NAME, Attribute.EMAIL, Attribute.NUMBER):
        confirm_attribute(customer=customer.id, attribute=attribute, by=supervisor, at=NOW + DAY)
    correct_attribute(customer=customer.id, attribute=Attribute.BRAND, value="easy-own", by=supervisor, at=NOW + DAY)
    confirm_attribute(customer=customer.id, attribute=Attribute.BRAND, by=agent, at=NOW + 2 * DAY)
    wanted = ChecksWanted(since=NOW, before=NOW + 3 * DAY)
    li, zhao = accuracy_by_person(by=supervisor, wanted=wanted)
    assert (li.label, li.verified, li.corrected, li.share) == ("liwei", 4, 1, 0.75)
    assert (zhao.label, zhao.verified, zhao.share) == ("zhao", 1, 1.0)
    least, *_ = accuracy_by_attribute(by=supervisor, wanted=wanted)
    assert (least.label, least.share) == ("brand", 0.5)
    only = ChecksWanted(since=NOW, before=NOW + 3 * DAY, entered_by=agent.id, outcome=CheckOutcome.CORRECTED)
    assert [row.attribute for row in checks_made(by=supervisor, wanted=only).rows] == ["brand"]
    page = checks_made(by=supervisor, wanted=wanted, limit=2)
    assert page.next
    assert len(checks_made(by=supervisor, wanted=wanted, after=page.next.encode()).rows) == 3
    assert accuracy_by_person(by=supervisor, wanted=ChecksWanted(since=NOW + 9 * DAY, before=NOW + 10 * DAY)) == []
    with pytest.raises(Forbidden):
        accuracy_by_person(by=agent, wanted=wanted)


def test_a_profile_is_stale_when_nobody_looked_at_it_for_longer_than_the_bound(
    agent: Actor, supervisor: Actor, customer: Customer
) -> None:
    def stale(at: datetime) -> int:
        return len(list_customers(by=supervisor, wanted=Wanted(stale="yes"), at=at).rows)

    assert (stale(NOW + 365 * DAY), stale(NOW + 366 * DAY)) == (0, 1)
    administrator = member("root", Role.ADMINISTRATOR)
    for days in (29, 3651):
        with pytest.raises(NotABound):
            set_stale_bound(days=days, by=administrator, at=NOW)
    with pytest.raises(Forbidden):
        set_stale_bound(days=60, by=supervisor, at=NOW)
    set_stale_bound(days=60, by=administrator, at=NOW)
    set_stale_bound(days=60, by=administrator, at=NOW)
    assert StaleBound.objects.count() == 1
    assert stale(NOW + 61 * DAY) == 1
    confirm_attribute(customer=customer.id, attribute=Attribute.NAME, by=agent, at=NOW + 61 * DAY)
    assert stale(NOW + 62 * DAY) == 0


def test_a_bound_is_from_a_month_to_ten_years() -> None:
    assert [check_bound(days) for days in (30, 3650)] == [LEAST, MOST]
    for days in (29, 3651):
        with pytest.raises(NotABound):
            check_bound(days)
