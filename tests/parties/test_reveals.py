"""Reading in clear: only for a reason, only for open work, only so often, and never unseen."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.kernel.identity import new_id
from careline.parties.models import Customer, Reveal
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.reveals import (
    NoSuchField,
    NothingToReveal,
    NotWorkingForCustomer,
    ReasonMissing,
    RevealQuotaUsedUp,
    reveal_field,
)
from careline.parties.ports.open_work import NoOpenWork
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import QUOTA, Reason
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, Desk, member

CLEAR = {
    Field.NAME: "王芳",
    Field.NUMBER: "+8613800138000",
    Field.EMAIL: "wangfang@example.com",
    Field.ADDRESS: "北京市朝阳区建国路88号",
    Field.DOCUMENT: "11010519491231002X",
}


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=system("test"), at=at)


@pytest.fixture
def reveal(agent: Actor, customer: Customer, desk: Desk, at: datetime) -> Callable[..., str]:
    """Return a way for the agent to read a field, with whatever is said otherwise."""
    usual = {"customer": customer, "field": "number", "reason": "contact_customer", "by": agent, "at": at}
    usual["complaint"] = desk.open(agent, customer.id)

    def read(**otherwise: object) -> str:
        return reveal_field(**{**usual, **otherwise})  # type: ignore[arg-type]  # the tests say what they change

    return read


@pytest.mark.parametrize("field", list(Field))
def test_a_field_is_read_and_the_reading_is_in_the_ledger(
    reveal: Callable[..., str], customer: Customer, agent: Actor, field: Field
) -> None:
    assert reveal(field=field) == CLEAR[field]
    entry = LedgerEntry.objects.get(event="parties.field_revealed")
    row = Reveal.objects.get()
    assert (entry.subject_id, entry.actor_id) == (customer.id, agent.id)
    assert entry.data == {"field": field, "reason": "contact_customer", "complaint": str(row.complaint_id)}
    assert CLEAR[field] not in str(entry.data)


@pytest.mark.parametrize("reason", ["", "other", "because", "CONTACT_CUSTOMER"])
def test_without_one_of_the_reasons_nothing_is_read(reveal: Callable[..., str], reason: str) -> None:
    with pytest.raises(ReasonMissing):
        reveal(reason=reason)
    assert not Reveal.objects.exists()


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_taken(reveal: Callable[..., str], reason: Reason) -> None:
    assert reveal(reason=reason) == CLEAR[Field.NUMBER]


@pytest.mark.parametrize("field", ["", "key", "number_sealed", "place"])
def test_only_personal_fields_are_read(reveal: Callable[..., str], field: str) -> None:
    with pytest.raises(NoSuchField):
        reveal(field=field)


def test_owner_colleague_and_outsider(reveal: Callable[..., str], customer: Customer, desk: Desk, at: datetime) -> None:
    assert reveal() == CLEAR[Field.NUMBER]
    colleague = member("chenjing", Role.AGENT)
    for complaint in (None, new_id()):
        with pytest.raises(NotWorkingForCustomer):
            reveal(by=colleague, complaint=complaint)
    with pytest.raises(NotWorkingForCustomer):  # the owner's complaint, in a colleague's hand
        reveal(by=colleague)
    other = register_customer(details=WANG_FANG, by=system("test"), at=at)
    with pytest.raises(NotWorkingForCustomer):  # a complaint of another customer
        reveal(by=colleague, complaint=desk.open(colleague, other.id))
    outsider = member("outsider", Role.ADMINISTRATOR)
    with pytest.raises(Forbidden):
        reveal(by=outsider, complaint=desk.open(outsider, customer.id))


def test_the_auditor_needs_no_complaint_but_a_reason(reveal: Callable[..., str], auditor: Actor) -> None:
    assert reveal(by=auditor, complaint=None, reason="regulator_request") == CLEAR[Field.NUMBER]
    with pytest.raises(ReasonMissing):
        reveal(by=auditor, complaint=None, reason="")


def test_a_house_without_complaints_reveals_nothing(agent: Actor, customer: Customer) -> None:
    assert not NoOpenWork().is_working_for(by=agent, customer=customer.id, work=new_id())


def test_a_day_allows_only_so_many_and_the_last_one_rings(
    reveal: Callable[..., str], agent: Actor, customer: Customer, at: datetime
) -> None:
    Reveal.objects.bulk_create(
        Reveal(customer=customer, field="number", reason="audit", actor_id=agent.id, at=at) for _ in range(QUOTA - 1)
    )
    assert not LedgerEntry.objects.filter(event="parties.reveal_quota_reached").exists()
    reveal(at=at + timedelta(hours=1))
    alarm = LedgerEntry.objects.get(event="parties.reveal_quota_reached")
    assert (alarm.subject_id, alarm.data) == (agent.id, {"reveals": QUOTA})
    with pytest.raises(RevealQuotaUsedUp):
        reveal(at=at + timedelta(hours=2))
    with pytest.raises(RevealQuotaUsedUp):
        reveal(at=at + timedelta(hours=23, minutes=59))
    assert reveal(at=at + timedelta(hours=24)) == CLEAR[Field.NUMBER]


def test_one_users_quota_is_not_anothers(
    reveal: Callable[..., str], agent: Actor, customer: Customer, desk: Desk, at: datetime
) -> None:
    Reveal.objects.bulk_create(
        Reveal(customer=customer, field="number", reason="audit", actor_id=agent.id, at=at) for _ in range(QUOTA)
    )
    colleague = member("chenjing", Role.SENIOR_AGENT)
    assert reveal(by=colleague, complaint=desk.open(colleague, customer.id)) == CLEAR[Field.NUMBER]


def test_there_is_nothing_to_read_where_nothing_is_kept(
    reveal: Callable[..., str], agent: Actor, customer: Customer, desk: Desk, at: datetime
) -> None:
    nobody = register_customer(details=CustomerDetails(place="北京"), by=agent, at=at)
    with pytest.raises(NothingToReveal):
        reveal(customer=nobody, complaint=desk.open(agent, nobody.id))
    forget_customer(customer=customer, by=system("test"), at=at)
    with pytest.raises(NothingToReveal):
        reveal()
    assert not Reveal.objects.exists()
