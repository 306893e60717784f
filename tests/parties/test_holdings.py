"""Accounts, subscriptions and what they used: a customer is found by any of his numbers, and a month is told once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.parties.models import Consumption, Customer, Subscription, SubscriptionChange
from careline.parties.operations.accounts import (
    AccountInUse,
    AccountIsClosed,
    AccountNumberTaken,
    close_account,
    open_account,
)
from careline.parties.operations.consumption import MonthToldTwice, NobodysNumber, take_in_consumption
from careline.parties.operations.customers import match_or_register, register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.subscriptions import (
    NumberTaken,
    SubscriptionChangedMeanwhile,
    begin_subscription,
    change_subscription,
)
from careline.parties.queries.consumption import consumption_of
from careline.parties.queries.customers import find_customers
from careline.parties.queries.holdings import NoSuchAccount, accounts_of, subscriptions_of
from careline.parties.rules.consumption import (
    MonthAhead,
    NotAnAmount,
    Usage,
    check_usage,
    month_of,
    months_before,
    next_month,
)
from careline.parties.rules.details import CustomerDetails, NotACode, NotANumber
from careline.parties.rules.holdings import (
    LEGAL,
    EndsBeforeItBegins,
    IllegalStatus,
    NotABillDay,
    NotAnAccountNumber,
    PaymentKind,
    SubscriptionDetails,
    SubscriptionStatus,
    account_number,
    check_span,
)
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

SYSTEM = system("test")
LINE = SubscriptionDetails(number="139 0013 9000", since=date(2025, 3, 1), plan="5g-99", brand="global-tone")
MARCH = Usage(number="13900139000", month=date(2026, 3, 9), amount=12_800, voice_minutes=320, data_mb=20_480, sms=4)
TERMS: dict[str, Any] = {"payment": PaymentKind.POSTPAID, "bill_day": 1, "opened_on": LINE.since}
Subscribe = Callable[..., Subscription]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def subscribe(customer: Customer, agent: Actor, at: datetime) -> Subscribe:
    """Return a way for the agent to write a subscription down, with whatever is said otherwise."""

    def begun(details: SubscriptionDetails = LINE, **otherwise: object) -> Subscription:
        return begin_subscription(**{"customer": customer.id, "details": details, "by": agent, "at": at} | otherwise)  # type: ignore[arg-type]  # the tests say what they change

    return begun


def test_a_customer_is_found_by_any_of_his_numbers(customer: Customer, subscribe: Subscribe, at: datetime) -> None:
    subscribe()
    for asked in (
        {"number": "+86 139-0013-9000"},
        {"last4": "9000"},
        {"last4": "8000"},
        {"last4": "9000", "surname": "王"},
    ):
        assert [one.id for one in find_customers(by=SYSTEM, **asked).customers] == [customer.id]
    assert find_customers(by=SYSTEM, last4="9000", surname="李").customers == ()
    assert match_or_register(details=CustomerDetails(number="13900139000"), by=SYSTEM, at=at).id == customer.id


def test_who_told_a_number_comes_before_who_pays_for_it(subscribe: Subscribe, at: datetime) -> None:
    daughter = register_customer(details=CustomerDetails(number=LINE.number), by=SYSTEM, at=at)
    subscribe()
    assert match_or_register(details=CustomerDetails(number=LINE.number), by=SYSTEM, at=at).id == daughter.id
    assert len(find_customers(by=SYSTEM, number=LINE.number).customers) == 2


def test_an_ended_subscription_finds_nobody_and_frees_its_number(
    customer: Customer, subscribe: Subscribe, agent: Actor, at: datetime
) -> None:
    line = subscribe()
    with pytest.raises(NumberTaken):
        subscribe()
    _change(line, agent, at, status=SubscriptionStatus.ENDED)
    assert find_customers(by=SYSTEM, number=LINE.number).customers == ()
    subscribe(replace(LINE, since=at.date()))
    assert [one.status for one in subscriptions_of(by=agent, customer=customer.id)] == ["active", "ended"]


def _change(line: Subscription, by: Actor, at: datetime, **otherwise: object) -> Subscription:
    usual = {"subscription": line.id, "brand": line.brand, "plan": line.plan, "status": line.status, "on": at.date()}
    return change_subscription(**usual | {"by": by, "at": at} | otherwise)  # type: ignore[arg-type]  # the tests say what they change


def test_what_a_subscription_is_follows_from_its_changes(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    line = subscribe()
    _change(line, agent, at, plan="5g-129", version=1)
    with pytest.raises(SubscriptionChangedMeanwhile):
        _change(line, agent, at, plan="5g-39", version=1)
    _change(line, agent, at, status=SubscriptionStatus.SUSPENDED)
    for row in Subscription.objects.all():
        last = SubscriptionChange.objects.filter(subscription=row).latest("n")
        assert (row.status, row.brand, row.plan, row.version) == (last.status, last.brand, last.plan, last.n)
    assert SubscriptionChange.objects.count() == 3


def test_the_same_again_changes_nothing(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    line = subscribe()
    assert _change(line, agent, at, status=SubscriptionStatus.ACTIVE).version == 1


@pytest.mark.parametrize("to", list(SubscriptionStatus))
def test_what_has_ended_stays_ended(subscribe: Subscribe, agent: Actor, at: datetime, to: SubscriptionStatus) -> None:
    line = _change(subscribe(), agent, at, status=SubscriptionStatus.ENDED)
    with pytest.raises(IllegalStatus):
        _change(line, agent, at, status=to, plan="other")
    assert not LEGAL[SubscriptionStatus.ENDED]


def test_what_cannot_be_is_refused(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    with pytest.raises(NotANumber):
        subscribe(replace(LINE, number="12"))
    with pytest.raises(NotACode):
        subscribe(replace(LINE, plan="五元套餐"))
    with pytest.raises(EndsBeforeItBegins):
        _change(subscribe(), agent, at, status=SubscriptionStatus.ENDED, on=date(2020, 1, 1))


def test_an_account_bills_until_it_is_closed(
    customer: Customer, subscribe: Subscribe, agent: Actor, at: datetime
) -> None:
    account = open_account(customer=customer.id, number="a 10 23", **TERMS, by=agent, at=at)
    with pytest.raises(AccountNumberTaken):
        open_account(customer=customer.id, number="A1023", **TERMS, by=agent, at=at)
    line = subscribe(account=account.id)
    with pytest.raises(AccountInUse):
        close_account(account=account.id, closed_on=at.date(), by=agent, at=at)
    _change(line, agent, at, status=SubscriptionStatus.ENDED)
    close_account(account=account.id, closed_on=at.date(), by=agent, at=at)
    (shown,) = accounts_of(by=agent, customer=customer.id)
    assert (shown.number, shown.closed_on) == ("****", at.date())
    with pytest.raises(AccountIsClosed):
        close_account(account=account.id, closed_on=at.date(), by=agent, at=at)
    with pytest.raises(AccountIsClosed):
        subscribe(account=account.id)


def test_nobody_is_billed_to_a_strangers_account(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    stranger = register_customer(details=CustomerDetails(number="13700137000"), by=SYSTEM, at=at)
    theirs = open_account(
        customer=stranger.id,
        number="B7",
        payment=PaymentKind.PREPAID,
        bill_day=5,
        opened_on=LINE.since,
        by=agent,
        at=at,
    )
    with pytest.raises(NoSuchAccount):
        subscribe(account=theirs.id)


@pytest.mark.parametrize("number", ["", "　", "账户1", "A-1", "9" * 33])
def test_an_account_number_is_one_short_word(number: str) -> None:
    with pytest.raises(NotAnAccountNumber):
        account_number(number)


def test_a_bill_day_is_one_that_every_month_has(customer: Customer, agent: Actor, at: datetime) -> None:
    with pytest.raises(NotABillDay):
        open_account(
            customer=customer.id,
            number="A",
            payment=PaymentKind.PREPAID,
            bill_day=29,
            opened_on=at.date(),
            by=agent,
            at=at,
        )


def test_a_month_is_told_once_and_corrected_by_another_row(
    customer: Customer, subscribe: Subscribe, at: datetime
) -> None:
    subscribe()
    assert [take_in_consumption(usages=[MARCH], by=SYSTEM, at=at) for _ in range(2)] == [1, 0]
    right = replace(MARCH, amount=9_900, month=date(2026, 3, 31))
    assert take_in_consumption(usages=[right, right], by=SYSTEM, at=at) == 1
    (month,) = consumption_of(by=SYSTEM, customer=customer.id, today=at.date())
    assert (month.month, month.figures.amount, month.is_corrected) == (date(2026, 3, 1), 9_900, True)
    assert Consumption.objects.count() == LedgerEntry.objects.filter(event="parties.consumption_told").count() == 2


def test_an_intake_is_taken_whole_or_not_at_all(subscribe: Subscribe, at: datetime) -> None:
    subscribe()
    with pytest.raises(NobodysNumber) as refused:
        take_in_consumption(usages=[MARCH, replace(MARCH, number="13600136000")], by=SYSTEM, at=at)
    assert refused.value.params == {"position": 2}
    with pytest.raises(MonthToldTwice):
        take_in_consumption(usages=[MARCH, replace(MARCH, sms=5)], by=SYSTEM, at=at)
    with pytest.raises(NobodysNumber):
        take_in_consumption(usages=[replace(MARCH, month=date(2025, 2, 28))], by=SYSTEM, at=at)
    assert not Consumption.objects.exists()


def test_a_month_belongs_to_who_had_the_number_then(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    first = subscribe()
    _change(first, agent, at, status=SubscriptionStatus.ENDED, on=date(2025, 12, 31))
    heir = register_customer(details=CustomerDetails(number="13700137000"), by=SYSTEM, at=at)
    later = subscribe(replace(LINE, since=date(2026, 2, 1)), customer=heir.id)
    take_in_consumption(usages=[MARCH, replace(MARCH, month=date(2025, 11, 1))], by=SYSTEM, at=at)
    assert {row.subscription_id: row.month.month for row in Consumption.objects.all()} == {first.id: 11, later.id: 3}


def test_agents_write_no_figures(subscribe: Subscribe, agent: Actor, at: datetime) -> None:
    subscribe()
    with pytest.raises(Forbidden):
        take_in_consumption(usages=[MARCH], by=agent, at=at)
    inspector = member("tang", Role.QUALITY_INSPECTOR)
    with pytest.raises(Forbidden):
        subscribe(by=inspector)


@given(some.dates(date(1990, 1, 1), date(2100, 1, 1)), some.integers(1, 40))
def test_months_follow_one_another(day: date, count: int) -> None:
    months = months_before(month_of(day), count)
    assert (len(months), months[-1]) == (count, day.replace(day=1))
    assert [next_month(one) for one in months[:-1]] == months[1:]
    assert next_month(day) - month_of(day) in {timedelta(days=n) for n in (28, 29, 30, 31)}


@pytest.mark.parametrize("field", ["voice_minutes", "data_mb", "sms"])
def test_figures_that_cannot_be_are_refused(field: str) -> None:
    with pytest.raises(NotAnAmount):
        check_usage(replace(MARCH, **{field: -1}), today=date(2026, 3, 9))
    with pytest.raises(MonthAhead):
        check_usage(replace(MARCH, month=date(2026, 4, 1)), today=date(2026, 3, 31))
    check_usage(replace(MARCH, amount=-500), today=date(2026, 3, 31))  # more was given back than charged


def test_who_is_forgotten_has_no_number_left(
    customer: Customer, subscribe: Subscribe, agent: Actor, at: datetime
) -> None:
    subscribe()
    forget_customer(customer=customer, by=SYSTEM, at=at)
    (shown,) = subscriptions_of(by=agent, customer=customer.id)
    assert (shown.number, shown.plan) == ("", "5g-99")
    row = Subscription.objects.get()
    assert (row.number_sealed, row.number_index, row.last4_index) == (None, None, None)
    with pytest.raises(CustomerIsForgotten):
        subscribe(replace(LINE, number="13500135000"))


def test_what_begins_may_end_the_same_day_and_not_before() -> None:
    day = date(2026, 3, 11)
    check_span(day, day)
    check_span(day, None)
    with pytest.raises(EndsBeforeItBegins):
        check_span(day, day - timedelta(days=1))
