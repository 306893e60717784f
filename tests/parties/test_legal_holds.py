"""A legal hold: set before anybody asks, in the way of erasing, looked at again, and released by somebody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from careline.kernel.paging import BadCursor
from careline.notices.models import StaffNotice
from careline.parties.jobs import call_to_reviews_of_holds
from careline.parties.models import Customer, ErasureRequest, LegalHold, LegalHoldCall
from careline.parties.operations.customers import register_customer
from careline.parties.operations.erasures import ErasureTold, approve_erasure, ask_erasure, refuse_erasure
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.legal_holds import (
    call_to_hold_reviews,
    release_legal_hold,
    review_legal_hold,
    set_legal_hold,
)
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.operations.preferences import set_preferences
from careline.parties.queries.legal_holds import (
    NoSuchHold,
    hold_seen,
    holds_on,
    known_hold,
    legal_holds,
    standing_holds,
)
from careline.parties.queries.preferences import wish_of
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import (
    ErasureGround,
    ErasureProof,
    ErasureState,
    ErasureStoodInTheWay,
    ObstacleKind,
)
from careline.parties.rules.legal_hold import (
    HOLD_WORDS_LONGEST,
    HoldEndsBefore,
    HoldIsOver,
    HoldKind,
    HoldReviewMissed,
    HoldTold,
    HoldWordsMissing,
    HoldWordsTooLong,
)
from careline.parties.rules.merging import MergeReason
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry, RoleGrant
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from careline.security.rules.roles import Role
from tests.moments import IN_THE_NIGHT
from tests.parties.conftest import WANG_FANG, member

SYSTEM, DAY = system("test"), timedelta(days=1)
WISH = ErasureTold(
    ground=ErasureGround.UNLAWFUL, proof=ErasureProof.CALLED_BACK, channel=ConsentChannel.PHONE, text="请删除"
)
Ask = Callable[[], ErasureRequest]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def supervisor(request: pytest.FixtureRequest, at: datetime) -> Actor:
    request.getfixturevalue("db")
    return keeper("zhaomin", at)


@pytest.fixture
def ask(customer: Customer, agent: Actor, at: datetime) -> Ask:
    return lambda: ask_erasure(customer=customer.id, told=WISH, by=agent, at=at)


def court(at: datetime) -> HoldTold:
    return HoldTold(kind=HoldKind.COURT, reason="（2026）京0105民初1234号", review_on=at.date() + 30 * DAY)


def keeper(username: str, at: datetime) -> Actor:
    """Return a supervisor as the house knows them, whom a reaction finds."""
    one = member(username, Role.SUPERVISOR)
    RoleGrant.objects.create(user_id=one.id, role=Role.SUPERVISOR, granted_at=at)
    return one


def stands(*, by: Actor, customer: UUID, today: date) -> bool:
    """Whether the one hold on a customer stands, as the erasure asks and as the page shows: they must agree."""
    (seen,) = holds_on(by=by, customer=customer, today=today)
    assert seen.is_standing is standing_holds(today=today).filter(customer=customer).exists()
    return seen.is_standing


def reacted(at: datetime) -> None:
    for _ in range(2):  # readers may be shown an entry twice
        last = LedgerEntry.objects.order_by("xid", "id").last()
        assert last
        drain(at=at, upto=last.position)


def test_while_it_stands_nobody_is_forgotten(ask: Ask, customer: Customer, supervisor: Actor, at: datetime) -> None:
    hold = set_legal_hold(customer=customer.id, told=court(at), by=supervisor, at=at)
    request = ask()
    with pytest.raises(ErasureStoodInTheWay) as refused:
        approve_erasure(number=request.number, by=supervisor, at=at)
    assert refused.value.params["obstacles"] == (ObstacleKind.HOLD,), "that there is one, not why"
    assert stands(by=supervisor, customer=customer.id, today=at.date())
    release_legal_hold(hold=hold.id, reason="案件已结", by=supervisor, at=at + DAY)
    assert not stands(by=supervisor, customer=customer.id, today=at.date())
    assert approve_erasure(number=request.number, by=supervisor, at=at + DAY).state == ErasureState.DONE
    (seen,) = holds_on(by=supervisor, customer=customer.id, today=at.date())
    assert (seen.reason, seen.release_reason, seen.released_by) == ("", "", "zhaomin"), "the words went with them"


def test_a_hold_on_any_record_stands_in_the_way_of_all(
    ask: Ask, customer: Customer, supervisor: Actor, at: datetime
) -> None:
    other = register_customer(details=replace(WANG_FANG, number="13900139000", document=""), by=SYSTEM, at=at)
    set_legal_hold(customer=other.id, told=court(at), by=supervisor, at=at)
    merge_customers(kept=customer.id, merged=other.id, reason=MergeReason.COMPARED, by=supervisor, at=at)
    request = ask()
    with pytest.raises(ErasureStoodInTheWay):
        approve_erasure(number=request.number, by=supervisor, at=at)


def test_what_was_laid_on_two_as_one_stands_for_each_once_they_are_apart(
    customer: Customer, supervisor: Actor, at: datetime
) -> None:
    other = register_customer(details=replace(WANG_FANG, number="13900139000", document=""), by=SYSTEM, at=at)
    set_legal_hold(customer=customer.id, told=replace(court(at), reason="先前"), by=supervisor, at=at - DAY)
    merge_customers(kept=customer.id, merged=other.id, reason=MergeReason.COMPARED, by=supervisor, at=at)
    held = set_legal_hold(customer=other.id, told=court(at), by=supervisor, at=at)
    assert held.customer_id == customer.id
    safe = Wish(never=(ReachChannel.SMS,))
    set_preferences(customer=other.id, wish=safe, by=supervisor, at=at)
    unmerge_customer(merged=other.id, reason="mistake", by=supervisor, at=at + DAY)
    (taken,) = holds_on(by=supervisor, customer=other.id, today=at.date())
    assert (taken.reason, taken.kind, taken.review_on) == (court(at).reason, HoldKind.COURT, court(at).review_on)
    assert len(holds_on(by=supervisor, customer=customer.id, today=at.date())) == 2
    assert [wish_of(by=supervisor, customer=one.id) for one in (customer, other)] == [safe, safe]


def test_a_day_named_with_a_refusal_is_a_hold_like_any_other(
    ask: Ask, customer: Customer, supervisor: Actor, at: datetime
) -> None:
    request = ask()
    refuse_erasure(number=request.number, text="诉讼未结", kept_until=at.date() + 90 * DAY, by=supervisor, at=at)
    (seen,) = holds_on(by=supervisor, customer=customer.id, today=at.date())
    assert (seen.kind, seen.reason, seen.until) == (HoldKind.TERM, "诉讼未结", at.date() + 90 * DAY)
    again = ask()
    with pytest.raises(ErasureStoodInTheWay) as refused:
        approve_erasure(number=again.number, by=supervisor, at=at)
    assert refused.value.params["obstacles"] == (f"{request.number} ({seen.until})",)
    release_legal_hold(hold=seen.id, reason="原告撤诉", by=supervisor, at=at)
    assert approve_erasure(number=again.number, by=supervisor, at=at).state == ErasureState.DONE


def test_it_ends_with_its_last_day(customer: Customer, supervisor: Actor, at: datetime) -> None:
    told = replace(court(at), until=at.date() + 40 * DAY)
    hold = set_legal_hold(customer=customer.id, told=told, by=supervisor, at=at)
    days = [at.date() + n * DAY for n in (40, 41)]
    assert [stands(by=supervisor, customer=customer.id, today=one) for one in days] == [True, False]
    with pytest.raises(HoldIsOver):
        release_legal_hold(hold=hold.id, reason="已结", by=supervisor, at=at + 41 * DAY)


def test_what_cannot_be_is_refused_at_its_field(customer: Customer, supervisor: Actor, at: datetime) -> None:
    told, today = court(at), at.date()
    for wrong, why in (
        (replace(told, reason=" "), HoldWordsMissing),
        (replace(told, reason="长" * (HOLD_WORDS_LONGEST + 1)), HoldWordsTooLong),
        (replace(told, review_on=today), HoldReviewMissed),
        (replace(told, until=today + 29 * DAY), HoldEndsBefore),
        (replace(told, until=today - DAY), HoldEndsBefore),
    ):
        with pytest.raises(why):
            set_legal_hold(customer=customer.id, told=wrong, by=supervisor, at=at)
    assert not LegalHold.objects.exists()
    with pytest.raises(NoSuchHold):
        known_hold(by=supervisor, id=customer.id)
    with pytest.raises(BadCursor):
        legal_holds(by=supervisor, today=today, after="x")


def test_why_is_sealed_and_told_to_few(customer: Customer, agent: Actor, supervisor: Actor, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_legal_hold(customer=customer.id, told=court(at), by=agent, at=at)
    hold = set_legal_hold(customer=customer.id, told=court(at), by=supervisor, at=at)
    assert "民初".encode() not in bytes(hold.reason_sealed or b"")
    for look in (
        lambda: holds_on(by=agent, customer=customer.id, today=at.date()),
        lambda: legal_holds(by=agent, today=at.date()),
        lambda: known_hold(by=agent, id=hold.id),
        lambda: release_legal_hold(hold=hold.id, reason="不用了", by=agent, at=at),
    ):
        with pytest.raises(Forbidden):
            look()
    guard = member("guard", Role.SECURITY_ADMINISTRATOR)
    (row,) = legal_holds(by=guard, today=at.date()).rows
    assert hold_seen(row, today=at.date()).reason == court(at).reason
    entry = LedgerEntry.objects.get(event="parties.legal_hold_set")
    assert "民初" not in str(entry.data)


def test_whoever_set_it_is_called_to_look_again(customer: Customer, supervisor: Actor, at: datetime) -> None:
    hold = set_legal_hold(customer=customer.id, told=court(at), by=supervisor, at=at)
    keeper("zhoujie", at)
    assert call_to_hold_reviews(by=system("reviews"), at=at) == 0
    near = at + 24 * DAY
    assert [call_to_hold_reviews(by=system("reviews"), at=near) for _ in range(2)] == [1, 0]
    reacted(near)
    told = StaffNotice.objects.get(kind="hold_review_due")
    assert (told.user.username, told.about) == ("zhaomin", str(hold.id))
    later = at.date() + 200 * DAY
    with pytest.raises(HoldReviewMissed):
        review_legal_hold(hold=hold.id, review_on=near.date(), by=supervisor, at=near)
    review_legal_hold(hold=hold.id, review_on=later, by=supervisor, at=near)
    reacted(near)
    assert StaffNotice.objects.get(kind="hold_review_due").lapse
    assert known_hold(by=supervisor, id=hold.id).due_on == later
    assert LegalHoldCall.objects.count() == 1
    call_to_reviews_of_holds(IN_THE_NIGHT)


def test_where_who_set_it_has_left_all_who_keep_holds_are_called(customer: Customer, at: datetime) -> None:
    set_legal_hold(customer=customer.id, told=court(at), by=SYSTEM, at=at)
    for name in ("zhaomin", "zhoujie"):
        keeper(name, at)
    call_to_hold_reviews(by=system("reviews"), at=at + 30 * DAY)
    reacted(at + 30 * DAY)
    assert StaffNotice.objects.filter(kind="hold_review_due").count() == 2


def test_who_was_forgotten_is_held_under_a_key_of_its_own(customer: Customer, supervisor: Actor, at: datetime) -> None:
    forget_customer(customer=customer, by=system("erasure"), at=at)
    set_legal_hold(customer=customer.id, told=court(at), by=supervisor, at=at)
    (seen,) = holds_on(by=supervisor, customer=customer.id, today=at.date())
    assert (seen.reason, seen.is_standing) == (court(at).reason, True)
