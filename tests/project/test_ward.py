"""What dies is started again, later each time, and never later than a few seconds."""

import subprocess
import sys
from itertools import pairwise

from careline.project import environment, roster
from careline.project.processes.ward import LONGEST_WAIT, SETTLED, Ward
from careline.project.trouble import Trouble


def ended() -> "subprocess.Popen[bytes]":
    """Return a process that has ended before anybody looks."""
    process = subprocess.Popen([sys.executable, "-S", "-c", ""], start_new_session=True)
    process.wait()
    return process


def waits(ward: Ward, deaths: int, now: float) -> list[float]:
    """Let it die so often, and return how many seconds it was left down each time."""
    found = []
    for _ in range(deaths):
        assert ward.tend(now)
        found.append(ward.next_try - now)
        assert not ward.tend(ward.next_try - 0.01)
        now = ward.next_try
        assert ward.tend(now)
        assert ward.running
    return found


def test_it_waits_longer_each_time_and_never_longer_than_some_seconds() -> None:
    ward = Ward("web", ended)
    ward.start(0.0)
    found = waits(ward, 7, 0.0)
    assert found[0] < 1
    assert all(later >= earlier for earlier, later in pairwise(found))
    assert found[-1] == LONGEST_WAIT <= 5


def test_one_that_lived_for_long_is_started_again_at_once() -> None:
    ward = Ward("web", ended)
    ward.start(0.0)
    waits(ward, 5, 0.0)
    (first,) = waits(ward, 1, ward.started + SETTLED + 1)
    assert first < 1


def test_one_that_somebody_waits_for_is_never_left_down_for_longer_than_it_says() -> None:
    ward = Ward("web", ended, longest_wait=1.0)
    ward.start(0.0)
    assert waits(ward, 7, 0.0)[-1] == 1.0


def test_one_whose_start_shows_that_it_works_is_started_again_at_once_however_short_it_lived() -> None:
    ward = Ward("postgres", ended, settled=0.0)
    ward.start(0.0)
    assert all(wait < 1 for wait in waits(ward, 7, 0.1))


def test_one_whose_start_fails_waits_longer_each_time_all_the_same() -> None:
    def fail() -> "subprocess.Popen[bytes]":
        raise Trouble("it did not start", "")

    ward = Ward("postgres", fail, settled=0.0)
    found, now = [], 0.0
    for _ in range(7):
        assert ward.tend(now)
        found.append(ward.next_try - now)
        now = ward.next_try
    assert found[0] < 1
    assert found[-1] == LONGEST_WAIT


def test_the_web_server_and_the_sweeper_are_back_soonest() -> None:
    waits_of = {ward.name: ward.longest_wait for ward in (*roster.webs(environment.read(), None), *roster.clerks(None))}
    assert waits_of["web-1"] == waits_of["web-2"] == waits_of["sweeper"] <= 1
    assert waits_of["clerk"] == waits_of["worker"] == LONGEST_WAIT
