"""`careline clock explain` prints the ledger of time of a complaint, in words and in JSON."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from careline.cases.models import Clock
from careline.cases.operations.pausing import pause_clock
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.sweeping import sweep_clocks
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules
from careline.clocks.rules.terms import PauseReason
from careline.kernel.clock import StoppedClock, using
from careline.parties.rules.details import CustomerDetails
from careline.project import words
from careline.project.cli import clock_explain, main
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
    words.learn("en")
    try:
        result = explain(number.lower())
    finally:
        words.learn(words.language())
    assert result.exit_code == 0, result.output
    assert "(binding)" in result.stdout
    assert "40:00" in result.stdout
    assert "! 2026-03-12T04:30:00+08:00: alarm, " in result.stdout
    assert "next alarm 2026-03-12T08:06:00+08:00: " in result.stdout


def test_a_number_nobody_has_is_refused_in_words(number: str) -> None:
    result = explain("TS-2026-999999-9")
    assert (result.exit_code, result.stdout, number in result.stderr) == (1, "", False)
