"""A request to be forgotten: recorded by one, decided by another, and nothing in between."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.kernel.paging import BadCursor
from careline.notices.models import StaffNotice
from careline.parties.models import Customer, ErasureRequest, ErasureStep, Subscription
from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.attending import attend_erasure
from careline.parties.operations.customers import register_customer
from careline.parties.operations.erasures import (
    ErasureAskedAlready,
    ErasureChanged,
    ErasureTold,
    approve_erasure,
    ask_erasure,
    refuse_erasure,
    tell_erasure,
    withdraw_erasure,
)
from careline.parties.operations.merging import merge_customers
from careline.parties.operations.subscriptions import SubscriptionDetails, begin_subscription, change_subscription
from careline.parties.queries.erasures import (
    ErasureFilters,
    counted_erasures,
    erasure_obstacles,
    erasure_requests,
    erasures_to_decide,
    known_erasure,
    steps_of_erasure,
)
from careline.parties.reactions import tell_of_erasure
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import (
    ErasureGround,
    ErasureMove,
    ErasureProof,
    ErasureState,
    ErasureStoodInTheWay,
    ErasureWordsMissing,
    ErasureWordsTooLong,
    IllegalErasureMove,
    KeptUntilPast,
    NotAWorkNumber,
    ObstacleKind,
    OwnErasureRequest,
    SameRoleAsAsker,
    advanced,
    check_other_hand,
    moves_from_erasure,
    replayed_erasure,
)
from careline.parties.rules.holdings import PaymentKind, SubscriptionStatus
from careline.parties.rules.merging import MergeReason
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, RoleGrant
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
TOLD = ErasureTold(
    ground=ErasureGround.CONSENT_WITHDRAWN,
    proof=ErasureProof.CALLED_BACK,
    channel=ConsentChannel.PHONE,
    text="王女士要求删除全部资料",
)
Ask = Callable[..., ErasureRequest]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def supervisor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhaomin", Role.SUPERVISOR)


@pytest.fixture
def ask(customer: Customer, agent: Actor, at: datetime) -> Ask:
    """Return a way for the agent to record a request."""
    usual = {"customer": customer.id, "told": TOLD}
    return lambda **otherwise: ask_erasure(**usual | {"by": agent, "at": at} | otherwise)  # type: ignore[arg-type]  # the tests say what they change


def test_what_one_records_and_another_approves_is_done_at_once(
    ask: Ask, customer: Customer, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    request = ask()
    assert (request.state, request.due_at - at, request.opened("text")) == ("asked", timedelta(days=30), TOLD.text)
    assert Customer.objects.get(pk=customer.pk).name_sealed, "nothing goes before somebody agrees"
    later = at + timedelta(days=2)
    approve_erasure(number=request.number, version=1, by=supervisor, at=later)
    left, seen = Customer.objects.get(pk=customer.pk), known_erasure(by=agent, number=request.number)
    assert (left.forgotten_at, left.name_sealed, left.number_index) == (later, None, None)
    assert (seen.state, seen.opened("text"), seen.ground) == (ErasureState.DONE, "", "consent_withdrawn")
    told = list(
        LedgerEntry.objects.filter(event__startswith="parties.").order_by("id").values_list("event", "actor_name")
    )
    assert told[-2:] == [("parties.erasure_moved", "zhaomin"), ("parties.customer_forgotten", "erasure")]


def test_nobody_decides_on_what_he_recorded_nor_one_of_the_same_role(
    ask: Ask, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    own = ask(by=supervisor)
    with pytest.raises(OwnErasureRequest):
        approve_erasure(number=own.number, by=supervisor, at=at)
    with pytest.raises(SameRoleAsAsker):
        refuse_erasure(number=own.number, text="不行", by=member("zhoujie", Role.SUPERVISOR), at=at)
    with pytest.raises(Forbidden):
        approve_erasure(number=own.number, by=agent, at=at)
    guard = member("guard", Role.SECURITY_ADMINISTRATOR)
    assert approve_erasure(number=own.number, by=guard, at=at).state == ErasureState.DONE


@given(some.sets(some.sampled_from(Role)), some.sets(some.sampled_from(Role)))
def test_another_hand_has_another_role(asker: set[Role], decider: set[Role]) -> None:
    with pytest.raises(OwnErasureRequest):
        check_other_hand(asker="a", asker_roles=asker, by="a", roles=decider)
    if decider - asker or (asker and not decider):
        check_other_hand(asker="a", asker_roles=asker, by="b", roles=decider)
    else:
        with pytest.raises(SameRoleAsAsker):
            check_other_hand(asker="a", asker_roles=asker, by="b", roles=decider)


def test_what_runs_stands_in_the_way_and_is_named(
    ask: Ask, customer: Customer, supervisor: Actor, at: datetime
) -> None:
    begun: dict[str, Any] = {"customer": customer.id, "by": SYSTEM, "at": at}
    held = begin_subscription(details=SubscriptionDetails(number="13700137000", since=at.date()), **begun)
    account = open_account(number="8800", payment=PaymentKind.POSTPAID, bill_day=1, opened_on=at.date(), **begun)
    request = ask()
    with pytest.raises(ErasureStoodInTheWay) as refused:
        approve_erasure(number=request.number, by=supervisor, at=at)
    assert refused.value.params["obstacles"] == (ObstacleKind.SUBSCRIPTION, ObstacleKind.ACCOUNT)
    assert known_erasure(by=supervisor, number=request.number).state == ErasureState.ASKED
    ended: dict[str, Any] = {"brand": "", "plan": "", "status": SubscriptionStatus.ENDED, "on": at.date()}
    change_subscription(subscription=held.id, **ended, by=SYSTEM, at=at)
    close_account(account=account.id, closed_on=at.date(), by=SYSTEM, at=at)
    assert erasure_obstacles(request, today=at.date()) == []
    approve_erasure(number=request.number, by=supervisor, at=at)
    assert Subscription.objects.get(pk=held.pk).number_sealed is None


def test_what_the_law_keeps_is_refused_with_a_day_and_told(
    ask: Ask, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    until = at.date() + timedelta(days=90)
    first = ask()
    with pytest.raises(KeptUntilPast):
        refuse_erasure(
            number=first.number, text="诉讼未结", kept_until=at.date() - timedelta(days=1), by=supervisor, at=at
        )
    with pytest.raises(ErasureWordsMissing):
        refuse_erasure(number=first.number, text=" ", by=supervisor, at=at)
    refuse_erasure(number=first.number, text="诉讼未结，依法保存", kept_until=until, by=supervisor, at=at)
    tell_erasure(number=first.number, text="已电话告知", by=agent, at=at)
    steps = steps_of_erasure(known_erasure(by=agent, number=first.number))
    assert [(one.move, one.opened("text"), one.kept_until) for one in steps] == [
        ("ask", "", None),
        ("refuse", "诉讼未结，依法保存", until),
        ("tell", "已电话告知", until),
    ]
    again = ask()
    with pytest.raises(ErasureStoodInTheWay) as refused:
        approve_erasure(number=again.number, by=supervisor, at=at)
    assert refused.value.params["obstacles"] == (f"{first.number} ({until})",)
    approve_erasure(number=again.number, by=supervisor, at=at + timedelta(days=91))
    with pytest.raises(CustomerIsForgotten):
        ask()


def test_a_refusal_isnt_told_once_the_person_is_gone(ask: Ask, agent: Actor, supervisor: Actor, at: datetime) -> None:
    refused = ask()
    refuse_erasure(number=refused.number, text="身份未核实", by=supervisor, at=at)
    approve_erasure(number=ask().number, by=supervisor, at=at)
    with pytest.raises(CustomerIsForgotten):
        tell_erasure(number=refused.number, text="已告知", by=agent, at=at)
    assert [one.opened("text") for one in steps_of_erasure(refused)] == ["", ""]


def test_one_request_at_a_time_and_only_legal_steps(
    ask: Ask, agent: Actor, supervisor: Actor, auditor: Actor, at: datetime
) -> None:
    request = ask()
    with pytest.raises(ErasureAskedAlready):
        ask()
    with pytest.raises(ErasureChanged):
        approve_erasure(number=request.number, version=2, by=supervisor, at=at)
    with pytest.raises(IllegalErasureMove):
        tell_erasure(number=request.number, text="已告知", by=agent, at=at)
    withdraw_erasure(number=request.number, text="客户改了主意", by=agent, at=at)
    with pytest.raises(IllegalErasureMove):
        approve_erasure(number=request.number, by=supervisor, at=at)
    with pytest.raises(Forbidden):
        ask(by=auditor)
    for text in ("99", "TS-2026-004291-3"):
        with pytest.raises(NotAWorkNumber):
            ask(told=ErasureTold(**vars(TOLD) | {"reference": text}))
    with pytest.raises(ErasureWordsTooLong):
        ask(told=ErasureTold(**vars(TOLD) | {"text": "字" * 2001}))
    assert Customer.objects.get().forgotten_at is None


def test_merged_records_are_one_customers_to_ask_for_and_to_forget(
    ask: Ask, customer: Customer, supervisor: Actor, at: datetime
) -> None:
    twin = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    request = ask(customer=twin.id)
    merge_customers(kept=customer.id, merged=twin.id, reason=MergeReason.COMPARED, by=SYSTEM, at=at)
    with pytest.raises(ErasureAskedAlready):
        ask()
    approve_erasure(number=request.number, by=supervisor, at=at)
    assert Customer.objects.filter(forgotten_at=None).count() == 0


@given(some.sampled_from(ErasureState), some.sampled_from(ErasureMove))
def test_only_legal_moves_lead_on(state: ErasureState, move: ErasureMove) -> None:
    if move in moves_from_erasure(state):
        assert advanced(state, move) is not state
    else:
        with pytest.raises(IllegalErasureMove):
            advanced(state, move)


def test_the_list_is_by_due_time_and_replays(
    ask: Ask, customer: Customer, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    other = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    late, soon = ask(at=at + timedelta(days=1)), ask(customer=other.id)
    first = erasure_requests(by=agent, filters=ErasureFilters(state=ErasureState.ASKED), limit=1)
    assert first.next is not None
    rest = erasure_requests(by=agent, filters=ErasureFilters(), after=first.next.encode(), limit=1)
    assert [one.number for one in (*first.rows, *rest.rows)] == [soon.number, late.number]
    assert erasure_requests(by=agent, filters=ErasureFilters(customer=customer.id)).rows == [late]
    assert (erasures_to_decide(by=supervisor), erasures_to_decide(by=agent)) == (2, 0)
    assert counted_erasures(by=agent)[ErasureState.ASKED] == 2
    approve_erasure(number=soon.number, by=supervisor, at=at)
    for request in ErasureRequest.objects.all():
        moves = [ErasureMove(one.move) for one in ErasureStep.objects.filter(request=request).order_by("n")]
        assert (replayed_erasure(moves), len(moves)) == (request.state, request.version)
    with pytest.raises(BadCursor):
        erasure_requests(by=agent, filters=ErasureFilters(), after="x")


def test_who_may_decide_is_told_until_it_is_decided_and_then_who_asked(
    ask: Ask, agent: Actor, supervisor: Actor, at: datetime
) -> None:
    for one, role in ((supervisor, Role.SUPERVISOR), (agent, Role.AGENT)):
        RoleGrant.objects.create(user_id=one.id, role=role, granted_at=at)
    request = ask()
    _react(at)
    (told,) = StaffNotice.objects.filter(lapse=None)
    assert (told.user.username, told.kind, told.about) == ("zhaomin", "erasure_asked", request.number)
    refuse_erasure(number=request.number, text="身份未核实", by=supervisor, at=at)
    _react(at)
    (told,) = StaffNotice.objects.filter(lapse=None)
    assert (told.user.username, told.kind, told.by_name) == ("liwei", "erasure_decided", "zhaomin")
    assert not attend_erasure(request=request, by=supervisor, at=at), "it wasn't he who recorded it"
    assert attend_erasure(request=request, by=agent, at=at)
    assert not StaffNotice.objects.filter(lapse=None).exists()


def _react(at: datetime) -> None:
    entry = LedgerEntry.objects.filter(event="parties.erasure_moved").latest("id")
    tell_of_erasure(entry=entry, at=at)
