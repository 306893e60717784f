"""Registering, matching, finding and changing customers, one or many."""

from dataclasses import replace
from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.parties.models.sealed import clear_fields
from careline.parties.operations.customers import (
    CustomerChanged,
    match_or_register,
    match_or_register_all,
    register_customer,
    register_customers,
    update_customer,
)
from careline.parties.operations.forgetting import forget_customer
from careline.parties.queries.customers import (
    LIMIT,
    NoSuchCustomer,
    NothingToFind,
    count_customers,
    find_customers,
    known_customer,
    known_customers,
    masked,
)
from careline.parties.rules.details import CustomerDetails, NotANumber, Tier
from careline.parties.rules.fields import Field
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, PersonKey
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from careline.security.rules.sealing import Unreadable
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")


def test_a_customer_is_shown_masked(agent: Actor, at: datetime) -> None:
    shown = masked(register_customer(details=WANG_FANG, by=agent, at=at))
    assert (shown.name, shown.number, shown.email) == ("王*", "138****8000", "w***@example.com")
    assert (shown.address, shown.document) == ("北京市朝阳区****", "1********X")
    assert (shown.is_identified, shown.brand, shown.region, shown.place) == (True, "global-tone", "beijing", "北京")


def test_the_ledger_tells_of_the_customer_in_codes(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=agent, at=at)
    (entry,) = LedgerEntry.objects.filter(subject_id=customer.id)
    assert entry.event == "parties.customer_registered"
    assert entry.data == {"kind": "individual", "is_identified": True, "source_channel": "phone"}


def test_an_unidentified_customer_has_a_place_and_no_key(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(place="Abingdon, Maryland"), by=agent, at=at)
    assert (customer.key, customer.is_identified) == (None, False)
    assert (masked(customer).name, masked(customer).place) == ("", "Abingdon, Maryland")


@pytest.mark.django_db
def test_the_unidentified_are_never_merged_and_never_counted(at: datetime) -> None:
    nobody = CustomerDetails(place="Abingdon, Maryland")
    rows = match_or_register_all(details=[nobody, nobody, WANG_FANG, WANG_FANG], by=SYSTEM, at=at)
    assert len({row.id for row in rows}) == 3
    assert count_customers(by=SYSTEM) == 1


@pytest.mark.django_db
def test_a_number_known_in_any_spelling_is_the_same_customer(at: datetime) -> None:
    first = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    register_customer(details=WANG_FANG, by=SYSTEM, at=at)  # her husband, say
    found = match_or_register(details=CustomerDetails(name="李四", number="+86 13800138000"), by=SYSTEM, at=at)
    assert found == first  # who has been known longest
    assert clear_fields(found)[Field.NAME] == "王芳"  # a caller may be anybody: nothing is written over


@pytest.mark.django_db
def test_one_by_one_and_all_at_once_give_equal_rows(at: datetime) -> None:
    told = [WANG_FANG, CustomerDetails(place="北京"), CustomerDetails(name="John Smith", email="j@example.com")]
    singly = [register_customer(details=one, by=SYSTEM, at=at) for one in told]
    together = register_customers(details=told, by=SYSTEM, at=at)
    for one, other in zip(singly, together, strict=True):
        assert comparable(one) == comparable(other)
        assert entries(one) == entries(other)


def comparable(customer: Customer) -> dict[str, object]:
    """Return a row but for what differs by nature: names, keys and ciphertexts."""
    row = Customer.objects.select_related("key").get(pk=customer.pk)
    fields = {one.name for one in Customer._meta.fields} - {"id", "key", *(f"{field}_sealed" for field in Field)}
    return {name: getattr(row, name) for name in fields} | {"clear": clear_fields(row), "has_key": row.key is not None}


def entries(customer: Customer) -> list[tuple[str, object]]:
    return [(one.event, one.data) for one in LedgerEntry.objects.filter(subject_id=customer.id)]


