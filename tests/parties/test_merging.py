"""Customers who are here twice are proposed, merged and taken apart again, exactly as they were."""

from datetime import UTC, datetime, timedelta

import pytest

from careline.parties.models import Customer, DuplicatePair, Merge
from careline.parties.operations.comparing import compare_next
from careline.parties.operations.customers import match_or_register, register_customer
from careline.parties.operations.likening import propose_duplicates
from careline.parties.operations.merging import (
    CannotMerge,
    MergeReasonMissing,
    NotMerged,
    leave_apart,
    merge_customers,
    unmerge_customer,
)
from careline.parties.queries.customers import find_customers
from careline.parties.queries.duplicates import proposed_pairs
from careline.parties.queries.identities import kept_ids, records_of
from careline.parties.queries.listing import list_customers
from careline.parties.rules.details import CustomerDetails, CustomerKind, DocumentKind
from careline.parties.rules.fields import Field
from careline.parties.rules.likeness import Mark, likeness
from careline.parties.rules.wanted import Wanted
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import member
from tests.security.ledger.test_order import catch_up

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
BY = system("likeness")


@pytest.fixture
def supervisor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhao", Role.SUPERVISOR)


def known(by: Actor = BY, **told: object) -> Customer:
    return register_customer(details=CustomerDetails(**told), by=by, at=NOW)  # type: ignore[arg-type]  # as told


def twice() -> tuple[Customer, Customer]:
    return known(name="王芳", number="13800138000"), known(name="王 芳", number="+8613800138000", email="w@x.cn")


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ({Field.NAME: "王芳", Field.NUMBER: "1"}, {Field.NAME: "王芳", Field.NUMBER: "1"}, True),
        ({Field.NAME: "王芳", Field.NUMBER: "1"}, {Field.NAME: "王小明", Field.NUMBER: "1"}, False),  # a family
        ({Field.NAME: "王芳"}, {Field.NAME: "王芳"}, False),  # of three hundred thousand
        ({Field.NUMBER: "1", Field.DOCUMENT: "A"}, {Field.NUMBER: "1", Field.DOCUMENT: "B"}, False),
        ({Field.DOCUMENT: "A", Field.NAME: "王芳"}, {Field.DOCUMENT: "A", Field.NAME: "王方"}, False),
        ({Field.DOCUMENT: "A"}, {Field.DOCUMENT: "A"}, True),
        ({Field.EMAIL: "a@b.c", Field.NAME: "John Smith"}, {Field.EMAIL: "a@b.c", Field.NAME: "Jon Smith"}, True),
    ],
)
def test_how_alike_two_are_follows_from_how_rare_it_is_that_strangers_agree(
    one: dict[Field, str], other: dict[Field, str], *, is_alike: bool
) -> None:
    assert likeness(one, other).is_worth_a_look is is_alike
    assert likeness(one, other) == likeness(other, one)


def test_what_only_one_of_them_told_says_nothing() -> None:
    assert likeness({Field.NAME: "王芳"}, {}).marks[Field.NAME] is Mark.UNKNOWN


def test_the_worker_proposes_each_pair_once_and_keeps_nothing_of_what_they_say(supervisor: Actor) -> None:
    first, second = twice()
    known(name="王小明", number="13800138000")
    known(place="北京")
    assert propose_duplicates(customers=list(Customer.objects.select_related("key")), by=BY, at=NOW) == 1
    assert propose_duplicates(customers=[first, second], by=BY, at=NOW) == 0
    (pair,) = proposed_pairs(by=supervisor).rows
    assert (pair.first.id, pair.second.id, pair.marks["number"], pair.marks["email"]) == (
        min(first.id, second.id),
        max(first.id, second.id),
        "same",
        "unknown",
    )
    assert "王芳" not in str(DuplicatePair.objects.values())
    leave_apart(pair=pair.id, by=supervisor, at=LATER)
    assert propose_duplicates(customers=[first, second], by=BY, at=LATER) == 0
    assert proposed_pairs(by=supervisor).rows == []


def test_merged_records_are_one_customer_and_apart_again_they_are_what_they_were(supervisor: Actor) -> None:
    first, second = twice()
    before = Customer.objects.filter(pk=second.pk).values().get()
    merge_customers(kept=first.id, merged=second.id, reason="compared", by=supervisor, at=NOW)
    assert kept_ids([second.id]) == {second.id: first.id}
    assert set(records_of([second.id])) == {first.id, second.id}
    assert [one.id for one in find_customers(by=supervisor, email="w@x.cn").customers] == [first.id]
    assert [one.id for one in list_customers(by=supervisor, wanted=Wanted(email="w@x.cn"), at=NOW).rows] == [first.id]
    assert [one.id for one in list_customers(by=supervisor, wanted=Wanted(), at=NOW).rows] == [first.id]
    again = match_or_register(details=CustomerDetails(number="13800138000"), by=supervisor, at=NOW)
    assert again.id == first.id
    unmerge_customer(merged=second.id, reason="family", by=supervisor, at=LATER)
    assert Customer.objects.filter(pk=second.pk).values().get() == before
    assert Merge.objects.get().undone.reason == "family"
    assert records_of([first.id]) == (first.id,)
    events = LedgerEntry.objects.filter(event__contains="customers_").values_list("event", flat=True)
    assert set(events) == {"parties.customers_merged", "parties.customers_unmerged"}


def test_a_merge_upon_a_merge_is_taken_back_alone(supervisor: Actor) -> None:
    first, second = twice()
    third = known(name="王芳", number="13900139000", document="A1", document_kind=DocumentKind.PASSPORT)
    merge_customers(kept=second.id, merged=first.id, reason="compared", by=supervisor, at=NOW)
    merge_customers(kept=third.id, merged=second.id, reason="customer_said", by=supervisor, at=NOW)
    assert set(records_of([first.id])) == {first.id, second.id, third.id}
    assert [one.id for one in find_customers(by=supervisor, number="13800138000").customers] == [third.id]
    unmerge_customer(merged=second.id, reason="mistake", by=supervisor, at=LATER)
    assert kept_ids([first.id, third.id]) == {first.id: second.id, third.id: third.id}


def test_what_can_not_be_merged_is_not(supervisor: Actor, agent: Actor) -> None:
    first, second = twice()
    nobody = known(place="北京")
    company = known(name="王芳", number="13800138000", kind=CustomerKind.ENTERPRISE)
    for kept, merged in ((first, nobody), (nobody, first), (first, first), (first, company)):
        with pytest.raises(CannotMerge):
            merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=supervisor, at=NOW)
    with pytest.raises(MergeReasonMissing):
        merge_customers(kept=first.id, merged=second.id, reason="because", by=supervisor, at=NOW)
    with pytest.raises(Forbidden):
        merge_customers(kept=first.id, merged=second.id, reason="compared", by=agent, at=NOW)
    with pytest.raises(NotMerged):
        unmerge_customer(merged=second.id, reason="mistake", by=supervisor, at=NOW)
    merge_customers(kept=first.id, merged=second.id, reason="compared", by=supervisor, at=NOW)
    with pytest.raises(CannotMerge):
        merge_customers(kept=second.id, merged=first.id, reason="compared", by=supervisor, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_the_worker_goes_through_the_ledger_once() -> None:
    twice()
    catch_up()  # tests beside this one hold the ledger up, as any writer does
    assert compare_next(by=BY, at=NOW) == 2
    assert DuplicatePair.objects.count() == 1
    assert compare_next(by=BY, at=NOW) == 0
