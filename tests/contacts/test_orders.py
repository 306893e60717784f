"""Business done for a customer: begun in a contact, filled in, judged by its rules, excepted by a supervisor only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact, OrderStep, ServiceOrder
from careline.contacts.operations.closing import WrapUp, close_contact
from careline.contacts.operations.defaults import install_default_orders
from careline.contacts.operations.excepting import ask_exception, decline_exception, state_rule, waive_rule
from careline.contacts.operations.order_types import (
    OrderTypeTold,
    retire_compliance_rule,
    retire_order_type,
    set_compliance_rule,
    set_order_type,
)
from careline.contacts.operations.ordering import (
    begin_order,
    complete_order,
    fail_order,
    fill_order,
    submit_order,
    withdraw_order,
)
from careline.contacts.operations.serving import name_reasons
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.order_list import OrderFilters, OrderView, orders
from careline.contacts.queries.order_types import (
    NoSuchComplianceRule,
    NoSuchOrderType,
    offered_order_types,
    offered_rules,
)
from careline.contacts.queries.orders import NoSuchOrder, findings_of, order
from careline.contacts.rules.compliance import (
    BadRule,
    ComplianceOpen,
    ComplianceShape,
    NoSuchRule,
    NothingToExcept,
    NotToBeStated,
    OrderFacts,
    OwnException,
    RuleAct,
    RuleTest,
    RuleVerdict,
    judge,
)
from careline.contacts.rules.facts import EndedBy, Outcome
from careline.contacts.rules.follow_ups import WhatMissing
from careline.contacts.rules.orders import FailReason, FormNotFilled, IllegalOrderMove, NobodyOrders, OrderMove, replay
from careline.contacts.rules.steps import IllegalContactMove
from careline.contacts.rules.verification import Act, Level, Method, NotVerified, Verdict
from careline.forms.rules.checking import AnswersDontFit
from careline.parties.models import Customer
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

Call = Callable[..., Contact]
Begin = Callable[..., ServiceOrder]
PLAN = {"new_plan": "全家享 199", "from_when": "next_cycle", "has_contract": "no"}
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def business(shared_house: House, at: datetime) -> House:
    install_default_orders(by=SEED, at=at)
    return shared_house


@pytest.fixture
def begin(business: House, call: Call, wang_fang: Customer, at: datetime) -> Begin:
    """Return a way for Li Wei to begin business in a call of Wang Fang's."""
    assert wang_fang

    def begun(kind: str = "plan_change", *, is_verified: bool = True) -> ServiceOrder:
        number = call().number
        if is_verified:
            told = {"method": Method.ONE_TIME_CODE, "outcome": Verdict.PASSED}
            verify_caller(number=number, **told, by=business.li_wei, at=at)  # type: ignore[arg-type]  # two enums
        return begin_order(contact=number, type=kind, by=business.li_wei, at=at)

    return begun


def said(found: ServiceOrder) -> dict[str, RuleVerdict]:
    return {one.rule.code: one.verdict for one in findings_of(found)}


def stated(found: ServiceOrder, *rules: str, house: House, at: datetime) -> None:
    for rule in rules:
        state_rule(number=found.number, rule=rule, by=house.li_wei, at=at)


def test_business_is_done_once_every_rule_passes(begin: Begin, house: House, at: datetime) -> None:
    found = begin()
    assert found.number.startswith("YW-2026-")
    assert said(found) == {
        "identity": RuleVerdict.PASSED,
        "consent": RuleVerdict.FAILED,
        "terms_told": RuleVerdict.FAILED,
        "fee_told": RuleVerdict.NOT_NEEDED,
        "guardian": RuleVerdict.NOT_NEEDED,
    }
    with pytest.raises(FormNotFilled):
        submit_order(number=found.number, by=house.li_wei, at=at)
    fill_order(number=found.number, answers=PLAN, by=house.li_wei, at=at)
    with pytest.raises(ComplianceOpen) as refused:
        submit_order(number=found.number, by=house.li_wei, at=at)
    assert refused.value.params == {"count": 2, "rules": "consent, terms_told"}
    stated(found, "consent", "terms_told", house=house, at=at)
    assert submit_order(number=found.number, by=house.li_wei, at=at + HOUR).submitted_at == at + HOUR
    done = complete_order(number=found.number, result="下月生效", by=house.li_wei, at=at + 2 * HOUR)
    assert (done.state, done.ended_at, done.version) == ("done", at + 2 * HOUR, 3)
    moves = OrderStep.objects.filter(order=found).order_by("n").values_list("move", flat=True)
    assert replay(OrderMove(move) for move in moves) == done.standing