@pytest.mark.django_db
def test_many_are_registered_in_a_few_queries(
    at: datetime, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    told = [replace(WANG_FANG, number=f"138{n:08}") for n in range(200)]
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # the fixture is a context manager
        rows = match_or_register_all(details=told, by=SYSTEM, at=at)
    assert len({row.id for row in rows}) == 200


@pytest.mark.django_db
def test_one_bad_row_keeps_the_whole_set_out(at: datetime) -> None:
    with pytest.raises(NotANumber):
        register_customers(details=[WANG_FANG, CustomerDetails(number="12")], by=SYSTEM, at=at)
    assert (Customer.objects.count(), PersonKey.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_intakes_of_one_number_at_one_moment_make_one_customer(at: datetime) -> None:
    gate = Barrier(5)

    def take_in() -> None:
        gate.wait()
        match_or_register(details=WANG_FANG, by=SYSTEM, at=at)
        connection.close()

    threads = [Thread(target=take_in) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    "search",
    [
        {"number": "+86 138-0013-8000"},
        {"last4": "8000"},
        {"surname": "王"},
        {"name": "王 芳"},
        {"email": "WANGFANG@example.com"},
        {"surname": "王", "last4": "8000"},
    ],
)
def test_a_customer_is_found(agent: Actor, at: datetime, search: dict[str, str]) -> None:
    customer = register_customer(details=WANG_FANG, by=agent, at=at)
    register_customer(details=CustomerDetails(name="欧阳修", number="13912345678"), by=agent, at=at)
    found = find_customers(by=agent, **search)
    assert ([one.id for one in found.customers], found.has_more) == ([customer.id], False)


@pytest.mark.parametrize("search", [{"surname": "欧"}, {"surname": "欧阳", "last4": "8000"}, {"number": "8000123456"}])
def test_others_are_not_found(agent: Actor, at: datetime, search: dict[str, str]) -> None:
    register_customer(details=WANG_FANG, by=agent, at=at)
    register_customer(details=CustomerDetails(name="欧阳修", number="13912345678"), by=agent, at=at)
    assert find_customers(by=agent, **search).customers == ()


def test_a_search_ends_at_its_limit_and_needs_a_value(agent: Actor, at: datetime) -> None:
    register_customers(details=[CustomerDetails(name=f"王{n}") for n in range(LIMIT + 1)], by=agent, at=at)
    found = find_customers(by=agent, surname="王")
    assert (len(found.customers), found.has_more) == (LIMIT, True)
    for nothing in ({}, {"number": " "}, {"last4": "80"}):
        with pytest.raises(NothingToFind):
            find_customers(by=agent, **nothing)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_which_chairs_find_read_and_count(at: datetime, role: Role) -> None:
    customer, by = register_customer(details=WANG_FANG, by=SYSTEM, at=at), member("someone", role)
    desks = {Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR}
    readers = desks | {Role.QUALITY_INSPECTOR, Role.AUDITOR}
    if role in desks:
        assert find_customers(by=by, surname="王").customers
    else:
        with pytest.raises(Forbidden):
            find_customers(by=by, surname="王")
        with pytest.raises(Forbidden):
            register_customer(details=WANG_FANG, by=by, at=at)
    if role in readers:
        assert known_customer(by=by, id=customer.id) == customer
    else:
        with pytest.raises(NoSuchCustomer):
            known_customer(by=by, id=customer.id)
    assert set(known_customers(by=by, ids=[customer.id, new_id()])) == ({customer.id} if role in readers else set())


def test_an_update_seals_anew_only_what_changed(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=agent, at=at)
    told = replace(WANG_FANG, number="13912345678", tier=Tier.VIP)
    changed = update_customer(customer=customer, details=told, version=1, by=agent, at=at)
    row = Customer.objects.get(pk=customer.pk)
    assert (bytes(row.name_sealed or b""), row.tier, row.version) == (customer.name_sealed, "vip", 2)
    assert clear_fields(changed)[Field.NUMBER] == "+8613912345678"
    assert find_customers(by=agent, last4="8000").customers == ()
    assert len(find_customers(by=agent, number="13912345678").customers) == 1
    entry = LedgerEntry.objects.get(event="parties.customer_updated")
    assert entry.data == {"fields": ["number", "tier"]}


def test_an_update_that_changes_nothing_leaves_no_trace(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=agent, at=at)
    before = LedgerEntry.objects.count()
    assert update_customer(customer=customer, details=WANG_FANG, version=1, by=agent, at=at).version == 1
    assert LedgerEntry.objects.count() == before


def test_nobody_overwrites_what_he_has_not_seen(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=agent, at=at)
    update_customer(customer=customer, details=replace(WANG_FANG, tier=Tier.VIP), version=1, by=agent, at=at)
    with pytest.raises(CustomerChanged):
        update_customer(customer=customer, details=replace(WANG_FANG, brand="other"), version=1, by=agent, at=at)


def test_an_unidentified_customer_can_be_identified_and_emptied_again(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(place="北京"), by=agent, at=at)
    known = update_customer(customer=customer, details=WANG_FANG, version=1, by=agent, at=at)
    assert (known.is_identified, masked(known).name) == (True, "王*")
    emptied = update_customer(customer=known, details=CustomerDetails(place="北京"), version=2, by=agent, at=at)
    assert (emptied.is_identified, clear_fields(emptied), emptied.number_index) == (False, {}, None)


@pytest.mark.django_db
def test_ciphertexts_swapped_between_rows_or_columns_do_not_open(at: datetime) -> None:
    one, other = register_customers(details=[WANG_FANG, replace(WANG_FANG, name="李四")], by=SYSTEM, at=at)
    Customer.objects.filter(pk=one.pk).update(name_sealed=other.name_sealed)
    with pytest.raises(Unreadable):
        clear_fields(Customer.objects.get(pk=one.pk))
    Customer.objects.filter(pk=one.pk).update(name_sealed=one.email_sealed)
    with pytest.raises(Unreadable):
        clear_fields(Customer.objects.get(pk=one.pk))
    Customer.objects.filter(pk=one.pk).update(name_sealed=other.name_sealed, key=other.key)
    with pytest.raises(Unreadable):  # not even with the key taken along
        clear_fields(Customer.objects.get(pk=one.pk))


@pytest.mark.django_db
def test_a_forgotten_customer_is_readable_and_findable_by_nobody(at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    agent = member("liwei", Role.AGENT)
    with pytest.raises(Forbidden):
        forget_customer(customer=customer, by=agent, at=at)
    forget_customer(customer=customer, by=SYSTEM, at=at)
    forget_customer(customer=customer, by=SYSTEM, at=at)  # again: nothing happens
    row = Customer.objects.get(pk=customer.pk)
    assert (clear_fields(row), row.number_index, row.name_sealed, row.place) == ({}, None, None, "")
    assert masked(row).is_forgotten
    assert find_customers(by=SYSTEM, number="13800138000").customers == ()
    assert count_customers(by=SYSTEM) == 0
    with pytest.raises(CustomerIsForgotten):
        update_customer(customer=row, details=WANG_FANG, version=row.version, by=SYSTEM, at=at)
    assert match_or_register(details=WANG_FANG, by=SYSTEM, at=at) != customer
    assert [one.event for one in LedgerEntry.objects.filter(subject_id=customer.id).order_by("id")] == [
        "parties.customer_registered",
        "parties.customer_forgotten",
    ]
