"""Which rules fit, which version holds, and which due time binds."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE, default_rules
from careline.clocks.rules.due_times import DueTime, due_times
from careline.clocks.rules.facts import ClockFacts
from careline.clocks.rules.terms import BadTerms, Certainty, ClockKind, Terms, check_terms
from careline.clocks.rules.versions import (
    BadValidity,
    RuleHasEnded,
    Version,
    check_ending,
    check_validity,
    concerning,
    holding_on,
    newest_first,
)
from careline.kernel.calendar import BadOffset, Unit
from tests.clocks.conftest import beijing
from tests.clocks.rules import FACTS, version
from tests.kernel.calendars import CHINA, NEW_YORK

CHONGQING = replace(CN_ANSWER, code="cn-cq.answer", jurisdiction="cn-cq", unit=Unit.WORKING_DAY)
HENAN = replace(CHONGQING, code="cn-ha.answer", jurisdiction="cn-ha", amount=5)
CONTACT = replace(PROMISE, code="cn.promise.contact", jurisdiction="cn", calendar="cn", amount=24)


def times(
    *terms: Terms, facts: ClockFacts = FACTS, started: str = "2026-03-02T09:00", **more: Any
) -> tuple[DueTime, ...]:
    versions = newest_first([version(one) for one in terms])
    calendars = {"cn": CHINA, "us": NEW_YORK}
    return due_times(facts, beijing(started), rules=more.get("rules", versions), calendars=calendars)


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ({}, True),
        ({"jurisdiction": ""}, True),
        ({"jurisdiction": "us"}, False),
        ({"jurisdiction": "cn-cq"}, False),
        ({"jurisdiction": "c"}, False),
        ({"category": "network"}, True),
        ({"category": "network.speed"}, True),
        ({"category": "net"}, False),
        ({"category": "network.speed.5g"}, False),
        ({"category": "product"}, False),
        ({"urgency": "normal"}, True),
        ({"urgency": "urgent"}, False),
        ({"channel": "phone"}, True),
        ({"channel": "web"}, False),
        ({"event": "fault_reported"}, False),
    ],
)
def test_a_rule_fits_when_all_it_names_agrees(condition: dict[str, str], *, fits: bool) -> None:
    assert replace(CN_ANSWER, **condition).fits(FACTS) is fits  # type: ignore[arg-type]


def test_a_country_holds_its_provinces_subjects() -> None:
    assert CN_ANSWER.fits(replace(FACTS, jurisdiction="cn-cq"))
    assert not CN_ANSWER.fits(replace(FACTS, jurisdiction="cnx"))


def test_a_laxer_province_erases_nothing() -> None:
    in_chongqing = replace(FACTS, jurisdiction="cn-cq")
    national, provincial = times(CN_ANSWER, CHONGQING, facts=in_chongqing)
    assert (national.rule_code, national.due_at, national.is_binding) == ("cn.answer", beijing("2026-03-18"), True)
    assert (provincial.due_at, provincial.is_binding) == (beijing("2026-03-24"), False)


def test_a_stricter_province_leads() -> None:
    in_henan = replace(FACTS, jurisdiction="cn-ha")
    provincial, national = times(CN_ANSWER, HENAN, facts=in_henan)
    assert (provincial.rule_code, provincial.due_at, provincial.is_binding) == (
        "cn-ha.answer",
        beijing("2026-03-10"),
        True,
    )
    assert not national.is_binding


def test_a_first_contact_due_sooner_hides_no_answer() -> None:
    contact, answer = times(CN_ANSWER, CONTACT)
    assert (contact.kind, contact.due_at, contact.is_binding) == (ClockKind.CONTACT, beijing("2026-03-03T09:00"), False)
    assert (answer.kind, answer.is_binding) == (ClockKind.ANSWER, True)


def test_a_rule_without_a_number_is_told_and_never_binds() -> None:
    at_once = replace(CN_ANSWER, code="cn.fraud", amount=None, certainty=Certainty.NO_NUMBER)
    answer, numberless = times(at_once, CN_ANSWER)
    assert (numberless.due_at, numberless.certainty) == (None, Certainty.NO_NUMBER)
    assert numberless.steps == [{"code": "no_number"}]
    assert answer.is_binding
    assert not times(at_once)[0].is_binding


def test_no_rule_gives_no_due_time() -> None:
    assert times(CN_ANSWER, facts=replace(FACTS, jurisdiction="us")) == ()


@pytest.mark.parametrize("place", ["cn", "cn-cq", "us", "us-ca", "de"])
@pytest.mark.parametrize("event", ["complaint_received", "fault_reported"])
def test_what_is_looked_up_beforehand_leaves_out_nothing_that_fits(place: str, event: str) -> None:
    """A rule that changed its event or its country with a version is still one rule, and its latest version decides."""
    everywhere = replace(PROMISE, code="any.answer", kind=ClockKind.ANSWER, calendar="cn", amount=9)
    fault = replace(CN_ANSWER, code="cn.fault", event="fault_reported")
    moved = [version(everywhere), version(replace(everywhere, jurisdiction="us"), number=2, since="2026-01-01")]
    rules = newest_first([version(one) for one in (CN_ANSWER, CHONGQING, HENAN, CONTACT, fault)] + moved)
    facts = replace(FACTS, jurisdiction=place, event=event)
    looked_up = concerning(rules, event=event, country=facts.country)
    assert len(looked_up) < len(rules)
    assert times(facts=facts, rules=looked_up) == times(facts=facts, rules=rules)


def test_the_version_is_chosen_by_the_subjects_own_date() -> None:
    eight_weeks = version(replace(CN_ANSWER, amount=8, unit=Unit.WEEK), since="2010-01-01")
    six_weeks = version(replace(CN_ANSWER, amount=6, unit=Unit.WEEK), number=2, since="2026-04-08")
    rules = newest_first([eight_weeks, six_weeks])
    before = times(started="2026-04-07T23:59", rules=rules)
    after = times(started="2026-04-08T00:00", rules=rules)
    assert [time.rule_id for time in (*before, *after)] == [eight_weeks.id, six_weeks.id]


def test_the_subjects_date_is_that_of_the_calendars_place() -> None:
    rules = newest_first([version(since="2026-04-08")])
    assert due_times(FACTS, datetime(2026, 4, 7, 15, 59, tzinfo=UTC), rules=rules, calendars={"cn": CHINA}) == ()
    assert due_times(FACTS, datetime(2026, 4, 7, 16, 0, tzinfo=UTC), rules=rules, calendars={"cn": CHINA})


def day(text: str) -> Any:
    return beijing(f"{text}T12:00").date()


def holding(text: str, *versions: Version) -> int | None:
    (newest,) = newest_first(versions)
    found = holding_on(day(text), newest)
    return found.number if found else None


def test_a_rule_ends_and_its_forerunner_stays_gone() -> None:
    first, second = version(since="2016-01-01"), version(number=2, since="2020-01-01", until="2026-01-01")
    assert holding("2019-12-31", first, second) == 1
    assert holding("2025-12-31", first, second) == 2
    assert holding("2026-01-01", first, second) is None
    assert holding("2015-12-31", first, second) is None


def test_a_correction_written_later_wins_and_what_begins_later_stays() -> None:
    first, planned = version(since="2016-01-01"), version(number=2, since="2026-04-08")
    between, correction = version(number=3, since="2026-03-01"), version(number=4, since="2026-04-08")
    assert holding("2026-03-15", first, planned, between) == 3
    assert holding("2026-05-01", first, planned, between) == 2
    assert holding("2026-05-01", first, planned, between, correction) == 4


def test_a_retirement_holds_nothing() -> None:
    retired = version(number=2, since="2026-03-01", until="2026-03-01")
    assert retired.retires
    assert holding("2026-02-28", version(), retired) == 1
    assert holding("2026-03-01", version(), retired) is None


@pytest.mark.parametrize("on", ["2026-03-01", "2026-08-01"])
def test_what_has_ended_by_a_day_cant_be_ended_on_it(on: str) -> None:
    retired, run_out = version(number=2, since="2026-03-01", until="2026-03-01"), version(until="2026-03-01")
    for versions in ([version(), retired], [retired, version()], [run_out]):
        with pytest.raises(RuleHasEnded) as refused:
            check_ending(day(on), versions)
        assert refused.value.params["since"] == day("2026-03-01")


def test_what_holds_or_is_to_hold_again_can_be_ended() -> None:
    retired = version(number=2, since="2026-03-01", until="2026-03-01")
    check_ending(day("2026-02-01"), [version(), retired])  # earlier than was meant
    check_ending(day("2026-07-01"), [version(), retired, version(number=3, since="2026-06-01")])


@given(st.permutations([version(number=number, since=f"20{10 + number}-01-01") for number in range(1, 9)]))
def test_the_order_of_reading_doesnt_matter(versions: list[Version]) -> None:
    assert holding("2014-06-01", *versions) == 4


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "Cn.Answer"}, "code"),
        ({"code": "cn..answer"}, "code"),
        ({"code": "a" * 65}, "code"),
        ({"name_zh": " "}, "name_zh"),
        ({"name_en": "n" * 81}, "name_en"),
        ({"source_zh": ""}, "source_zh"),
        ({"source_en": "s" * 201}, "source_en"),
        ({"amount": None}, "amount"),
        ({"certainty": Certainty.UNKNOWN}, "amount"),
    ],
)
def test_terms_that_cant_be_meant_are_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadTerms) as refused:
        check_terms(replace(CN_ANSWER, **change))
    assert refused.value.field == field


def test_an_amount_nobody_waits_for_is_refused() -> None:
    with pytest.raises(BadOffset):
        check_terms(replace(CN_ANSWER, amount=-1))


def test_a_version_must_hold_on_some_day() -> None:
    check_validity(day("2026-03-01"), None)
    check_validity(day("2026-03-01"), day("2026-03-02"))
    with pytest.raises(BadValidity):
        check_validity(day("2026-03-01"), day("2026-03-01"))


def test_the_default_rules_can_be_meant() -> None:
    rules = list(default_rules())
    for terms, _ in rules:
        check_terms(terms)
    codes = [terms.code for terms, _ in rules]
    assert len(codes) == len(set(codes))
