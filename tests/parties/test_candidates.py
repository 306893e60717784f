"""Candidates are found by what they share, for many customers at the cost of one."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.queries.candidates import LARGEST, candidates_for
from careline.parties.rules.details import CustomerDetails, CustomerKind, DocumentKind
from careline.security.actor import system
from careline.security.rules.roles import Role
from tests.parties.conftest import member

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
BY = system("likeness")
PAPER = {"document_kind": DocumentKind.RESIDENT_ID, "document": "11010519491231002X"}


def known(**told: object) -> Customer:
    return register_customer(details=CustomerDetails(**told), by=BY, at=NOW)  # type: ignore[arg-type]  # as told


@pytest.mark.parametrize(
    ("one", "other", "are_candidates"),
    [
        ({"number": "13800138000"}, {"number": "+8613800138000"}, True),
        ({"email": "w@x.cn"}, {"email": "W@x.cn"}, True),
        ({"name": "王芳", **PAPER}, {"name": "李雷", **PAPER}, True),
        ({"name": "王芳", "number": "13800138000"}, {"name": "王明", "number": "13900138000"}, True),
        ({"name": "王芳", "number": "13800138000"}, {"name": "李明", "number": "13900138000"}, False),
        ({"name": "王芳", "number": "13800138000"}, {"name": "王芳", "number": "13800138001"}, False),
        ({"name": "王芳"}, {"name": "王芳"}, False),
        ({"number": "13800138000"}, {"number": "13800138000", "kind": CustomerKind.ENTERPRISE}, False),
    ],
)
def test_who_shares_a_number_an_address_a_paper_or_a_surname_with_last_four_is_a_candidate(
    one: dict[str, object], other: dict[str, object], *, are_candidates: bool
) -> None:
    first, second = known(**one), known(**other)
    assert candidates_for([first]) == ({first.pk: [second]} if are_candidates else {})
    assert candidates_for([second]) == ({second.pk: [first]} if are_candidates else {})


def test_of_a_switchboard_the_earliest_are_compared() -> None:
    members = [known(name=f"王{n}", number="02312345678") for n in range(LARGEST + 3)]
    assert candidates_for([members[-1]]) == {members[-1].pk: members[:LARGEST]}


def test_who_was_merged_is_compared_with_nobody() -> None:
    first, second, third = (known(name=name, number="13800138000") for name in ("王芳", "王方", "王房"))
    supervisor = member("zhao", Role.SUPERVISOR)
    merge_customers(kept=first.id, merged=second.id, reason="compared", by=supervisor, at=NOW)
    assert candidates_for([first, second, third]) == {first.pk: [third], third.pk: [first]}


def test_many_customers_cost_no_more_queries_than_one() -> None:
    crowd = [known(name="王芳", number=f"1380013{n:04d}") for n in range(12) for _ in range(2)]
    with CaptureQueriesContext(connection) as one:
        candidates_for(crowd[:1])
    with CaptureQueriesContext(connection) as many:
        assert len(candidates_for(crowd)) == len(crowd)
    assert len(many) == len(one)
