"""`careline clock explain` prints the ledger of time of a complaint, in words and in JSON."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import translation

from careline.cases.models import Clock
from careline.cases.operations.pausing import pause_clock
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.sweeping import sweep_clocks
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules
from careline.clocks.rules.moves import ClockState
from careline.clocks.rules.terms import PauseReason
from careline.clocks.sentences.rungs import say_rung
from careline.clocks.sentences.spans import say_hours
from careline.clocks.sentences.standings import say_standing
from careline.kernel.clock import StoppedClock, using
from careline.parties.rules.details import CustomerDetails
from careline.project import words
from careline.project.cli import clock_explain, main
from careline.security.models import User
from careline.security.sentences.actors import say_actor
from tests.cases.conftest import SEED, House, house, shared_house

__all__ = ["house", "shared_house"]


@pytest.fixture
def number(house: House, at: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(clock_explain, "house", nullcontext)
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    intake = Intake(title="多收费", channel=Channel.PHONE, customer=CustomerDetails(), category="product.billing")
    row = receive_complaint(intake=intake, by=house.li_wei, at=at)
    clock = Clock.objects.get(complaint=row, rule_code="cn.promise.answer.normal").pk
    said = {"reason": PauseReason.CUSTOMER_ASKED, "by": house.chen, "at": at + timedelta(hours=8)}
    pause_clock(number=row.number, clock=clock, **said)  # type: ignore[arg-type]  # as told
    sweep_clocks(by=SEED, at=at + timedelta(hours=18))
    with using(StoppedClock(at + timedelta(hours=19))):
        yield row.number


def explain(*options: str) -> Result:
    return CliRunner().invoke(main, ["clock", "explain", *options])


def spoken(*options: str) -> str:
    words.learn("en")
    try:
        with translation.override("en"):
            return explain(*options).output
    finally:
        words.learn(words.language())


def test_json(number: str, at: datetime) -> None:
    result = explain(number, "--json")
    assert result.exit_code == 0, result.output
    told = {one["rule"]: one for one in json.loads(result.stdout)}
    law, promise = told["cn.answer"], told["cn.promise.answer.normal"]
    assert (law["due"], law["binding"], law["kind"]) == ("2026-03-27T00:00:00+08:00", True, "answer")
    assert (promise["state"], promise["due"], promise["left"]["seconds"]) == ("paused", None, 40 * 3600)
    (move,) = promise["moves"]
    assert (move["kind"], move["reason"], move["actor"]) == ("pause", "customer_asked", "chen")
    assert datetime.fromisoformat(move["due_before"]) == at + timedelta(hours=48)
    assert [step["code"] for step in promise["steps"]] == ["started", "elapsed", "paused"]
    contact = told["cn.promise.contact.normal"]
    assert [(one["step"], one["recipients"], one["acknowledged"]) for one in contact["alarms"]] == [
        ("near", ["handler"], None)
    ]
    assert (contact["next_alarm"]["step"], promise["next_alarm"]) == ("very-near", None)


def test_words(number: str) -> None:
    told = spoken(number.lower())
    assert "(binding)" in told
    assert "Left: 40 h." in told
    assert "  due 2026-03-27 00:00:00+08:00 · 14 days 18 h left" in told
    assert "  > 2026-03-11 18:30:00+08:00 · Pause (The customer asked us to wait) · Chen" in told
    assert "! 2026-03-12 04:30:00+08:00: alarm, " in told
    assert "next alarm 2026-03-12 08:06:00+08:00: " in told


def test_a_number_nobody_has_is_refused_in_words(number: str) -> None:
    result = explain("TS-2026-999999-9")
    assert (result.exit_code, result.stdout, number in result.stderr) == (1, "", False)


@pytest.mark.parametrize(
    ("state", "hours", "en", "zh"),
    [
        (ClockState.RUNNING, -20.55, "late by 20 h 33 min", "已逾期 20 小时 33 分钟"),
        (ClockState.RUNNING, 76, "3 days 4 h left", "余 3 天 4 小时"),
        (ClockState.STOPPED, -24, "stopped 1 day late", "停止时已逾期 1 天"),
        (ClockState.STOPPED, 0.5, "kept with 30 min to spare", "按时完成，尚余 30 分钟"),
        (ClockState.STOPPED, 0.001, "kept with under 1 min to spare", "按时完成，尚余 不到 1 分钟"),
        (ClockState.PAUSED, 1, "", ""),
        (ClockState.WITHDRAWN, -1, "", ""),
        (ClockState.CARRIED, -1, "", ""),
    ],
)
def test_how_a_clock_stands_to_its_due_time(state: ClockState, hours: float, en: str, zh: str, at: datetime) -> None:
    for language, said in (("en", en), ("zh-hans", zh)):
        with translation.override(language):
            assert say_standing(state, due_at=at + timedelta(hours=hours), end=at) == said


@pytest.mark.parametrize(
    ("after", "en", "zh"),
    [
        (1233, "late by 20 h 33 min", "已逾期 20 小时 33 分钟"),
        (4560, "late by 3 days 4 h", "已逾期 3 天 4 小时"),
        (1440, "late by 1 day", "已逾期 1 天"),
        (5, "late by 5 min", "已逾期 5 分钟"),
    ],
)
def test_a_step_past_due_is_said_in_days_hours_and_minutes(after: int, en: str, zh: str) -> None:
    for language, said in (("en", en), ("zh-hans", zh)):
        with translation.override(language):
            assert say_rung(100, after) == said


def test_of_time_worked_no_days_are_said() -> None:
    with translation.override("en"):
        assert [say_hours(seconds) for seconds in (0, 59, 60, 3600, 40 * 3600 + 1800)] == [
            "0 min",
            "under 1 min",
            "1 min",
            "1 h",
            "40 h 30 min",
        ]


def test_a_late_clock_says_so_and_tells_no_fractions_of_seconds(number: str, at: datetime) -> None:
    Clock.objects.filter(rule_code="cn.promise.contact.normal").update(due_at=at + timedelta(hours=24, microseconds=5))
    with using(StoppedClock(at + timedelta(hours=44, minutes=33, microseconds=7))):
        told = spoken(number)
        exact = {one["rule"]: one for one in json.loads(explain(number, "--json").stdout)}
    assert "  due 2026-03-12 10:30:00+08:00 · late by 20 h 33 min" in told
    assert ".0000" not in told
    assert exact["cn.promise.contact.normal"]["due"] == "2026-03-12T10:30:00.000005+08:00"


@pytest.mark.parametrize(
    ("user", "kind", "said"),
    [
        ("Chen", "user", "Chen"),
        ("", "system", "the system"),
        ("", "customer", "the customer"),
        ("", "integration", "crm"),
    ],
)
def test_who_acted_is_called_as_colleagues_call_them(user: str, kind: str, said: str) -> None:
    row = User(username="chen", full_name=user) if user else None
    with translation.override("en"):
        assert say_actor(row, kind=kind, name="crm") == said


def test_a_number_with_blanks_needs_no_quotation_marks(number: str) -> None:
    assert explain(*number.split("-"), "--json").stdout == explain(number, "--json").stdout


@pytest.mark.usefixtures("number")
@pytest.mark.parametrize("typed", [("TS", "1", "2"), ("TS-2026-000001-5", "TS-2026-000002-8"), ("42",)])
def test_what_is_no_number_is_refused_with_how_one_looks(typed: tuple[str, ...]) -> None:
    told = spoken(*typed)
    assert "TS-2026-004291-3" in told
    assert ("in quotation marks" in told) is (len(typed) > 1)


def test_a_mistyped_number_is_refused_with_how_one_looks(number: str) -> None:
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    assert "A number looks like TS-2026-004291-3" in spoken(wrong)
    assert "…" in spoken("x" * 300)
    assert "x" * 61 not in spoken("x" * 300)
    assert "is not a case number" in spoken(f"{number}{' ' * 60}and more")
