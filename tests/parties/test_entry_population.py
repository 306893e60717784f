"""What was entered in a period and still stands, and a sample of it that can be drawn again."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import psycopg
import pytest

from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.reading import open_table
from careline.parties.operations.customers import register_customer, update_customer
from careline.parties.operations.importing import import_customers
from careline.parties.queries.entry_population import SAMPLE, Entries, asked_of, draw
from careline.parties.queries.import_maps import list_map
from careline.parties.queries.provenance import provenance_of
from careline.parties.rules.attributes import Attribute, EntrySource
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.import_row import CustomerReader
from careline.parties.rules.sampling import NothingEntered, drawn
from careline.security.actor import Actor, ActorKind
from careline.security.models import Centre, Department, LedgerEntry
from careline.security.policy import Forbidden
from careline.security.queries.centres import NoSuchCentre
from careline.security.queries.departments import NoSuchDepartment
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG
from tests.parties.entering import (
    DAY,
    HEADER,
    OCTOBER,
    TOLD,
    WHOLE,
    enter,
    moved,
    sample,
    units,
    values_of,
)


def test_the_population_is_what_was_written_in_the_period_and_still_stands(li: Actor, wu: Actor) -> None:
    one = register_customer(details=WANG_FANG, by=li, at=OCTOBER)
    assert units() == {(one.id, attribute) for attribute in TOLD}
    enter(1, li, OCTOBER - 30 * DAY)
    enter(2, li, OCTOBER + 30 * DAY)
    assert len(units()) == len(TOLD)
    changed = CustomerDetails(**{**vars(WANG_FANG), "email": "", "name": "王芳芳"})
    update_customer(customer=one, details=changed, version=1, by=wu, at=OCTOBER + DAY)
    by_whom = {unit.attribute: unit.entered_by_name for unit in draw(WHOLE, seed="x", size=99)[1]}
    assert by_whom == dict.fromkeys(TOLD, "li") | {Attribute.NAME: "wu", Attribute.EMAIL: "wu"}
    again = CustomerDetails(**{**vars(changed), "name": "王方"})
    update_customer(customer=one, details=again, version=2, by=wu, at=OCTOBER + 40 * DAY)
    assert (one.id, Attribute.NAME) not in units()
    provenance = provenance_of(by=li, customer=one.id)
    for unit in draw(WHOLE, seed="x", size=99)[1]:
        entered = provenance[unit.attribute].entered
        assert (unit.entered_by_name, unit.source, unit.entered_at) == (entered.by, entered.source, entered.at)


def test_the_database_draws_what_the_rule_draws(li: Actor) -> None:
    for n in range(9):
        enter(n, li)
    everything = units()
    assert len(everything) == 18
    for seed in ("0011", "aabb"):
        count, values = draw(WHOLE, seed=seed, size=7)
        assert count == len(everything)
        assert [(one.customer, one.attribute) for one in values] == drawn(seed, everything, 7)
    assert draw(WHOLE, seed="0011", size=7) == draw(WHOLE, seed="0011", size=7)
    assert draw(WHOLE, seed="0011", size=7) != draw(WHOLE, seed="aabb", size=7)


def test_a_draw_keeps_its_seed_and_its_population(li: Actor, zhao: Actor) -> None:
    for n in range(5):
        enter(n, li)
    audit = sample(zhao, 4)
    assert (audit.population, audit.size, len(audit.seed), audit.drawn_by_name) == (10, 4, 64, "zhao")
    values = values_of(by=zhao, audit=audit.id)
    redrawn = draw(Entries(since=OCTOBER - 4 * DAY, before=OCTOBER + 26 * DAY), seed=audit.seed, size=4)[1]
    assert [(one.customer_id, one.attribute) for one in values] == [(one.customer, one.attribute) for one in redrawn]
    assert [one.n for one in values] == [1, 2, 3, 4]
    (entry,) = LedgerEntry.objects.filter(event="parties.entry_audit_moved")
    assert (entry.data["seed"], entry.data["population"], entry.data["drawn"]) == (audit.seed, 10, 4)
    with pytest.raises(Forbidden):
        sample(li)


def test_a_draw_is_narrowed(li: Actor, wu: Actor, zhao: Actor) -> None:
    moved(wu, "south")
    centre = Centre.objects.create(code="nanjing", name_zh="南京", name_en="Nanjing")
    Department.objects.filter(code="south").update(centre=centre)
    enter(1, li)
    enter(2, wu)
    the_map = list_map("generic")
    table = open_table(io.BytesIO(f"{HEADER}\nC1,个人,刘洋,13600136000{',' * 9}".encode()), UPLOADED)
    import_customers(rows=list(table.rows), reader=CustomerReader(the_map), by=zhao, at=OCTOBER)
    program = Actor(kind=ActorKind.INTEGRATION, name="crm", roles=frozenset({Role.SUPERVISOR}))
    enter(3, program)

    others = count()

    def who(**narrowed: object) -> set[str]:
        somebody = replace(zhao, name=str(next(others)))  # for nobody draws of the same entries twice
        return {one.entered_by_name for one in values_of(by=zhao, audit=sample(somebody, **narrowed).id)}

    assert who() == {"li", "wu", "zhao"}
    assert who(department="south") == who(centre="nanjing") == {"wu"}
    assert who(source=EntrySource.LIST) == {"zhao"}
    assert who(source=EntrySource.STAFF) == {"li", "wu"}
    assert who(source=EntrySource.INTEGRATION) == {"crm"}
    names = sample(zhao, attribute=Attribute.NAME)
    assert {one.attribute for one in values_of(by=zhao, audit=names.id)} == {"name"}
    assert (names.attribute, names.population) == ("name", 3)
    with pytest.raises(NothingEntered):
        sample(zhao, source=EntrySource.CUSTOMER)
    with pytest.raises(NoSuchDepartment):
        sample(zhao, department="nowhere")
    with pytest.raises(NoSuchCentre):
        sample(zhao, centre="nowhere")


FILL = (
    "SET LOCAL session_replication_role = replica",  # these rows have no keys
    """
    INSERT INTO parties_customer (id, kind, is_identified, document_kind, brand, region, segment, tier, language, place,
        source_channel, registered_at, checked_at, version)
    SELECT md5('c' || n)::uuid, 'individual', false, '', '', '', '', 'standard', '', '北京', '', day, day, 1
    FROM (SELECT n, timestamptz '2026-11-01' - n % 700 * interval '1 day' AS day FROM generate_series(1, 30000) n) told
    """,
    """
    INSERT INTO security_ledgerentry (id, xid, event, subject_kind, subject_id, actor_kind, actor_name, at, data,
        correlation, mac)
    SELECT gen_random_uuid(), 1, 'parties.customer_registered', 'customer', id, 'user', 'li', registered_at, '{}', id,
        '' FROM parties_customer
    """,
    "ANALYZE parties_customer, security_ledgerentry",
)
"""Thirty thousand customers of two years, written by the tables' owner and taken back."""
LATE = datetime(2026, 10, 30, tzinfo=UTC)


def test_at_volume_no_whole_table_is_read(owner_connection: psycopg.Connection) -> None:
    with owner_connection.transaction(force_rollback=True), owner_connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement)
        asked = asked_of(Entries(since=LATE, before=LATE + DAY), seed="x", size=10)
        plan = "\n".join(line for (line,) in cursor.execute(f"EXPLAIN {SAMPLE}", asked))  # type: ignore[call-overload]  # our own SQL
        drawn_rows = cursor.execute(SAMPLE, asked).fetchall()  # type: ignore[call-overload]  # likewise
    assert "Seq Scan on parties_customer" not in plan, plan
    assert "Seq Scan on security_ledgerentry" not in plan, plan
    assert len(drawn_rows) == 10
