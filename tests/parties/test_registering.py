"""Registering by hand: somebody, not nobody; and not twice without a look."""

from datetime import date, datetime
from typing import Any

import pytest

from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.registering import register_by_hand
from careline.parties.operations.representatives import RepresentativeTold, end_representative, name_representative
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.queries.provenance import provenance_of
from careline.parties.rules.attributes import Attribute, EntrySource, NoSuchValue
from careline.parties.rules.details import CustomerDetails, CustomerKind
from careline.parties.rules.registering import NothingKnown, NumberIsKnown, check_another, check_somebody
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, RepresentativesDontFit
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from tests.parties.conftest import WANG_FANG


@pytest.mark.parametrize("told", [{}, {"place": "郑州"}, {"address": "建国路88号"}, {"name": "  "}])
def test_nobody_is_not_registered(told: dict[str, str]) -> None:
    with pytest.raises(NothingKnown):
        check_somebody(CustomerDetails(name=told.pop("name", "").strip(), **told))


@pytest.mark.parametrize("told", [{"name": "王芳"}, {"number": "13800138000"}, {"email": "w@example.com"}])
def test_one_thing_that_tells_who_it_is_is_enough(told: dict[str, str]) -> None:
    check_somebody(CustomerDetails(**told))


def test_a_known_number_is_looked_at_first() -> None:
    check_another(0, is_another=False)
    check_another(2, is_another=True)
    with pytest.raises(NumberIsKnown):
        check_another(1, is_another=False)


def test_what_was_told_is_kept_with_whose_word_it_is(agent: Actor, at: datetime) -> None:
    made = register_by_hand(details=WANG_FANG, by=agent, at=at)
    found = provenance_of(by=agent, customer=made.id)
    assert made.kind == CustomerKind.INDIVIDUAL
    assert {one.entered.source for one in found.values()} == {EntrySource.STAFF}
    assert {one.entered.by for one in found.values()} == {"liwei"}
    assert Attribute.KIND in found


def test_families_share_a_number_when_somebody_says_so(agent: Actor, at: datetime) -> None:
    first = register_by_hand(details=WANG_FANG, by=agent, at=at)
    with pytest.raises(NumberIsKnown):
        register_by_hand(details=CustomerDetails(name="王强", number="+86 138-0013-8000"), by=agent, at=at)
    assert Customer.objects.count() == 1
    second = register_by_hand(
        details=CustomerDetails(name="王强", number="13800138000"), is_another=True, by=agent, at=at
    )
    assert first.number_index == second.number_index


def test_only_a_desk_registers(auditor: Actor, at: datetime) -> None:
    with pytest.raises(Forbidden):
        register_by_hand(details=WANG_FANG, by=auditor, at=at)


def test_the_kind_is_put_right_and_made_sure_of(agent: Actor, at: datetime) -> None:
    made = register_customer(details=CustomerDetails(name="中原物流", number="13800138000"), by=agent, at=at)
    put: dict[str, Any] = {"customer": made.id, "attribute": Attribute.KIND, "by": agent, "at": at}
    check = correct_attribute(value="enterprise", **put)
    made.refresh_from_db()
    assert (made.kind, check.outcome if check else "") == ("enterprise", "corrected")
    assert confirm_attribute(**put).outcome == "confirmed"
    with pytest.raises(NoSuchValue):
        correct_attribute(value="robot", **put)


def test_a_guardian_keeps_a_person_from_becoming_an_organisation(agent: Actor, at: datetime) -> None:
    made = register_customer(details=WANG_FANG, by=agent, at=at)
    told = RepresentativeTold(
        kind=RepresentativeKind.GUARDIAN, name="王父", scope=frozenset({"bills"}), since=date(2020, 1, 1)
    )  # type: ignore[arg-type]  # a topic is its word
    guardian = name_representative(customer=made.id, told=told, by=agent, at=at)
    put: dict[str, Any] = {"customer": made.id, "attribute": Attribute.KIND, "value": "enterprise", "by": agent}
    with pytest.raises(RepresentativesDontFit):
        correct_attribute(at=at, **put)
    end_representative(
        representative=guardian.id, reason=RepresentativeEnd.REVOKED, ended_on=date(2021, 1, 1), by=agent, at=at
    )
    assert correct_attribute(at=at, **put) is not None
