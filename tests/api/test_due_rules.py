"""Due rules by the API: what is read can be written back, the law's words stay its pack's, a change of ours is told."""

from dataclasses import fields
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.api.shapes.due_rules import RuleShown, TermsTold
from careline.cases.rules.facts import Channel, Urgency
from careline.clocks.models import Calendar, DueRule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules, install_pack
from careline.clocks.rules.packs.shelf import SHIPPED, shipped, shipped_text
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing, Terms
from careline.kernel.calendar import DayEnd, Roll, Unit
from careline.security.models import LedgerEntry
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House


@pytest.fixture
def administrator(house: House, calling: Calling, at: datetime) -> Caller:
    for code in ("cn", "us"):
        install_calendar(code=code, by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    return calling(house.administrator)


def written() -> tuple[int, int, set[object]]:
    return DueRule.objects.count(), LedgerEntry.objects.count(), set(Calendar.objects.values_list("edition", flat=True))


def test_every_rule_of_every_pack_is_written_back_as_it_was_read_and_nothing_changes(
    administrator: Caller, at: datetime
) -> None:
    for code in SHIPPED:
        install_pack(text=shipped_text(code), by=SEED, at=at)
    items = administrator.get("due-rules").body["items"]
    assert {one["pack"] for one in items} >= set(SHIPPED)
    before = written()
    for item in items:
        code = item["terms"]["code"]
        alone = administrator.get(f"due-rules/{code}")
        assert alone.body == {**item["terms"], "valid_from": item["valid_from"], "valid_to": item["valid_to"]}
        again = administrator.put(f"due-rules/{code}", alone.body)
        assert (again.status, again.body.get("id")) == (200, item["id"]), again.body
    assert written() == before


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
SAID = TEXT.filter(lambda text: bool(text.strip()))
CODE = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
FACTS = st.lists(st.tuples(CODE, st.lists(st.just("") | CODE, max_size=3).map(tuple)), max_size=3).map(tuple)
STORED = st.builds(
    Terms,
    code=CODE,
    name_zh=SAID,
    name_en=SAID,
    kind=st.sampled_from(ClockKind),
    standing=st.sampled_from(Standing),
    jurisdiction=st.sampled_from(["", "cn", "uk-eng"]),
    event=CODE,
    urgency=st.sampled_from(["", *map(str, Urgency)]),
    category=st.just("") | CODE,
    channel=st.sampled_from(["", *map(str, Channel)]),
    amount=st.none() | st.integers(0, 1000),
    unit=st.sampled_from(Unit),
    roll=st.sampled_from(Roll),
    day_end=st.sampled_from(DayEnd),
    calendar=CODE,
    source_zh=SAID,
    source_en=SAID,
    certainty=st.sampled_from(Certainty),
    source_url=st.sampled_from(["", "https://example.com/law#4"]),
    when=FACTS,
    unless=FACTS,
    stated_by=st.just("") | CODE,
    pausable_by=st.lists(st.sampled_from(PauseReason), max_size=3).map(lambda some: tuple(map(str, some))),
    stops_on=st.lists(CODE, max_size=3).map(tuple),
    escalates_zh=TEXT,
    escalates_en=TEXT,
)


@given(terms=STORED, until=st.none() | st.dates(date(2027, 1, 1), date(2100, 1, 1)))
def test_whatever_a_rule_may_say_is_read_in_the_shape_it_is_written_in(terms: Terms, until: date | None) -> None:
    shown = RuleShown.model_validate({**vars(terms), "valid_from": date(2026, 1, 1), "valid_to": until})
    told = TermsTold.model_validate_json(shown.model_dump_json())
    assert told.terms(terms.code) == terms
    assert (told.valid_from, told.valid_to) == (shown.valid_from, shown.valid_to)


def test_the_shape_that_is_read_has_every_field_that_is_written() -> None:
    assert set(RuleShown.model_fields) == set(TermsTold.model_fields)
    assert {field.name for field in fields(Terms)} | {"valid_from", "valid_to"} == set(RuleShown.model_fields)
    assert all(shipped(code).rules for code in SHIPPED)


def test_the_laws_words_are_refused_naming_the_field_and_what_to_do(administrator: Caller) -> None:
    body = administrator.get("due-rules/cn.answer").body
    for field in ("source_zh", "source_en", "source_url", "escalates_zh", "certainty"):
        other = "own" if field == "certainty" else "https://example.com/ours"
        refused = administrator.put("due-rules/cn.answer", {**body, field: other})
        assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:clocks.law_worded"), refused.body
        assert refused.body["errors"][0]["field"] == field
        assert "of your own" in str(refused.body)
    assert DueRule.objects.filter(code="cn.answer").count() == 1


def test_what_the_house_says_otherwise_is_told_with_who_and_when(administrator: Caller, house: House) -> None:
    body = administrator.get("due-rules/cn.answer").body
    own = {**body, "amount": 7, "name_en": "Answer in a week", "valid_from": "2026-03-01"}
    assert administrator.put("due-rules/cn.answer", own).status == 200
    items = {one["terms"]["code"]: one for one in administrator.get("due-rules").body["items"]}
    changed = items["cn.answer"]["changed"]
    assert (changed["fields"], changed["pack"]) == (["name_en", "amount"], "cn")
    assert changed["written_by"] == house.administrator.name
    assert changed["recorded_at"]
    assert [code for code, one in items.items() if one["changed"]] == ["cn.answer"]


def test_a_body_for_another_rule_is_refused_and_so_is_a_rule_that_doesnt_hold(administrator: Caller) -> None:
    body = administrator.get("due-rules/cn.answer").body
    refused = administrator.put("due-rules/own.answer", body)
    assert (refused.status, refused.body["type"]) == (422, "urn:careline:problem:api.code_differs")
    assert administrator.put("due-rules/own.answer", {**body, "code": "own.answer"}).status == 200
    taken = administrator.put("due-rules/new", {**body, "code": "new"})
    assert (taken.status, taken.body["type"]) == (422, "urn:careline:problem:clocks.bad_rule_code")
    assert "“new” is taken" in str(taken.body)
    assert administrator.get("due-rules/moon").status == 404


OURS = {"kind": "answer", "standing": "promise", "amount": 3, "unit": "working_day", "calendar": "cn"}
OURS |= {"name_zh": "答复", "name_en": "Answer", "source_zh": "承诺", "source_en": "Promise", "certainty": "own"}
OURS |= {"jurisdiction": "cn", "valid_from": "2026-03-01"}


@pytest.mark.parametrize(
    ("field", "given", "code", "remedy"),
    [
        ("event", "nope", "unknown_event", "complaint_received"),
        ("event", "urgent_complaint_received", "unknown_event", "install a pack"),
        ("jurisdiction", "zz", "unknown_place", "ISO 3166-1"),
        ("jurisdiction", "cn--", "unknown_place", "cn-cq"),
        ("jurisdiction", "gb", "unknown_place", "uk for the United Kingdom"),
        ("name_zh", "答\u202e复", "unseen_sign", "U+202E"),
        ("name_en", "An\u2066swer", "unseen_sign", "U+2066"),
        ("source_en", "Pro\u200fmise", "unseen_sign", "U+200F"),
        ("escalates_zh", "上\u0007级", "unseen_sign", "U+0007"),
    ],
)
def test_what_no_clock_could_be_started_by_is_refused_with_its_field_and_what_to_do(
    administrator: Caller, field: str, given: str, code: str, remedy: str
) -> None:
    refused = administrator.put("due-rules/own.answer", {**OURS, field: given})
    assert (refused.status, refused.body.get("type")) == (422, f"urn:careline:problem:clocks.{code}"), refused.body
    assert refused.body["errors"][0]["field"] == field
    assert remedy in str(refused.body)


def test_a_rule_may_be_of_a_country_without_a_pack_and_of_an_event_of_a_pack_that_isnt_installed(
    administrator: Caller,
) -> None:
    for code, place in (("own.sg", "sg"), ("own.any", ""), ("own.part", "uk-sct")):
        assert administrator.put(f"due-rules/{code}", {**OURS, "jurisdiction": place}).status == 200
    assert administrator.put("due-rules/own.closure", {**OURS, "event": "closure_requested"}).status == 200


def test_a_pack_of_the_operators_own_brings_events_that_rules_may_name_then(
    administrator: Caller, at: datetime
) -> None:
    told = {**OURS, "event": "order_cancelled"}
    assert administrator.put("due-rules/own.answer", told).status == 422
    install_pack(text=CANCELLING, by=SEED, at=at)
    assert administrator.put("due-rules/own.answer", told).status == 200


CANCELLING = """
id = "acme"
version = "1"
jurisdiction = "cn"
name = { zh = "本企业", en = "Acme" }
zone = "Asia/Shanghai"
calendar = "cn"
extends = "cn"
rules = []
categories = []
[events]
order_cancelled = { name = { zh = "取消订单", en = "An order is cancelled" } }
"""
