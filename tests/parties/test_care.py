"""Care: everybody knows that, only those who must know why, and every look is remembered."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from careline.kernel.identity import new_id
from careline.parties.models import CareFlag, CareLook, Customer
from careline.parties.operations.care import lift_care, look_at_care, note_care
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.queries.care import NoSuchCareFlag, needs_care
from careline.parties.rules.care import CareIsLifted, CareKind, CareLift, NoNeedToKnow, ReviewMissed
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, Desk, member

SYSTEM = system("test")
REVIEW = date(2027, 3, 1)
Note = Callable[..., CareFlag]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def lead(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("wangxin", Role.SENIOR_AGENT)


@pytest.fixture
def note(customer: Customer, agent: Actor, at: datetime) -> Note:
    """Return a way for the agent to note that the customer hears badly."""
    usual = {
        "customer": customer.id,
        "kind": CareKind.HEARING,
        "note": "请发短信",
        "review_on": REVIEW,
        "by": agent,
        "at": at,
    }
    return lambda **otherwise: note_care(**usual | otherwise)  # type: ignore[arg-type]  # the tests say what they change


@pytest.fixture
def flag(note: Note) -> CareFlag:
    return note()


@pytest.mark.usefixtures("flag")
def test_everybody_learns_that_and_only_a_lead_who_serves_learns_why(
    customer: Customer, agent: Actor, lead: Actor, desk: Desk, at: datetime
) -> None:
    assert needs_care(by=agent, customer=customer.id)
    with pytest.raises(Forbidden):
        look_at_care(customer=customer.id, contact=desk.open(agent, customer.id), by=agent, at=at)
    for work in (None, new_id()):
        with pytest.raises(NoNeedToKnow):
            look_at_care(customer=customer.id, contact=work, by=lead, at=at)
    assert not CareLook.objects.exists()
    (seen,) = look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at)
    assert (seen.kind, seen.note) == (CareKind.HEARING, "请发短信")


def test_every_look_is_in_the_ledger_and_none_says_why(
    customer: Customer, note: Note, lead: Actor, desk: Desk, at: datetime
) -> None:
    note()
    work = desk.open(lead, customer.id)
    for _ in range(2):
        look_at_care(customer=customer.id, complaint=work, by=lead, at=at)
    entries = list(LedgerEntry.objects.filter(event="parties.care_revealed"))
    assert [entry.data for entry in entries] == [{"complaint": str(work)}] * 2
    assert {entry.actor_id for entry in entries} == {lead.id}
    assert CareLook.objects.filter(customer=customer, complaint_id=work).count() == 2
    noted = LedgerEntry.objects.get(event="parties.care_noted")
    assert CareKind.HEARING not in str(noted.data)
    assert b"hearing" not in bytes(CareFlag.objects.get().kind_sealed or b"")


def test_what_is_lifted_needs_no_care(flag: CareFlag, agent: Actor, lead: Actor, desk: Desk, at: datetime) -> None:
    customer = flag.customer
    with pytest.raises(Forbidden):
        lift_care(flag=flag.id, reason=CareLift.PASSED, by=agent, at=at)
    lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=at)
    assert not needs_care(by=agent, customer=customer.id)
    assert look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at) == []
    with pytest.raises(CareIsLifted):
        lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=at)
    with pytest.raises(NoSuchCareFlag):
        lift_care(flag=new_id(), reason=CareLift.PASSED, by=lead, at=at)


def test_it_is_looked_at_again_one_day(note: Note, at: datetime) -> None:
    for day in (at.date(), at.date() - timedelta(days=1)):
        with pytest.raises(ReviewMissed):
            note(review_on=day)


def test_who_is_forgotten_needs_no_care(customer: Customer, note: Note, lead: Actor, desk: Desk, at: datetime) -> None:
    note()
    forget_customer(customer=customer, by=SYSTEM, at=at)
    assert not needs_care(by=lead, customer=customer.id)
    assert look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at) == []
    assert (CareFlag.objects.get().kind_sealed, CareFlag.objects.get().note_sealed) == (None, None)
