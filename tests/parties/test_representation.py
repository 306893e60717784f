"""Who speaks for a customer: what may be disclosed to whom, and on which day it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.parties.models import Customer, Representative
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.representatives import RepresentativeTold, end_representative, name_representative
from careline.parties.queries.representatives import representatives_of, represented_by
from careline.parties.rules.consent import EvidenceTooLong
from careline.parties.rules.details import CustomerDetails, CustomerKind, NotANumber
from careline.parties.rules.representation import (
    ALL,
    MOST,
    Authority,
    AuthorityHasEnded,
    BeyondAuthority,
    EndMissing,
    NotForSuchACustomer,
    RepresentativeEnd,
    RepresentativeKind,
    ScopeMissing,
    Topic,
    check_authority,
    disclosable,
    holds,
)
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, PersonKey
from careline.security.policy import Forbidden
from tests.parties.conftest import WANG_FANG

SYSTEM = system("test")
TODAY = date(2026, 3, 11)
SON = RepresentativeTold(
    kind=RepresentativeKind.AUTHORISED,
    name="王小明",
    number="137 0013 7000",
    relation="儿子",
    evidence="委托书 WT-2026-3",
    scope=frozenset({Topic.BILLS, Topic.USAGE}),
    since=date(2026, 1, 1),
    until=date(2026, 6, 30),
)
HOLDS = Authority(kind=SON.kind, scope=SON.scope, since=SON.since, until=SON.until)
Name = Callable[..., Representative]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def name(customer: Customer, agent: Actor, at: datetime) -> Name:
    """Return a way for the agent to write down who speaks for the customer."""
    return lambda told=SON: name_representative(customer=customer.id, told=told, by=agent, at=at)


@pytest.mark.parametrize(
    ("kind", "topics"),
    [
        (RepresentativeKind.ADVOCATE, set()),
        (RepresentativeKind.AUTHORISED, {Topic.COMPLAINTS, Topic.ACCOUNT, Topic.BILLS, Topic.USAGE}),
        (RepresentativeKind.GUARDIAN, set(Topic)),
        (RepresentativeKind.ATTORNEY, set(Topic)),
        (RepresentativeKind.ENTERPRISE_CONTACT, {Topic.COMPLAINTS, Topic.ACCOUNT, Topic.BILLS, Topic.USAGE}),
    ],
)
def test_nobody_learns_more_than_the_standing_allows(kind: RepresentativeKind, topics: set[Topic]) -> None:
    authority = Authority(kind=kind, scope=ALL, since=TODAY)  # a row that says too much
    assert disclosable(authority, on=TODAY) == topics == MOST[kind]


def test_an_authority_holds_from_its_first_day_to_its_last() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [holds(HOLDS, on=day) for day in days] == [False, True, True, False]
    assert [disclosable(HOLDS, on=day) == SON.scope for day in days] == [False, True, True, False]


@given(some.builds(Authority, kind=some.sampled_from(RepresentativeKind)), some.dates())
def test_what_is_disclosed_is_never_beyond_scope_standing_or_time(authority: Authority, day: date) -> None:
    told = disclosable(authority, on=day)
    assert told <= authority.scope & MOST[authority.kind]
    assert not told or holds(authority, on=day)
    ended = replace(authority, ended_on=day)
    assert not holds(ended, on=day)
    assert not disclosable(ended, on=day + timedelta(days=1) if day < date.max else day)


@pytest.mark.parametrize(
    ("authority", "of", "refusal"),
    [
        (replace(HOLDS, until=None), CustomerKind.INDIVIDUAL, EndMissing),
        (replace(HOLDS, scope=frozenset()), CustomerKind.INDIVIDUAL, ScopeMissing),
        (replace(HOLDS, scope=ALL), CustomerKind.INDIVIDUAL, BeyondAuthority),
        (replace(HOLDS, kind=RepresentativeKind.ADVOCATE), CustomerKind.INDIVIDUAL, BeyondAuthority),
        (replace(HOLDS, kind=RepresentativeKind.GUARDIAN), CustomerKind.ENTERPRISE, NotForSuchACustomer),
        (replace(HOLDS, kind=RepresentativeKind.ENTERPRISE_CONTACT), CustomerKind.INDIVIDUAL, NotForSuchACustomer),
    ],
)
def test_an_authority_that_cannot_be_is_refused(authority: Authority, of: CustomerKind, refusal: type) -> None:
    with pytest.raises(refusal):
        check_authority(authority, of=of)


def test_a_representative_is_shown_masked_with_what_he_may_learn(customer: Customer, name: Name, agent: Actor) -> None:
    name()
    (shown,) = representatives_of(by=agent, customer=customer.id, on=TODAY)
    assert (shown.name, shown.number, shown.relation, shown.discloses) == ("王**", "137****7000", "儿子", SON.scope)
    (later,) = representatives_of(by=agent, customer=customer.id, on=date(2026, 7, 1))
    assert (later.is_standing, later.discloses) == (False, frozenset())
    entry = LedgerEntry.objects.get(event="parties.representative_named")
    assert "王小明" not in str(entry.data)


def test_a_caller_is_known_as_who_he_speaks_for(customer: Customer, name: Name, agent: Actor, at: datetime) -> None:
    representative = name()
    asked = {"by": agent, "number": "+8613700137000"}
    ((who, shown),) = represented_by(**asked, on=TODAY)  # type: ignore[arg-type]  # a row of the test
    assert (who.id, shown.kind) == (customer.id, RepresentativeKind.AUTHORISED)
    end_representative(
        representative=representative.id, reason=RepresentativeEnd.REVOKED, ended_on=TODAY, by=agent, at=at
    )
    assert represented_by(**asked, on=TODAY) == []  # type: ignore[arg-type]  # a row of the test
    assert len(represented_by(**asked, on=TODAY - timedelta(days=1))) == 1  # type: ignore[arg-type]  # a row of the test
    with pytest.raises(AuthorityHasEnded):
        end_representative(
            representative=representative.id, reason=RepresentativeEnd.LEFT, ended_on=TODAY, by=agent, at=at
        )


def test_an_enterprise_has_contacts(agent: Actor, at: datetime) -> None:
    details = CustomerDetails(kind=CustomerKind.ENTERPRISE, name="华远物流有限公司", number="010 8888 5678")
    firm = register_customer(details=details, by=SYSTEM, at=at)
    told = replace(SON, kind=RepresentativeKind.ENTERPRISE_CONTACT, until=None)
    name_representative(customer=firm.id, told=told, by=agent, at=at)
    (shown,) = representatives_of(by=agent, customer=firm.id, on=TODAY)
    assert shown.is_standing


def test_what_cannot_be_is_refused(name: Name, customer: Customer, auditor: Actor, at: datetime) -> None:
    with pytest.raises(NotANumber):
        name(replace(SON, number="12"))
    with pytest.raises(EvidenceTooLong):
        name(replace(SON, relation="子" * 501))
    with pytest.raises(Forbidden):
        name_representative(customer=customer.id, told=SON, by=auditor, at=at)


def test_forgetting_the_customer_forgets_who_spoke_for_him(
    customer: Customer, name: Name, agent: Actor, at: datetime
) -> None:
    name()
    forget_customer(customer=customer, by=SYSTEM, at=at)
    (shown,) = representatives_of(by=agent, customer=customer.id, on=TODAY)
    assert (shown.name, shown.number, shown.relation, shown.evidence) == ("", "", "", "")
    assert represented_by(by=agent, number=SON.number, on=TODAY) == []
    assert not PersonKey.objects.filter(shredded_at=None).exists()
