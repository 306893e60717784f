"""Reading in clear: only for a reason, only for open work, only so often, and never unseen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from careline.kernel.identity import new_id
from careline.parties.models import Customer, Reveal
from careline.parties.operations.accounts import open_account
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.representatives import RepresentativeTold, name_representative
from careline.parties.operations.reveals import (
    NoSuchField,
    NothingToReveal,
    NotWorkingForCustomer,
    ReasonMissing,
    RevealQuotaUsedUp,
    reveal_beside,
    reveal_field,
)
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.ports.open_work import AnyOf
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.fields import Field
from careline.parties.rules.holdings import PaymentKind, SubscriptionDetails
from careline.parties.rules.representation import RepresentativeKind
from careline.parties.rules.reveals import QUOTA, Beside, Reason
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
    assert not AnyOf().is_working_for(by=agent, customer=customer.id, work=new_id())


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


def beside(customer: Customer, at: datetime) -> dict[Beside, UUID]:
    """Put an account, a number and a representative beside a customer, and return their names."""
    by, day = system("test"), date(2026, 3, 1)
    account = open_account(
        customer=customer.id,
        number="A20260001",
        payment=PaymentKind.POSTPAID,
        bill_day=1,
        opened_on=day,
        by=by,
        at=at,
    )
    line = begin_subscription(
        customer=customer.id, details=SubscriptionDetails(number="13900139000", since=day), by=by, at=at
    )
    told = RepresentativeTold(kind=RepresentativeKind.ADVOCATE, name="李明", number="13700137000", since=day)
    speaker = name_representative(customer=customer.id, told=told, by=by, at=at)
    return {
        Beside.ACCOUNT_NUMBER: account.id,
        Beside.SUBSCRIPTION_NUMBER: line.id,
        Beside.REPRESENTATIVE_NAME: speaker.id,
        Beside.REPRESENTATIVE_NUMBER: speaker.id,
    }


BESIDE = {
    Beside.ACCOUNT_NUMBER: "A20260001",
    Beside.SUBSCRIPTION_NUMBER: "+8613900139000",
    Beside.REPRESENTATIVE_NAME: "李明",
    Beside.REPRESENTATIVE_NUMBER: "+8613700137000",
}


@pytest.mark.parametrize("field", list(Beside))
def test_what_stands_beside_a_customer_is_read_for_a_reason(
    agent: Actor, customer: Customer, desk: Desk, at: datetime, field: Beside
) -> None:
    record, work = beside(customer, at)[field], desk.open(agent, customer.id)
    read = {"customer": customer.id, "field": field, "of": record, "reason": Reason.CONTACT_CUSTOMER}
    assert reveal_beside(**read, complaint=work, by=agent, at=at) == BESIDE[field]  # type: ignore[arg-type]  # as told
    row = Reveal.objects.get()
    assert (row.field, row.record, row.complaint_id, row.actor_id) == (field.value, record, work, agent.id)
    entry = LedgerEntry.objects.get(event="parties.field_revealed")
    assert (entry.subject_id, entry.data["field"], entry.data["record"]) == (customer.id, field.value, str(record))
    assert BESIDE[field] not in str(entry.data)


def test_what_stands_beside_somebody_else_is_not_read(
    agent: Actor, customer: Customer, desk: Desk, at: datetime
) -> None:
    other = register_customer(details=CustomerDetails(number="13600136000"), by=system("test"), at=at)
    record = beside(customer, at)[Beside.SUBSCRIPTION_NUMBER]

    def read(whose: Customer, field: str = Beside.SUBSCRIPTION_NUMBER, reason: str = Reason.AUDIT) -> str:
        work = desk.open(agent, other.id)
        return reveal_beside(customer=whose.id, field=field, of=record, reason=reason, complaint=work, by=agent, at=at)

    with pytest.raises(NothingToReveal):
        read(other)
    with pytest.raises(NotWorkingForCustomer):
        read(customer)
    with pytest.raises(NoSuchField):
        read(other, "relation")
    with pytest.raises(ReasonMissing):
        read(other, reason="because")
    forget_customer(customer=customer, by=system("test"), at=at)
    with pytest.raises(NothingToReveal):
        reveal_beside(
            customer=customer.id,
            field=Beside.SUBSCRIPTION_NUMBER,
            of=record,
            reason=Reason.AUDIT,
            complaint=desk.open(agent, customer.id),
            by=agent,
            at=at,
        )
    assert not Reveal.objects.exists()
