"""A list of customers narrowed by what they hold and by what names them; the plans at volume use the indexes."""

from datetime import date, datetime
from typing import Any

import psycopg
import pytest

from careline.parties.models import Customer
from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.customers import register_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.queries.listing import fitting, list_customers
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import (
    NotAnAccountNumber,
    PaymentKind,
    ProductKind,
    SubscriptionDetails,
    SubscriptionStatus,
)
from careline.parties.rules.merging import MergeReason
from careline.parties.rules.wanted import NoSuchChoice, Wanted, wanted_in
from careline.security.actor import Actor, system
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
FILL = (
    "SET LOCAL session_replication_role = replica",  # these rows have no keys
    """
    INSERT INTO parties_customer (id, kind, is_identified, document_kind, brand, region, segment, tier, language, place,
        source_channel, registered_at, checked_at, version, document_index)
    SELECT gen_random_uuid(), 'individual', false, '', '', 'region-' || n % 31, '', 'standard', '',
        CASE WHEN n % 500 = 0 THEN '拉萨' ELSE '北京' END, '', now(), now(), 1, sha256(n::text::bytea)
    FROM generate_series(1, 100000) n
    """,
    """
    INSERT INTO parties_subscription (id, customer_id, key_id, kind, region, since, status, brand, plan, version)
    SELECT gen_random_uuid(), id, gen_random_uuid(), CASE WHEN random() < 0.02 THEN 'iptv' ELSE 'mobile' END, region,
        date '2020-01-01' + (random() * 2000)::int, CASE WHEN random() < 0.01 THEN 'suspended' ELSE 'active' END,
        'tone', CASE WHEN random() < 0.005 THEN 'rare' ELSE 'usual' END, 1
    FROM parties_customer
    """,
    """
    INSERT INTO parties_account (id, customer_id, key_id, number_index, payment, bill_day, opened_on)
    SELECT gen_random_uuid(), id, gen_random_uuid(), sha256(id::text::bytea), 'prepaid', 1, '2020-01-01'
    FROM parties_customer
    """,
    "ANALYZE parties_customer, parties_subscription, parties_account",
)
"""A hundred thousand customers, each with a line and an account, written by the tables' owner and taken back."""
VOLUME = (
    {"plan": "rare"},
    {"plan": "usual"},
    {"product": "iptv"},
    {"line_status": "suspended"},
    {"line_since": "2025-06-20"},
    {"line_region": "region-7", "plan": "rare"},
    {"place": "拉萨"},
    {"account": "AB88001"},
    {"document": "11010519491231002X"},
)
TOLD = {"payment": PaymentKind.PREPAID, "bill_day": 1, "opened_on": date(2024, 1, 1)}


@pytest.fixture
def supervisor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhaomin", Role.SUPERVISOR)


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    """Return Wang Fang, with one line that runs and one that ended."""
    request.getfixturevalue("db")
    row = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    runs = SubscriptionDetails(
        number="13700137000", since=date(2024, 5, 1), kind=ProductKind.IPTV, plan="5g-59", brand="tone", region="sh"
    )
    begin_subscription(customer=row.id, details=runs, by=SYSTEM, at=at)
    old = SubscriptionDetails(number="13600136000", since=date(2021, 5, 1), plan="old-8", region="bj")
    over = begin_subscription(customer=row.id, details=old, by=SYSTEM, at=at)
    ended: dict[str, Any] = {"brand": "", "plan": "old-8", "status": SubscriptionStatus.ENDED, "on": at.date()}
    change_subscription(subscription=over.id, **ended, by=SYSTEM, at=at)
    account = open_account(customer=row.id, number="AB 88001", **TOLD, by=SYSTEM, at=at)  # type: ignore[arg-type]  # a row
    close_account(account=account.id, closed_on=at.date(), by=SYSTEM, at=at)
    register_customer(details=CustomerDetails(number="13900139000", place="上海"), by=SYSTEM, at=at)
    return row


@pytest.mark.parametrize(
    "asked",
    [
        {"document": "11010519491231002x"},
        {"account": "ab88001"},
        {"place": "北"},
        {"plan": "5g-59"},
        {"product": "iptv", "line_region": "sh", "line_brand": "tone", "line_status": "active"},
        {"plan": "old-8", "line_status": "ended"},
        {"line_since": "2024-05-01", "line_before": "2024-05-02"},
        {"surname": "王", "plan": "5g-59"},
    ],
)
def test_who_holds_it_is_found(customer: Customer, supervisor: Actor, at: datetime, asked: dict[str, str]) -> None:
    wanted = wanted_in(Wanted.of_texts(asked).kept())
    assert [one.id for one in list_customers(by=supervisor, wanted=wanted, at=at).rows] == [customer.id]


@pytest.mark.parametrize(
    "asked",
    [
        {"document": "11010519491231002"},
        {"account": "88001"},
        {"place": "京"},
        {"plan": "old-8"},
        {"plan": "5g-59", "line_region": "bj"},
        {"product": "mobile"},
        {"line_status": "suspended"},
        {"line_since": "2024-05-02"},
        {"line_before": "2024-05-01"},
    ],
)
def test_one_line_fits_all_of_it_and_an_ended_one_only_when_asked(
    customer: Customer, supervisor: Actor, at: datetime, asked: dict[str, str]
) -> None:
    assert customer
    assert list_customers(by=supervisor, wanted=Wanted.of_texts(asked), at=at).rows == []


def test_what_no_vocabulary_has_is_refused_at_its_field(supervisor: Actor, at: datetime) -> None:
    for name in ("product", "line_status"):
        with pytest.raises(NoSuchChoice):
            Wanted(**{name: "x"})
    with pytest.raises(NotAnAccountNumber) as refused:
        list_customers(by=supervisor, wanted=Wanted(account="!"), at=at)
    assert refused.value.field == "account"


def test_who_was_merged_is_found_by_what_either_record_holds(
    customer: Customer, supervisor: Actor, at: datetime
) -> None:
    kept = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    merge_customers(kept=kept.id, merged=customer.id, reason=MergeReason.COMPARED, by=SYSTEM, at=at)
    for wanted in (Wanted(plan="5g-59"), Wanted(account="AB88001")):
        assert [one.id for one in list_customers(by=supervisor, wanted=wanted, at=at).rows] == [kept.id]


def test_an_agent_may_ask_by_document_or_account_and_walks_by_no_plan(
    customer: Customer, agent: Actor, at: datetime
) -> None:
    for wanted in (Wanted(document=WANG_FANG.document), Wanted(account="AB88001")):
        assert [one.id for one in list_customers(by=agent, wanted=wanted, at=at).rows] == [customer.id]
    assert not Wanted(plan="5g-59", place="北").is_told


def test_at_volume_no_whole_table_is_read(
    owner_connection: psycopg.Connection, supervisor: Actor, at: datetime
) -> None:
    with owner_connection.transaction(force_rollback=True), owner_connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement)
        for asked in VOLUME:
            question = fitting(by=supervisor, wanted=Wanted.of_texts(asked), at=at)[:51].query
            words, values = question.sql_with_params()
            plan = "\n".join(line for (line,) in cursor.execute(f"EXPLAIN {words}", values))  # type: ignore[call-overload]  # Django's own SQL
            assert "Seq Scan on parties_" not in plan, f"{asked}\n{plan}"
