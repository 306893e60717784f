"""Wishes and consents: the latest word counts, at any instant one asks about, and what was said before stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.parties.models import Consent, Customer, Preference
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.preferences import set_preferences
from careline.parties.queries.consents import consent_for, consent_texts, consents_of, standing_consents
from careline.parties.queries.preferences import may_ring, wish_of
from careline.parties.rules.consent import (
    ConsentAct,
    ConsentChannel,
    ConsentPurpose,
    ConsentSaid,
    EvidenceMissing,
    EvidenceTooLong,
    NoSuchConsentText,
    SaidAhead,
    is_given,
    standing,
    text_in_force,
)
from careline.parties.rules.details import NotACode
from careline.parties.rules.reaching import (
    NOTHING_SAID,
    Advice,
    HalfAnHour,
    Occasion,
    ReachChannel,
    Wish,
    advice_on,
    check_wish,
    is_welcome,
)
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.models.history import RewritesHistory
from careline.security.policy import Forbidden
from tests.parties.conftest import WANG_FANG

SYSTEM = system("test")
EVENING = Wish(channel=ReachChannel.PHONE, language="zh-hans", from_time=time(18), until_time=time(20))
YES = ConsentTold(
    purpose=ConsentPurpose.MARKETING, act=ConsentAct.GIVEN, channel=ConsentChannel.PHONE, evidence="REC-20260101-77"
)
NO = replace(YES, act=ConsentAct.WITHDRAWN, evidence="")
Say = Callable[..., Consent]
STAMP = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def say(customer: Customer, agent: Actor, at: datetime) -> Say:
    """Return a way for the agent to write down what the customer said."""
    return lambda told=YES: record_consent(customer=customer.id, told=told, by=agent, at=at)


def test_the_latest_wish_counts_and_the_others_stay(customer: Customer, agent: Actor, at: datetime) -> None:
    assert wish_of(by=agent, customer=customer.id) == NOTHING_SAID
    for wish in (EVENING, EVENING, Wish(do_not_disturb=True)):
        set_preferences(customer=customer.id, wish=wish, by=agent, at=at)
    assert wish_of(by=agent, customer=customer.id) == Wish(do_not_disturb=True)
    assert [row.wish for row in Preference.objects.all()] == [EVENING, Wish(do_not_disturb=True)]
    assert LedgerEntry.objects.filter(event="parties.preferences_set").count() == 2


def test_who_may_not_be_disturbed_is_rung_for_their_own_matters(customer: Customer, agent: Actor) -> None:
    noon = datetime(2026, 3, 11, 4, tzinfo=UTC)  # 12:00 in Shanghai
    set_preferences(customer=customer.id, wish=Wish(do_not_disturb=True), by=agent, at=noon)
    rung = {one for one in Occasion if may_ring(by=agent, customer=customer.id, occasion=one, at=noon)}
    assert rung == {Occasion.SERVICE}
    night = noon + timedelta(hours=9, minutes=1)
    assert not may_ring(by=agent, customer=customer.id, occasion=Occasion.SERVICE, at=night)


@given(some.times(), some.times(), some.times())
def test_hours_and_the_rest_of_the_day_share_no_minute(first: time, last: time, now: time) -> None:
    if first != last:
        inside = is_welcome(Wish(from_time=first, until_time=last), Occasion.SERVICE, now=now)
        assert inside is not is_welcome(Wish(from_time=last, until_time=first), Occasion.SERVICE, now=now)


def test_nobody_is_rung_up_at_night_who_said_nothing() -> None:
    moments = [time(7, 59), time(8), time(20, 59), time(21)]
    assert [is_welcome(NOTHING_SAID, Occasion.SERVICE, now=now) for now in moments] == [False, True, True, False]


def test_a_wish_that_cannot_be_kept_is_refused() -> None:
    for wish in (Wish(from_time=time(8)), Wish(until_time=time(8)), Wish(from_time=time(8), until_time=time(8))):
        with pytest.raises(HalfAnHour):
            check_wish(wish)
    with pytest.raises(NotACode):
        check_wish(Wish(language="普通话"))


def test_a_consent_holds_until_it_is_withdrawn(customer: Customer, say: Say, agent: Actor, at: datetime) -> None:
    day = timedelta(days=1)
    say(replace(YES, said_at=at - 10 * day))
    say(replace(NO, said_at=at - 5 * day))
    asked = {"by": agent, "customer": customer.id, "purpose": ConsentPurpose.MARKETING}
    acts = {days: consent_for(**asked, at=at - days * day) for days in (11, 10, 6, 5, 0)}  # type: ignore[arg-type]  # a row of the test
    assert {days: said and said.act for days, said in acts.items()} == {
        11: None,
        10: ConsentAct.GIVEN,
        6: ConsentAct.GIVEN,
        5: ConsentAct.WITHDRAWN,
        0: ConsentAct.WITHDRAWN,
    }
    assert consent_for(by=agent, customer=customer.id, purpose=ConsentPurpose.SHARING, at=at) is None
    assert list(standing_consents(by=agent, customer=customer.id, at=at)) == [ConsentPurpose.MARKETING]


def test_what_is_told_late_counts_from_when_it_was_said(
    customer: Customer, say: Say, agent: Actor, at: datetime
) -> None:
    say(replace(NO, said_at=at - timedelta(hours=1)))
    say(replace(YES, said_at=at - timedelta(days=2)))  # a form that lay about
    said = consent_for(by=agent, customer=customer.id, purpose=ConsentPurpose.MARKETING, at=at)
    assert said is not None
    assert said.act is ConsentAct.WITHDRAWN


def test_a_consent_names_its_text_and_its_evidence(customer: Customer, say: Say, agent: Actor, at: datetime) -> None:
    say()
    (line,) = consents_of(by=agent, customer=customer.id)
    assert (line.version, line.evidence) == ("2025-01", "REC-20260101-77")
    with pytest.raises(EvidenceMissing):
        say(replace(YES, evidence=" "))
    with pytest.raises(EvidenceTooLong):
        say(replace(YES, evidence="录" * 501))
    with pytest.raises(SaidAhead):
        say(replace(NO, said_at=at + timedelta(minutes=1)))
    with pytest.raises(NoSuchConsentText):
        say(replace(YES, version="1999-01"))
    with pytest.raises(NoSuchConsentText):
        say(replace(YES, said_at=datetime(2024, 12, 31, tzinfo=UTC)))


def test_history_is_never_changed_and_outlives_the_person(
    customer: Customer, say: Say, agent: Actor, at: datetime
) -> None:
    consent = say()
    with pytest.raises(RewritesHistory):
        consent.save()
    forget_customer(customer=customer, by=SYSTEM, at=at)
    (line,) = consents_of(by=agent, customer=customer.id)
    assert (line.act, line.evidence) == (ConsentAct.GIVEN, "")


def test_who_reads_writes_no_consent(customer: Customer, auditor: Actor, at: datetime) -> None:
    with pytest.raises(Forbidden):
        record_consent(customer=customer.id, told=YES, by=auditor, at=at)
    with pytest.raises(Forbidden):
        set_preferences(customer=customer.id, wish=EVENING, by=auditor, at=at)


def test_every_purpose_has_a_text_in_both_languages() -> None:
    for purpose in ConsentPurpose:
        text = text_in_force(consent_texts(), purpose, on=date(2026, 1, 1))
        assert text.zh
        assert text.en


@given(some.lists(some.tuples(some.sampled_from(ConsentAct), some.integers(0, 9)), max_size=8), some.integers(0, 9))
def test_what_is_said_later_changes_nothing_before(words: list[tuple[ConsentAct, int]], hour: int) -> None:
    said = [
        ConsentSaid(act=act, version="1", said_at=STAMP + timedelta(hours=hours), n=n)
        for n, (act, hours) in enumerate(words)
    ]
    at = STAMP + timedelta(hours=hour)
    past = [one for one in said if one.said_at <= at]
    assert standing(said, at=at) == standing(past, at=at)
    assert is_given(said, at=at) is is_given(reversed(past), at=at)
    assert (standing(said, at=at) is None) is not bool(past)


@pytest.mark.parametrize(
    ("wish", "now", "expected"),
    [
        (NOTHING_SAID, time(10), ()),
        (NOTHING_SAID, time(22), (Advice.NOT_NOW,)),
        (EVENING, time(19), (Advice.BY_PHONE, Advice.OWN_HOURS, Advice.LANGUAGE)),
        (EVENING, time(10), (Advice.NOT_NOW, Advice.BY_PHONE, Advice.LANGUAGE)),
        (Wish(channel=ReachChannel.EMAIL, do_not_disturb=True), time(10), (Advice.QUIET, Advice.OTHER_WAY)),
    ],
)
def test_what_to_mind_before_one_rings(wish: Wish, now: time, expected: tuple[Advice, ...]) -> None:
    assert advice_on(wish, now=now) == expected
