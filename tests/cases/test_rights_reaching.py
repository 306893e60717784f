"""Rights over one complaint, asked in kept words, are those its policies give: for everybody, whoever asked before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Complaint
from careline.cases.policies import POLICIES
from careline.cases.queries.finding import READ, NoSuchComplaint, rights_over
from careline.cases.writing.claiming import claim
from careline.security.actor import Actor, ActorKind
from careline.security.policy import Forbidden, Reach, scope
from careline.security.rules.roles import Role
from tests.cases.conftest import SEED, House
from tests.cases.test_redated_pauses import received

RIGHTS = [policy.name for policy in POLICIES if policy.where]


@pytest.fixture
def rows(house: House, at: datetime) -> list[Complaint]:
    """One complaint at the front desk, one billing works on, one that is about a colleague, one about nobody's desk."""
    mine, billed, about, other = (received(house, at) for _ in range(4))
    Complaint.objects.filter(pk=billed.pk).update(department=house.chen.department_id, handler=house.chen.id)
    Complaint.objects.filter(pk=about.pk).update(complained_about=house.zhang_yan.id)
    network = house.sun.department_id
    Complaint.objects.filter(pk=other.pk).update(department=network, received_in=network, received_by=None)
    return [mine, billed, about, other]


def actors(house: House) -> Iterator[Actor]:
    yield from (house.li_wei, house.zhang_yan, house.chen, house.sun, house.zhao_min, house.administrator, SEED)
    yield house.auditor
    yield replace(house.chen, department_path="", department_id=None)
    yield replace(house.zhang_yan, roles=frozenset({Role.SENIOR_AGENT, Role.QUALITY_INSPECTOR}))
    yield replace(house.sun, roles=frozenset(), rights={READ: Reach.ALL, "cases.pause_clock": Reach.OWN})
    yield replace(house.chen, kind=ActorKind.INTEGRATION, roles=frozenset({Role.AGENT}), department_path="h%/")


def test_they_are_those_the_policies_give(house: House, rows: list[Complaint]) -> None:
    seen = set[frozenset[str]]()
    for _ in range(2):  # once worded, then asked again
        for by in actors(house):
            for row in rows:
                given = {name for name in RIGHTS if Complaint.objects.filter(scope(by, name), pk=row.pk).exists()}
                found = rights_over(by=by, complaint=row, rights=RIGHTS)
                assert found == given, (by, row)
                seen.add(found)
    assert len(seen) > 5, "they differ by who asks and by what about"


def test_it_is_one_question(house: House, rows: list[Complaint]) -> None:
    with CaptureQueriesContext(connection) as asked:
        rights_over(by=house.li_wei, complaint=rows[0], rights=RIGHTS)
    assert len(asked) == 1
    nobody = Actor(kind=ActorKind.CUSTOMER, name="customer")
    with CaptureQueriesContext(connection) as asked:
        assert rights_over(by=nobody, complaint=rows[0], rights=RIGHTS) == frozenset()
    assert len(asked) == 0, "who has none needn't ask"


def test_a_complaint_is_claimed_by_who_may(house: House, rows: list[Complaint]) -> None:
    mine, _, about, _ = rows
    assert claim(number=mine.number, right="cases.pause_clock", by=house.zhao_min) == mine
    with pytest.raises(Forbidden):
        claim(number=mine.number, right="cases.pause_clock", by=house.li_wei)
    for number in (about.number, "TS2026-NONE"):
        with pytest.raises(NoSuchComplaint):
            claim(number=number, right=READ, by=house.zhang_yan)


def test_a_claim_waits_for_a_calendars_change_then_locks_then_asks_for_rights(
    house: House, rows: list[Complaint]
) -> None:
    words: list[str] = []

    def told(execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
        words.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(told):
        claim(number=rows[0].number, right="cases.work_complaint", by=house.zhao_min)
    waits, locks, asks = words
    assert "pg_advisory_xact_lock_shared" in waits
    assert "FOR UPDATE" in locks
    assert "FOR UPDATE" not in asks