def test_what_the_form_answers_brings_its_rules(begin: Begin, house: House, at: datetime) -> None:
    found = begin()
    told = {**PLAN, "has_contract": "yes", "leaving_fee": "120", "is_minor": "yes"}
    with pytest.raises(AnswersDontFit):
        fill_order(number=found.number, answers={**told, "leaving_fee": ""}, by=house.li_wei, at=at)
    filled = fill_order(number=found.number, answers=told, by=house.li_wei, at=at)
    assert said(filled)["fee_told"] is said(filled)["guardian"] is RuleVerdict.FAILED
    assert {one.rule.code for one in findings_of(filled, answers={}) if one.is_open} == {"consent", "terms_told"}


def test_what_is_proved_can_not_be_stated(begin: Begin, house: House, at: datetime) -> None:
    found = begin(is_verified=False)
    with pytest.raises(NotToBeStated):
        state_rule(number=found.number, rule="identity", by=house.li_wei, at=at)
    with pytest.raises(NoSuchRule):
        state_rule(number=found.number, rule="real_name", by=house.li_wei, at=at)


def test_an_exception_is_asked_for_and_waived_by_a_supervisor_by_name(begin: Begin, house: House, at: datetime) -> None:
    found = begin("sim_replacement")
    fill_order(number=found.number, answers={"card_reason": "lost"}, by=house.li_wei, at=at)
    stated(found, "consent", house=house, at=at)
    with pytest.raises(WhatMissing):
        ask_exception(number=found.number, rule="real_name", text=" ", by=house.li_wei, at=at)
    ask_exception(number=found.number, rule="real_name", text="行动不便，视频核验", by=house.li_wei, at=at)
    waiting = OrderFilters(view=OrderView.EXCEPTIONS)
    assert [row.number for row in orders(by=house.zhao_min, filters=waiting).rows] == [found.number]
    with pytest.raises(ComplianceOpen):
        submit_order(number=found.number, by=house.li_wei, at=at)
    with pytest.raises(Forbidden):
        waive_rule(number=found.number, rule="real_name", text="准", by=house.wang_xin, at=at)
    waive_rule(number=found.number, rule="real_name", text="已录像留存", by=house.zhao_min, at=at + HOUR)
    assert not orders(by=house.zhao_min, filters=waiting).rows
    assert len(orders(by=house.zhao_min, filters=OrderFilters(view=OrderView.EXCEPTED)).rows) == 1
    submit_order(number=found.number, by=house.li_wei, at=at + 2 * HOUR)
    assert LedgerEntry.objects.get(event="contacts.order_submitted").data == {"waived": ["real_name"]}
    assert "视频" not in str(list(LedgerEntry.objects.values_list("data", flat=True)))


def test_a_declined_exception_fails_and_can_be_asked_for_again(begin: Begin, house: House, at: datetime) -> None:
    found = begin("sim_replacement")
    with pytest.raises(NothingToExcept):
        waive_rule(number=found.number, rule="real_name", text="准", by=house.zhao_min, at=at)
    ask_exception(number=found.number, rule="real_name", text="赶时间", by=house.li_wei, at=at)
    with pytest.raises(NothingToExcept):
        ask_exception(number=found.number, rule="real_name", text="赶时间", by=house.li_wei, at=at)
    declined = decline_exception(number=found.number, rule="real_name", text="请到厅", by=house.zhao_min, at=at)
    assert (said(declined)["real_name"], declined.asked, declined.excepted) == (RuleVerdict.FAILED, 0, 1)
    ask_exception(number=found.number, rule="real_name", text="行动不便", by=house.li_wei, at=at + HOUR)
    assert order(by=house.li_wei, number=found.number).asked == 1


def test_nobody_waives_a_rule_for_his_own_business(begin: Begin, call: Call, house: House, at: datetime) -> None:
    begin()
    number = call().number
    own = begin_order(contact=number, type="suspension", by=house.zhao_min, at=at)
    ask_exception(number=own.number, rule="identity", text="本人在场", by=house.zhao_min, at=at)
    with pytest.raises(OwnException):
        waive_rule(number=own.number, rule="identity", text="准", by=house.zhao_min, at=at)


def test_without_a_rule_of_its_own_business_still_needs_its_level(begin: Begin, house: House, at: datetime) -> None:
    set_order_type(
        code="bare", told=OrderTypeTold(name_zh="裸", name_en="Bare", act=Act.MONEY), by=house.administrator, at=at
    )
    found = begin("suspension", is_verified=False)
    bare = begin_order(contact=found.contact.number, type="bare", by=house.li_wei, at=at)
    with pytest.raises(NotVerified):
        submit_order(number=bare.number, by=house.li_wei, at=at)


