"""What an answer may be, and when it is needed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.forms.rules.checking import AnswersDontFit, check
from careline.forms.rules.conditions import BadCondition
from careline.forms.rules.designing import BadBounds, BadChoices, BadFieldCode, FieldTwice, check_field, check_lines
from careline.forms.rules.shapes import Compare, Condition, FieldShape, Line, as_json, lines_of
from careline.forms.rules.types import FieldType
from tests.forms.asked import AMOUNT, CALL_BACK, COUNTRY, KIND, MONTH, SIGNAL, billing

YES = FieldShape(code="known", type=FieldType.YES_NO, name_zh="是否", name_en="Known")
MANY = replace(KIND, code="many", type=FieldType.CHOICES)
ID = FieldShape(code="paper", type=FieldType.DOCUMENT, name_zh="证件", name_en="Document")


@pytest.mark.parametrize(
    ("field", "told", "kept"),
    [
        (COUNTRY, " 泰国 ", "泰国"),
        (AMOUNT, "128.50", 12850),
        (AMOUNT, "１２８.5", 12850),
        (AMOUNT, 12850, 12850),
        (SIGNAL, "-98.5", -98.5),
        (SIGNAL, -98, -98),
        (MONTH, "2026-02-28", "2026-02-28"),
        (KIND, "plan", "plan"),
        (MANY, ["plan", "roaming", "plan"], ["roaming", "plan"]),
        (YES, "no", False),
        (YES, True, True),
        (CALL_BACK, "138 0013 8000", "+8613800138000"),
        (ID, "11010519491231002x", "11010519491231002X"),
        (COUNTRY, "  ", None),
        (MANY, [], None),
    ],
)
def test_an_answer_is_read_by_its_type(field: FieldShape, told: object, kept: object) -> None:
    checked = check(billing(Line(field=field)), {field.code: told})
    assert (checked.problems, checked.values) == ({}, {} if kept is None else {field.code: kept})


@pytest.mark.parametrize(
    ("field", "told", "code"),
    [
        (COUNTRY, "abcdefghijk", "forms.answer_too_long"),
        (COUNTRY, "a\x00", "forms.answer_not_readable"),
        (COUNTRY, 5, "forms.answer_not_readable"),
        (AMOUNT, "128.505", "forms.not_money"),
        (AMOUNT, 128.5, "forms.not_money"),
        (AMOUNT, "much", "forms.not_money"),
        (AMOUNT, 0, "forms.out_of_bounds"),
        (SIGNAL, "-39", "forms.out_of_bounds"),
        (SIGNAL, "NaN", "forms.not_a_number"),
        (SIGNAL, "1e999", "forms.not_a_number"),
        (SIGNAL, True, "forms.not_a_number"),
        (MONTH, "2026-02-30", "forms.not_a_date"),
        (KIND, "gift", "forms.not_a_choice"),
        (KIND, ["plan"], "forms.not_a_choice"),
        (MANY, [{"a": 1}], "forms.not_a_choice"),
        (YES, "perhaps", "forms.not_yes_or_no"),
        (YES, ["yes"], "forms.not_yes_or_no"),
        (CALL_BACK, "12", "forms.not_a_phone_number"),
        (ID, "！", "forms.not_a_document"),
    ],
)
def test_what_is_no_answer_is_refused_at_its_field(field: FieldShape, told: object, code: str) -> None:
    problem = check(billing(Line(field=field)), {field.code: told}).problems[field.code]
    assert (problem.code, problem.field) == (code, f"answers.{field.code}")


def test_every_problem_is_told_at_once() -> None:
    checked = check(billing(), {"amount": "much", "colour": "red"})
    assert {code: one.code for code, one in checked.problems.items()} == {
        "kind": "forms.answer_missing",
        "amount": "forms.not_money",
        "colour": "forms.not_asked",
    }
    with pytest.raises(AnswersDontFit) as refused:
        checked.fit()
    assert [fault.field for fault in refused.value.faults] == ["answers.colour", "answers.kind", "answers.amount"]


@pytest.mark.parametrize(
    ("condition", "kind", "is_needed"),
    [
        (Condition(field="kind", test=Compare.IS, value="roaming"), "roaming", True),
        (Condition(field="kind", test=Compare.IS, value="roaming"), "plan", False),
        (Condition(field="kind", test=Compare.IS_NOT, value="roaming"), "plan", True),
        (Condition(field="kind", test=Compare.IS_NOT, value="roaming"), "", False),
        (Condition(field="kind", test=Compare.ANSWERED), "plan", True),
        (Condition(field="kind", test=Compare.ANSWERED), "", False),
    ],
)
def test_a_field_is_needed_when_its_conditions_hold(condition: Condition, kind: str, is_needed: bool) -> None:  # noqa: FBT001  (a case)
    form = billing(Line(field=KIND), Line(field=COUNTRY, required_when=(condition,)))
    assert ("country" in check(form, {"kind": kind}).problems) is is_needed


@pytest.mark.parametrize(("sum_", "is_needed"), [("49.99", False), ("50", True), ("50.01", True)])
def test_money_is_compared_as_it_is_written(sum_: str, is_needed: bool) -> None:  # noqa: FBT001  (a case)
    more = Condition(field="amount", test=Compare.AT_LEAST, value="50")
    form = billing(Line(field=AMOUNT), Line(field=COUNTRY, required_when=(more,)))
    assert ("country" in check(form, {"amount": sum_}).problems) is is_needed


@pytest.mark.parametrize(
    "condition",
    [
        Condition(field="country", test=Compare.ANSWERED),  # itself
        Condition(field="later", test=Compare.ANSWERED),
        Condition(field="kind", test=Compare.AT_LEAST, value="plan"),
        Condition(field="kind", test=Compare.IS, value="gift"),
        Condition(field="kind", test=Compare.IS),
        Condition(field="call_back", test=Compare.IS, value="13800138000"),
    ],
)
def test_a_condition_that_cant_be_judged_is_refused(condition: Condition) -> None:
    lines = [Line(field=KIND), Line(field=CALL_BACK), Line(field=COUNTRY, required_when=(condition,))]
    with pytest.raises(BadCondition):
        check_lines(lines)


def test_a_form_asks_each_field_once() -> None:
    with pytest.raises(FieldTwice):
        check_lines([Line(field=KIND), Line(field=KIND)])


@pytest.mark.parametrize(
    ("field", "refusal"),
    [
        (replace(KIND, code="Kind"), BadFieldCode),
        (replace(KIND, choices=()), BadChoices),
        (replace(KIND, choices=KIND.choices * 2), BadChoices),
        (replace(COUNTRY, choices=KIND.choices), BadChoices),
        (replace(AMOUNT, least=5, most=4), BadBounds),
        (replace(COUNTRY, least=5), BadBounds),
        (replace(COUNTRY, most=201), BadBounds),
    ],
)
def test_a_field_that_cant_be_asked_is_refused(field: FieldShape, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_field(field)


def test_a_version_keeps_its_lines_whole() -> None:
    assert lines_of(as_json(billing().lines)) == billing().lines


@given(
    st.dictionaries(st.sampled_from(["kind", "amount", "country", "call_back"]), st.text() | st.integers() | st.none())
)
def test_whatever_is_told_is_kept_or_refused(told: dict[str, object]) -> None:
    checked = check(billing(), told)
    assert set(checked.values).isdisjoint(checked.problems)
    again = check(billing(), checked.values)
    assert dict(again.values) == dict(checked.values)
