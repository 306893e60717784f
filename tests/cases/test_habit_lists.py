"""A list of customers narrowed by habits: at volume no question reads the house through; who may not, isn't told."""

import re
from datetime import datetime

import psycopg
import pytest

from careline.cases.models import FeatureRun
from careline.parties.queries.listing import fitting
from careline.parties.rules.wanted import NoSuchChoice, Wanted, wanted_in
from careline.security.actor import Actor, ActorKind, system
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.policy import Forbidden, Reach
from careline.security.queries.kept_lists import counted_lists
from tests.cases.conftest import House

SYSTEM = system("test")
FILL = (
    "SET LOCAL session_replication_role = replica",  # these rows have no keys
    "SELECT setseed(0.5)",
    """
    INSERT INTO parties_customer (id, kind, is_identified, document_kind, brand, region, segment, tier, language, place,
        source_channel, registered_at, checked_at, version)
    SELECT gen_random_uuid(), 'individual', false, '', '', '', '', 'standard', '', '', '', now(), now(), 1
    FROM generate_series(1, 100000) n
    """,
    """
    INSERT INTO cases_customerfeatures (customer_id, computed_at, silent_since, contacts_90, contacts_365, main_channel,
        is_spend_agreed, spend, spend_currency, complaints_90, complaints_365, complaints_open, orders_365)
    SELECT id, now(), timestamptz '2026-03-11' - random() * interval '300 days', floor(20 * random() ^ 9), 1,
        CASE WHEN random() < 0.002 THEN 'video' ELSE 'phone' END, true, (random() * 9950)::int, 'CNY', 0,
        floor(9 * random() ^ 12), 0, 0
    FROM parties_customer
    """,
    """
    INSERT INTO parties_consent (id, customer_id, key_id, n, purpose, version, act, channel, said_at, actor_name, at,
        entry_id)
    SELECT gen_random_uuid(), id, id, 1, 'profiling', '1', 'given', 'phone', now(), '', now(), id FROM parties_customer
    """,
    "ANALYZE parties_customer, cases_customerfeatures, parties_consent",
)
"""A hundred thousand customers with features and consent, written by the tables' owner and taken back."""
READ_THROUGH = re.compile("Seq Scan on (parties_customer|cases_customerfeatures|parties_consent)")
"""One of the large ones; how a table of three rows is read is PostgreSQL's own affair."""
RARE = ({"silent_for": 299}, {"contacts_90": 19}, {"complaints_365": 8}, {"spend_band": 5}, {"main_channel": "video"})
OFTEN = ({"silent_for": 10}, {"contacts_90": 1}, {"spend_band": 2}, {"main_channel": "phone"})


def test_no_question_reads_all_customers(house: House, at: datetime, owner_connection: psycopg.Connection) -> None:
    assert house
    cuts = {"currency": "CNY", "frequency": [0, 0, 1, 3], "spend": [1000, 2000, 3000, 9900]}
    FeatureRun.objects.create(as_of=at, ended_at=at, cuts=cuts)
    with owner_connection.transaction(force_rollback=True), owner_connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement)  # type: ignore[call-overload]  # our own text
        for asked in (*RARE, *OFTEN):
            words, values = fitting(by=SYSTEM, wanted=Wanted(**asked), at=at)[:51].query.sql_with_params()
            plan = "\n".join(line for (line,) in cursor.execute(f"EXPLAIN {words}", values))  # type: ignore[call-overload]  # Django's own SQL
            assert not READ_THROUGH.search(plan), f"{asked}\n{plan}"


def test_who_may_not_read_habits_lists_nobody_by_them(house: House, at: datetime) -> None:
    walker = Actor(
        kind=ActorKind.USER,
        name="walker",
        id=house.sun.id,
        department_id=house.sun.department_id,
        department_path=house.sun.department_path,
        roles=frozenset(),
        rights={"parties.list_customers": Reach.ALL, "security.keep_list": Reach.ALL},
    )
    with pytest.raises(Forbidden):
        fitting(by=walker, wanted=Wanted(contacts_90=1), at=at)
    told = ListTold(name="often", narrowed={"contacts_90": "1"}, is_shared=True)
    often = keep_list(told=told, kind="customers", by=house.zhao_min, at=at)
    plain = keep_list(told=ListTold(name="all"), kind="customers", by=house.zhao_min, at=at)
    assert counted_lists(by=walker, at=at, lists=[often, plain]).keys() == {plain.id}
    assert counted_lists(by=house.zhao_min, at=at, lists=[often, plain]).keys() == {often.id, plain.id}


def test_what_was_asked_comes_back_as_it_was_kept() -> None:
    asked = Wanted(silent_for=90, contacts_90=3, complaints_365=2, spend_band=5, main_channel="web_form")
    assert wanted_in(asked.kept()) == asked
    assert asked.habits == {
        "silent_for": 90,
        "contacts_90": 3,
        "complaints_365": 2,
        "spend_band": 5,
        "main_channel": "web_form",
    }
    assert not asked.is_told, "whom it fits nobody was told"


@pytest.mark.parametrize(
    ("name", "value"), [("silent_for", 0), ("silent_for", 3651), ("spend_band", 6), ("contacts_90", -1)]
)
def test_a_number_nobody_can_have_is_refused(name: str, value: int) -> None:
    with pytest.raises(NoSuchChoice) as refused:
        Wanted(**{name: value})  # type: ignore[arg-type]  # each is a number
    assert refused.value.field == name
    with pytest.raises(NoSuchChoice):
        Wanted(main_channel="by pigeon")
