"""The needs register: every step legal, with its reasons, and where a need stands follows from them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.kernel.paging import BadCursor
from careline.parties.models import Customer, CustomerNeed, NeedStep
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.needs import NeedChanged, collect_need, move_need
from careline.parties.queries.needs import NeedFilters, counted_needs, customer_needs, known_need, steps_of
from careline.parties.rules.needs import (
    IllegalNeedMove,
    NeedCategory,
    NeedMove,
    NeedSource,
    NeedStatus,
    NeedTextMissing,
    NeedTextTooLong,
    advanced,
    moves_from_need,
    replayed,
)
from careline.security.actor import Actor, system
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
Collect = Callable[..., CustomerNeed]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def supervisor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhaomin", Role.SUPERVISOR)


@pytest.fixture
def collect(customer: Customer, agent: Actor, at: datetime) -> Collect:
    """Return a way for the agent to collect a need."""
    usual = {
        "customer": customer.id,
        "source": NeedSource.CONTACT,
        "category": NeedCategory.DIGITAL,
        "text": "字体再大些",
    }
    return lambda **otherwise: collect_need(**usual | {"by": agent, "at": at} | otherwise)  # type: ignore[arg-type]  # the tests say what they change


def test_a_need_goes_its_way_and_the_customer_is_told(
    collect: Collect, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    need = collect()
    steps = ((NeedMove.ASSESS, supervisor), (NeedMove.DECLINE, supervisor), (NeedMove.TELL, agent))
    for n, (move, by) in enumerate(steps, start=1):
        move_need(need=need.id, move=move, text=f"理由{n}", version=n, by=by, at=at)
    stands = known_need(by=agent, id=need.id)
    assert (stands.status, stands.version) == (NeedStatus.TOLD, 4)
    assert [step.opened("text") for step in steps_of(stands)] == ["", "理由1", "理由2", "理由3"]


def test_where_every_need_stands_follows_from_its_steps(collect: Collect, supervisor: Actor, at: datetime) -> None:
    for moves in ((), (NeedMove.ASSESS,), (NeedMove.ASSESS, NeedMove.ADOPT)):
        need = collect()
        for move in moves:
            move_need(need=need.id, move=move, text="理由", by=supervisor, at=at)
    for need in CustomerNeed.objects.all():
        rows = [NeedMove(step.move) for step in NeedStep.objects.filter(need=need).order_by("n")]
        assert replayed(rows) == need.status
        assert len(rows) == need.version
    assert counted_needs(by=supervisor)[NeedStatus.ADOPTED] == 1


def test_who_collects_decides_nothing(collect: Collect, agent: Actor, auditor: Actor, at: datetime) -> None:
    need = collect()
    for move in (NeedMove.ASSESS, NeedMove.ADOPT, NeedMove.DECLINE):
        with pytest.raises(Forbidden):
            move_need(need=need.id, move=move, text="理由", by=agent, at=at)
    with pytest.raises(Forbidden):
        collect(by=auditor)


@given(some.sampled_from(NeedStatus), some.sampled_from(NeedMove))
def test_only_legal_moves_lead_on(status: NeedStatus, move: NeedMove) -> None:
    if move in moves_from_need(status):
        assert advanced(status, move) is not status
    else:
        with pytest.raises(IllegalNeedMove):
            advanced(status, move)


def test_what_cannot_be_is_refused(collect: Collect, supervisor: Actor, at: datetime) -> None:
    need = collect()
    with pytest.raises(IllegalNeedMove):
        move_need(need=need.id, move=NeedMove.TELL, text="已告知", by=supervisor, at=at)
    with pytest.raises(NeedChanged):
        move_need(need=need.id, move=NeedMove.ASSESS, text="理由", version=2, by=supervisor, at=at)
    with pytest.raises(NeedTextMissing):
        move_need(need=need.id, move=NeedMove.ASSESS, text="  ", by=supervisor, at=at)
    with pytest.raises(NeedTextTooLong):
        collect(text="字" * 2001)


def test_the_list_is_narrowed_and_paged(collect: Collect, customer: Customer, agent: Actor, at: datetime) -> None:
    for n, category in enumerate((NeedCategory.PRICE, NeedCategory.PRICE, NeedCategory.NETWORK)):
        collect(category=category, at=at + timedelta(minutes=n))
    priced = NeedFilters(category=NeedCategory.PRICE, customers=(customer.id,))
    first = customer_needs(by=agent, filters=priced, limit=1)
    assert first.next is not None
    rest = customer_needs(by=agent, filters=priced, after=first.next.encode(), limit=1)
    assert (len(first.rows), len(rest.rows), rest.next) == (1, 1, None)
    assert first.rows[0].collected_at > rest.rows[0].collected_at
    assert not customer_needs(by=agent, filters=NeedFilters(customers=())).rows
    assert not customer_needs(by=agent, filters=NeedFilters(status=NeedStatus.TOLD)).rows
    with pytest.raises(BadCursor):
        customer_needs(by=agent, filters=NeedFilters(), after="x")


def test_the_register_outlives_the_person_without_their_words(
    collect: Collect, customer: Customer, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    need = collect()
    move_need(need=need.id, move=NeedMove.ASSESS, text="王芳已说两次", by=supervisor, at=at)
    forget_customer(customer=customer, by=SYSTEM, at=at)
    left = known_need(by=agent, id=need.id)
    assert (left.category, left.status, left.opened("text")) == (NeedCategory.DIGITAL, NeedStatus.ASSESSED, "")
    assert [step.opened("text") for step in steps_of(left)] == ["", ""]
