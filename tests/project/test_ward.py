"""What dies is started again, later each time, and never later than a few seconds."""

import subprocess
import sys
from itertools import pairwise

from careline.project.processes.ward import LONGEST_WAIT, SETTLED, Ward


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