def test_business_fails_or_is_withdrawn_with_its_reason(begin: Begin, house: House, at: datetime) -> None:
    found = begin("resumption")
    with pytest.raises(IllegalOrderMove):
        fail_order(number=found.number, reason=FailReason.ARREARS, text="欠费", by=house.li_wei, at=at)
    stated(found, "consent", house=house, at=at)
    submit_order(number=found.number, by=house.li_wei, at=at)
    with pytest.raises(IllegalOrderMove):
        state_rule(number=found.number, rule="consent", by=house.li_wei, at=at)
    failed = fail_order(number=found.number, reason=FailReason.ARREARS, text="欠费未清", by=house.li_wei, at=at)
    assert (failed.state, failed.fail_reason, failed.result) == ("failed", "arrears", "欠费未清")
    other = begin("resumption")
    assert withdraw_order(number=other.number, text="客户改主意", by=house.li_wei, at=at).state == "withdrawn"
    with pytest.raises(IllegalOrderMove):
        withdraw_order(number=other.number, text="再来", by=house.li_wei, at=at)


def test_business_needs_an_open_contact_and_somebody_it_is_for(
    begin: Begin, call: Call, house: House, at: datetime
) -> None:
    begin()
    with pytest.raises(NobodyOrders):
        begin_order(contact=call(caller="139 0013 9000").number, type="suspension", by=house.li_wei, at=at)
    closed = call().number
    name_reasons(number=closed, reasons=["service.praise"], by=house.li_wei, at=at)
    wrap_up = WrapUp(outcome=Outcome.UNRESOLVED, summary="无", ticked=())
    with pytest.raises(NoSuchOrderType):
        begin_order(contact=closed, type="moon_flight", by=house.li_wei, at=at)
    close_contact(number=closed, wrap_up=wrap_up, ended_by=EndedBy.CUSTOMER, by=house.li_wei, at=at)
    with pytest.raises(IllegalContactMove):
        begin_order(contact=closed, type="suspension", by=house.li_wei, at=at)


def test_another_desk_does_not_see_it(begin: Begin, house: House, at: datetime) -> None:
    found = begin()
    with pytest.raises(NoSuchOrder):
        fill_order(number=found.number, answers=PLAN, by=house.chen, at=at)
    assert order(by=house.wang_xin, number=found.number)


def test_an_order_keeps_the_rules_it_began_under(begin: Begin, house: House, at: datetime) -> None:
    found = begin()
    retire_compliance_rule(code="consent", by=house.administrator, at=at)
    assert "consent" in said(found)
    assert "consent" not in said(begin())


def test_an_administrator_edits_business_and_rules(begin: Begin, house: House, at: datetime) -> None:
    begin()
    rule = ComplianceShape(code="photo", name_zh="已拍照", name_en="Photo taken", test=RuleTest.STATED)
    with pytest.raises(Forbidden):
        set_compliance_rule(rule=rule, by=house.zhao_min, at=at)
    set_compliance_rule(rule=rule, by=house.administrator, at=at)
    told = OrderTypeTold(name_zh="改名", name_en="Rename", act=Act.CHANGE, rules=["photo"])
    set_order_type(code="rename", told=told, by=house.administrator, at=at)
    with pytest.raises(NoSuchComplianceRule):
        set_order_type(code="rename", told=replace(told, rules=["x"]), by=house.administrator, at=at)
    retire_order_type(code="rename", by=house.administrator, at=at)
    assert "rename" not in {one.code for one in offered_order_types()}
    assert "photo" in {one.code for one in offered_rules()}


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "No"},
        {"name_zh": " "},
        {"test": RuleTest.LEVEL},
        {"test": RuleTest.STATED_IF, "field": "is_minor"},
        {"test": RuleTest.ANSWERED},
    ],
)
def test_a_rule_that_could_never_be_judged_is_refused(house: House, at: datetime, wrong: dict[str, object]) -> None:
    rule = ComplianceShape(**{"code": "a", "name_zh": "甲", "name_en": "A", "test": RuleTest.STATED} | wrong)  # type: ignore[arg-type]
    with pytest.raises(BadRule):
        set_compliance_rule(rule=rule, by=house.administrator, at=at)


def test_an_answered_rule_looks_at_the_form() -> None:
    rule = ComplianceShape(code="a", name_zh="甲", name_en="A", test=RuleTest.ANSWERED, field="until")
    facts = OrderFacts(level=Level.NONE, answers={"until": "2026-05-01"}, acts={})
    assert judge([rule], facts)[0].verdict is RuleVerdict.PASSED
    assert judge([rule], replace(facts, answers={"until": ""}))[0].verdict is RuleVerdict.FAILED
    assert judge([rule], replace(facts, answers={}, acts={"a": RuleAct.STATE}))[0].verdict is RuleVerdict.FAILED
