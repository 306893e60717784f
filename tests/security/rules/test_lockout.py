"""Locks, by tables of attempts and the minutes they happen at."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.security.rules.lockout import LOCKED_FOR, WINDOW, is_locked, locked_until

START = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)


def minute(number: float) -> datetime:
    return START + timedelta(minutes=number)


@pytest.mark.parametrize(
    ("failures", "now", "is_shut"),
    [
        ([], 0, False),
        ([0, 1, 2, 3], 3, False),  # four are forgiven
        ([0, 1, 2, 3, 4], 4, True),
        ([0, 0, 0, 0, 0], 0, True),  # five at once
        ([0, 1, 2, 3, 4], 18.9, True),  # fifteen minutes from the fifth
        ([0, 1, 2, 3, 4], 19, False),
        ([0, 4, 8, 12, 15], 15, False),  # the first is out of the window
        ([0, 4, 8, 12, 14.9], 15, True),
        ([0, 4, 8, 12, 15, 16], 16, True),  # the last five are within it
        ([0, 1, 2, 3, 4, 20], 20, False),  # a lock that ended begins no new one
        ([0, 1, 2, 3, 4, 20, 21, 22, 23], 23, False),
        ([0, 1, 2, 3, 4, 20, 21, 22, 23, 24], 24, True),
    ],
)
def test_sequences(failures: list[float], now: float, is_shut: bool) -> None:  # noqa: FBT001  (pytest gives by position)
    assert is_locked([minute(one) for one in failures], at=minute(now)) is is_shut


@given(st.lists(st.integers(0, 4000), max_size=40).map(sorted))
def test_a_lock_lasts_its_time_from_a_failure_and_needs_five_within_the_window(seconds: list[int]) -> None:
    failures = [START + timedelta(seconds=one) for one in seconds]
    until = locked_until(failures)
    fives = [five for five in zip(*(failures[n:] for n in range(5)), strict=False) if five[-1] - five[0] < WINDOW]
    assert until == (fives[-1][-1] + LOCKED_FOR if fives else None)
