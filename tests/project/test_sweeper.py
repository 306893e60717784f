"""The sweeper: a process of its own, which sleeps until the nearest alarm and raises it in its time."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import psycopg
import pytest

from careline.cases.models import Clock, ClockAlarm
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.kernel.clock import StoppedClock, using
from careline.kernel.loop import run_until
from careline.parties.rules.details import CustomerDetails
from careline.project.doctor import work
from careline.project.sweeper import LEAST_REST, REST, rest_until, sweep
from tests.cases.conftest import SEED, founded
from tests.cases.test_sweeping import HOURS
from tests.project.living import Living, until

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def near(db: None, at: datetime) -> datetime:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """A house with one clock, and when it alarms first."""
    house = founded(at)
    install_calendar(code="cn", by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    set_due_rule(terms=HOURS, valid_from=date(2026, 1, 1), by=SEED, at=at)
    intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails())
    receive_complaint(intake=intake, by=house.li_wei, at=at)
    return at + 36 * HOUR


def test_it_sleeps_until_the_nearest_alarm_and_a_second_at_most(at: datetime) -> None:
    assert rest_until(None, at) == REST
    assert rest_until(at + HOUR, at) == REST
    assert rest_until(at + SECOND / 4, at) == 0.25
    assert rest_until(at - HOUR, at) == LEAST_REST, "somebody else holds it: soon, and not without end"


def test_each_look_raises_what_is_due_and_says_how_long_to_rest(near: datetime) -> None:
    with using(StoppedClock(near - SECOND / 2)):
        assert sweep() == 0.5
        assert not ClockAlarm.objects.exists()
    with using(StoppedClock(near)):
        assert sweep() == REST
    (raised,) = ClockAlarm.objects.all()
    assert (raised.step, raised.at, raised.entry.actor_name) == ("near", near, "sweeper")


def test_a_full_batch_is_followed_by_the_next_without_rest(near: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careline.project.sweeper.CAUGHT_UP", 1)
    with using(StoppedClock(near)):
        assert (sweep(), sweep()) == (0.0, REST)


def test_the_doctor_sees_alarms_that_nobody_raises(near: datetime) -> None:
    for late, state in ((timedelta(), "good"), (9 * SECOND, "good"), (11 * SECOND, "bad")):
        with using(StoppedClock(near + late)):
            found = work.sweeping()
            assert found.state == state
    assert "careline run sweeper" in found.remedy
    Clock.objects.update(alarm_at=None)
    assert work.sweeping().state == "good"


def test_while_the_database_is_gone_it_tries_again_within_two_seconds() -> None:
    rests: list[float] = []

    class Stop(Event):
        def wait(self, timeout: float | None = None) -> bool:
            rests.append(timeout or 0.0)
            if len(rests) == 9:
                self.set()
            return self.is_set()

    def fail() -> float:
        raise psycopg.OperationalError

    run_until(Stop(), fail, mend=lambda: None, name="x", longest_wait=2.0)
    assert (rests[0], rests[-1]) == (0.1, 2.0)


NEARLY_DUE = """
import django
django.setup()
from dataclasses import replace
from datetime import date, timedelta
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.default_rules import PROMISE
from careline.kernel.calendar import Unit
from careline.kernel.clock import now
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
by = system("test")
terms = replace(PROMISE, code="own.minute", calendar="cn", unit=Unit.MINUTE, amount=1)
terms = replace(terms, name_zh="一分钟", name_en="1 minute")
set_due_rule(terms=terms, valid_from=date(2026, 1, 1), by=by, at=now())
intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails(), received_at=now() - timedelta(seconds=57))
receive_complaint(intake=intake, by=by, at=now())
"""
LATENESS = """
SELECT extract(epoch FROM a.at - a.planned_at) FROM cases_clockalarm a
  JOIN cases_clock c ON c.id = a.clock_id WHERE c.rule_code = 'own.minute' AND a.step = 'due'
"""


@pytest.mark.processes
def test_in_a_real_house_an_alarm_is_raised_within_two_seconds(living: Living) -> None:
    with living.up():
        owner = living.run("db", "url", "--owner").stdout.strip()
        env = {**living.env, "DJANGO_SETTINGS_MODULE": "careline.project.settings"}
        done = subprocess.run(
            [living.python, "-c", NEARLY_DUE], env=env, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        with psycopg.connect(owner, autocommit=True) as seen:
            until(lambda: seen.execute(LATENESS).fetchone(), patience=30)
            ((late,),) = seen.execute(LATENESS).fetchall()
    assert 0 <= float(late) <= 2


@pytest.fixture
def living() -> Iterator[Living]:
    folder = Path(tempfile.mkdtemp(prefix="careline-living-"))
    folder.chmod(0o711)
    yield Living(folder / "home")
    shutil.rmtree(folder, ignore_errors=True)
