"""No day of a customer's record lies where nobody will see it: reviews, holds, authorities, services and their ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from careline.kernel.horizon import A_YEAR, TWENTY_YEARS, TooFarAhead
from careline.parties.models import Customer, LegalHold
from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.care import note_care, renew_care
from careline.parties.operations.customers import register_customer
from careline.parties.operations.erasures import ErasureTold, ask_erasure, refuse_erasure
from careline.parties.operations.legal_holds import review_legal_hold, set_legal_hold
from careline.parties.operations.representatives import RepresentativeTold, end_representative, name_representative
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.rules.care import CareBasis, CareKind
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import ErasureGround, ErasureProof
from careline.parties.rules.holdings import PaymentKind, SubscriptionDetails, SubscriptionStatus
from careline.parties.rules.legal_hold import HoldKind, HoldTold
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind
from careline.security.actor import Actor, system
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM, DAY = system("test"), timedelta(days=1)
TODAY = date(2026, 3, 11)
COURT = HoldTold(kind=HoldKind.COURT, reason="（2026）京0105民初1234号", review_on=TODAY + 30 * DAY)
AID = RepresentativeTold(kind=RepresentativeKind.ADVOCATE, name="张三", since=TODAY)
LINE = SubscriptionDetails(number="139 0013 9000", since=TODAY)
WISH = ErasureTold(
    ground=ErasureGround.UNLAWFUL, proof=ErasureProof.CALLED_BACK, channel=ConsentChannel.PHONE, text="请删除"
)


@dataclass
class Desk:
    """Who sets days of whose record."""

    customer: Customer
    lead: Actor
    agent: Actor
    at: datetime


@pytest.fixture
def desk(request: pytest.FixtureRequest, at: datetime) -> Desk:
    request.getfixturevalue("db")
    agent = request.getfixturevalue("agent")
    customer = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    return Desk(customer, member("zhaomin", Role.SUPERVISOR), agent, at)


def hold_review(desk: Desk, day: date) -> None:
    set_legal_hold(customer=desk.customer.id, told=replace(COURT, review_on=day), by=desk.lead, at=desk.at)


def hold_end(desk: Desk, day: date) -> None:
    set_legal_hold(customer=desk.customer.id, told=replace(COURT, until=day), by=desk.lead, at=desk.at)


def hold_reviewed(desk: Desk, day: date) -> None:
    hold = set_legal_hold(customer=desk.customer.id, told=COURT, by=desk.lead, at=desk.at)
    review_legal_hold(hold=hold.id, review_on=day, by=desk.lead, at=desk.at)


def refusal_of_erasure(desk: Desk, day: date) -> None:
    asked = ask_erasure(customer=desk.customer.id, told=WISH, by=desk.agent, at=desk.at)
    refuse_erasure(number=asked.number, text="诉讼未结", kept_until=day, by=desk.lead, at=desk.at)


def care_review(desk: Desk, day: date) -> None:
    who = {"customer": desk.customer.id, "by": desk.agent, "at": desk.at}
    note_care(kind=CareKind.THREATENED, basis=CareBasis.SAFETY, review_on=day, **who)  # type: ignore[arg-type]  # told by name


def care_renewed(desk: Desk, day: date) -> None:
    who = {"customer": desk.customer.id, "by": desk.agent, "at": desk.at}
    soon = TODAY + 3 * DAY
    flag = note_care(kind=CareKind.THREATENED, basis=CareBasis.SAFETY, review_on=soon, **who)  # type: ignore[arg-type]  # likewise
    renew_care(flag=flag.id, review_on=day, by=desk.lead, at=desk.at)


def authority(desk: Desk, day: date) -> None:
    name_representative(customer=desk.customer.id, told=replace(AID, until=day), by=desk.agent, at=desk.at)


def authority_ended(desk: Desk, day: date) -> None:
    named = name_representative(customer=desk.customer.id, told=AID, by=desk.agent, at=desk.at)
    why = RepresentativeEnd.REVOKED
    end_representative(representative=named.id, reason=why, ended_on=day, by=desk.agent, at=desk.at)


def account(desk: Desk, day: date) -> None:
    terms = {"number": "A1", "payment": PaymentKind.POSTPAID, "bill_day": 1}
    open_account(customer=desk.customer.id, opened_on=day, by=desk.agent, at=desk.at, **terms)  # type: ignore[arg-type]  # likewise


def account_closed(desk: Desk, day: date) -> None:
    terms = {"number": "A1", "payment": PaymentKind.POSTPAID, "bill_day": 1, "opened_on": TODAY}
    opened = open_account(customer=desk.customer.id, by=desk.agent, at=desk.at, **terms)  # type: ignore[arg-type]  # likewise
    close_account(account=opened.id, closed_on=day, by=desk.agent, at=desk.at)


def line(desk: Desk, day: date) -> None:
    begin_subscription(customer=desk.customer.id, details=replace(LINE, since=day), by=desk.agent, at=desk.at)


def line_ended(desk: Desk, day: date) -> None:
    begun = begin_subscription(customer=desk.customer.id, details=LINE, by=desk.agent, at=desk.at)
    told = {"brand": "", "plan": "", "status": SubscriptionStatus.ENDED, "on": day}
    change_subscription(subscription=begun.id, by=desk.agent, at=desk.at, **told)  # type: ignore[arg-type]  # likewise


SET: tuple[tuple[Callable[[Desk, date], None], str, timedelta], ...] = (
    (hold_review, "review_on", A_YEAR),
    (hold_reviewed, "review_on", A_YEAR),
    (hold_end, "until", TWENTY_YEARS),
    (refusal_of_erasure, "kept_until", TWENTY_YEARS),
    (care_review, "review_on", A_YEAR),
    (care_renewed, "review_on", A_YEAR),
    (authority, "until", TWENTY_YEARS),
    (authority_ended, "ended_on", A_YEAR),
    (account, "opened_on", A_YEAR),
    (account_closed, "closed_on", A_YEAR),
    (line, "since", A_YEAR),
    (line_ended, "on", A_YEAR),
)


@pytest.mark.parametrize("is_last", [False, True], ids=["a day more", "the last of the calendar"])
@pytest.mark.parametrize(("put", "field", "within"), SET, ids=[put.__name__ for put, _, _ in SET])
def test_a_day_too_far_ahead_is_refused_at_its_field(
    put: Callable[[Desk, date], None], field: str, within: timedelta, desk: Desk, *, is_last: bool
) -> None:
    with pytest.raises(TooFarAhead) as refused:
        put(desk, date.max if is_last else TODAY + within + DAY)
    assert refused.value.field == field


@pytest.mark.parametrize(("put", "field", "within"), SET, ids=[put.__name__ for put, _, _ in SET])
def test_the_last_day_there_is_is_taken(
    put: Callable[[Desk, date], None], field: str, within: timedelta, desk: Desk
) -> None:
    assert field
    put(desk, TODAY + within)


def test_a_long_refusal_is_looked_at_again_within_a_year(desk: Desk) -> None:
    refusal_of_erasure(desk, TODAY + TWENTY_YEARS)
    hold = LegalHold.objects.get()
    assert (hold.due_on, hold.until) == (TODAY + A_YEAR, TODAY + TWENTY_YEARS)
