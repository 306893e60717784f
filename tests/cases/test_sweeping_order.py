"""What comes due now isn't held up by what is late already: an import of old complaints is caught up with beside it."""

from datetime import datetime, timedelta

import pytest

from careline.cases.models import Clock, ClockAlarm, Complaint
from careline.cases.operations import sweeping
from careline.cases.operations.sweeping import FRESH, sweep_clocks
from tests.cases.conftest import House
from tests.cases.test_redated_pauses import promised, received
from tests.cases.test_sweeping import HOUR, HOURS, SWEEPER, dated

__all__ = ["dated"]
SECOND = timedelta(seconds=1)


def complaints(house: House, *starts: datetime) -> list[Complaint]:
    """Receive complaints that have only the clock of 48 hours, one at each of these instants."""
    rows = [received(house, start) for start in starts]
    Clock.objects.exclude(rule_code="own.hours").update(alarm_at=None)
    return rows


def alarmed() -> list[Complaint]:
    """Return whose clocks were alarmed about so far, in order."""
    found = ClockAlarm.objects.filter(step="near").order_by("at", "clock__started_at")
    return [one.clock.complaint for one in found.select_related("clock__complaint")]


def test_what_came_due_just_now_is_raised_before_what_waited_longer(dated: House, at: datetime) -> None:
    promised(at, HOURS)
    late, later, due = complaints(dated, at, at + HOUR, at + 10 * HOUR)
    now = at + 46 * HOUR
    for n, expected in enumerate(([due], [due, late], [due, late, later]), start=1):
        assert sweep_clocks(by=SWEEPER, at=now + n * SECOND, limit=1) == 1
        assert alarmed() == expected


def test_at_the_edge_of_what_is_fresh_nothing_is_left_out(dated: House, at: datetime) -> None:
    promised(at, HOURS)
    before, on, after = complaints(dated, at, at + SECOND, at + 2 * SECOND)
    assert sweep_clocks(by=SWEEPER, at=at + SECOND + 36 * HOUR + FRESH) == 3
    assert alarmed() == [before, on, after]


def test_few_of_the_late_are_looked_at_with_what_is_due(
    dated: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "CAUGHT_UP", 2)
    promised(at, HOURS)
    *_, due = complaints(dated, *(at + n * SECOND for n in range(5)), at + 10 * HOUR)
    assert sweep_clocks(by=SWEEPER, at=at + 46 * HOUR) == 3
    assert due in alarmed()
    assert [sweep_clocks(by=SWEEPER, at=at + 46 * HOUR + n * SECOND) for n in (1, 2, 3)] == [2, 1, 0]
