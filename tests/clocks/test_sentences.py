"""Steps and codes in words, in both languages."""

import ast
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import careline
from careline.clocks.rules.ladder import Recipient
from careline.clocks.rules.law import LawWord
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing
from careline.clocks.sentences import label, say_step
from careline.clocks.sentences.labels import LABELS
from careline.clocks.sentences.steps import COUNTS, STEPS, say_count
from careline.kernel.calendar import DayEnd, Offset, Roll, Unit, due
from tests.kernel.calendars import CHINA, local

ENUMERATIONS: list[type[StrEnum]] = [
    *(ClockKind, Standing, Certainty, Unit, Roll, DayEnd),
    *(ClockState, ClockMoveKind, PauseReason, Cause, Recipient, LawWord),
]


def steps_in_code() -> set[str]:
    """Codes of the steps that are made anywhere in the house."""
    found = set()
    for path in Path(careline.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Step":
                found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    return found | {"ends_at_midnight", "ends_at_close"}  # chosen before they are made


def test_every_step_has_words_and_every_word_a_step() -> None:
    assert steps_in_code() == set(STEPS)


def test_every_code_of_a_rule_has_a_name() -> None:
    members = [member for kind in ENUMERATIONS for member in kind]
    assert len(LABELS) == len(members)
    assert all(str(label(member)) for member in members)
    assert set(COUNTS) == set(Unit)


def told(language: str, start: str, **offset: Any) -> list[str]:
    with translation.override(language):
        return [say_step(step.as_json()) for step in due(CHINA, local(start), Offset(**offset)).steps]


def test_a_due_time_is_explained_in_english() -> None:
    assert told("en", "2026-02-02T10:00", amount=15, unit=Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING) == [
        "The clock starts at 2026-02-02 10:00 (Asia/Shanghai).",
        "The first day, 2026-02-02, is left out.",
        "Counting 15 calendar days, the last day is 2026-02-17.",
        "2026-02-17 is a rest day, so the last day is the next working day, 2026-02-24.",
        "2026-02-24 ends at 24:00.",
    ]


def test_a_due_time_is_explained_in_chinese() -> None:
    assert told("zh-hans", "2026-02-13T10:00", amount=2, unit=Unit.WORKING_DAY, day_end=DayEnd.CLOSE) == [
        "自 2026-02-13 10:00（Asia/Shanghai）起计时。",
        "开始当日 2026-02-13 不计入。",
        "不计入的节假日：2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20, 2026-02-23。",
        "调休上班、应计入的日子：2026-02-14。",
        "计 2 个工作日，最后一日为 2026-02-24。",
        "2026-02-24 18:00 停止业务活动，期限截止。",
    ]


def test_working_time_is_explained() -> None:
    assert told("en", "2026-03-05T17:00", amount=10, unit=Unit.WORKING_HOUR)[1:] == [
        "Worked from 2026-03-05 17:00 to 2026-03-05 18:00.",
        "Working days from 2026-03-06 to 2026-03-08: 1; time worked: 7 h 30 min.",
        "Worked from 2026-03-09 09:00 to 2026-03-09 10:30.",
        "10 working hours are used up at 2026-03-09 10:30.",
    ]


@pytest.mark.parametrize(("language", "words"), [("en", "1 working day"), ("zh-hans", "1 个工作日")])
def test_one_is_counted_as_one(language: str, words: str) -> None:
    with translation.override(language):
        assert say_count(1, Unit.WORKING_DAY) == words


def test_what_may_move_says_so() -> None:
    last = told("en", "2026-12-30T10:00", amount=5, unit=Unit.WORKING_DAY)[-1]
    assert last == f"The holidays of {date(2027, 1, 1).year} are not published yet: this time may still move."


def test_every_year_whose_holidays_are_not_published_is_named_and_no_other() -> None:
    said = {
        "2027": {"years": ["2027"]},
        "2027–2029": {"years": ["2027", "2028", "2029"]},
        "2025, 2027–2028": {"years": ["2025", "2027", "2028"]},
        "2026": {},  # kept before years were told
    }
    for years, told in said.items():
        with translation.override("en"):
            sentence = say_step({"code": "provisional", "first": 2025, "last": 2026, **told})
        assert sentence == f"The holidays of {years} are not published yet: this time may still move."


@pytest.mark.parametrize(("language", "words"), [("en", "due at once"), ("zh-hans", "立即到期")])
def test_no_time_at_all_is_told_as_at_once(language: str, words: str) -> None:
    last = told(language, "2026-03-05T17:00", amount=0, unit=Unit.MINUTE)[-1]
    assert words in last
    assert "0" not in last.replace("2026-03-05 17:00", "")


def test_what_is_to_be_carried_out_need_not_have_been_agreed() -> None:
    with translation.override("en"):
        assert str(label("implement")) == "Carry out"
    with translation.override("zh-hans"):
        assert str(label("implement")) == "办理"
