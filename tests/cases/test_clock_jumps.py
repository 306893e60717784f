"""Whatever the clocks on the wall and the calendars do, nothing alarms twice and nothing is missed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.cases.models import Clock, ClockAlarm
from careline.clocks.models import LadderStep
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.days import DayChange, DayKind
from careline.kernel.calendar import Unit
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED, House
from tests.cases.planning import alarms_are_planned
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import FIVE_DAYS, clock, pause, promised, received, resume
from tests.cases.test_sweeping import EVERY, HOURS, only, raised, swept

__all__ = ["dated"]

HOUR, DAY, MINUTE, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)


def jumping(start: datetime, end: datetime, jump: timedelta, when: datetime) -> Sequence[datetime]:
    """What a clock on the wall shows each quarter of an hour, when it is set by so much in between."""
    true = [start + n * 15 * MINUTE for n in range(int((end - start) / (15 * MINUTE)) + 1)]
    return [time if time < when else time + jump for time in true]


STARTS = {
    "an ordinary day": datetime(2026, 3, 11, 2, 30, tzinfo=UTC),
    "summer time begins in New York": datetime(2026, 3, 7, 6, 59, 59, tzinfo=UTC),
    "summer time ends in New York": datetime(2026, 10, 31, 5, 30, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 28, 15, 59, 59, tzinfo=UTC),
    "New Year": datetime(2026, 12, 30, 16, tzinfo=UTC),
}
JUMPS = {"none": timedelta(), "an hour back": -HOUR, "an hour on": HOUR}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_whatever_the_clock_on_the_wall_does_nothing_alarms_twice_and_nothing_is_missed(
    dated: House, start: datetime, jump: timedelta
) -> None:
    """Issue 4, F9: by the time the wall shows, each step alarms once, at most one look after its instant."""
    set_due_rule(
        terms=replace(HOURS, code="own.days", unit=Unit.CALENDAR_DAY, amount=2, calendar="us"),
        valid_from=date(2026, 1, 1),
        by=SEED,
        at=start - DAY,
    )
    LadderStep.objects.update(set_at=start - DAY, since=start - DAY)
    row = only(received(dated, start), "own.days")
    due_at = clock(row).due_at
    assert due_at is not None
    shown = jumping(start, due_at + 4 * DAY, jump, when=due_at - 5 * MINUTE)
    for time in shown:
        swept(time)
    told = list(ClockAlarm.objects.filter(clock=clock(row)))
    assert [one.step for one in told] == EVERY
    looks = 15 * MINUTE + abs(jump)
    assert all(timedelta() <= one.at - one.planned_at < looks for one in told)


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("sweep"), st.integers(1, 60)),
        st.tuples(st.just("pause"), st.integers(1, 40)),
        st.tuples(st.just("resume"), st.integers(1, 40)),
        st.tuples(st.just("holiday"), st.integers(12, 31)),
        st.tuples(st.just("worked"), st.integers(12, 31)),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_whatever_happens_no_step_alarms_twice_for_one_due_time_and_the_next_is_as_the_rows_have_it(
    dated: House, moves: list[tuple[str, int]]
) -> None:
    at = datetime(2026, 3, 11, 12, tzinfo=UTC) + SECOND * LedgerEntry.objects.count()
    if not Clock.objects.exists():
        promised(at, FIVE_DAYS)
    row, now = received(dated, at), at
    for kind, n in moves:
        now += HOUR * (n if kind == "sweep" else 3)
        own = clock(row)
        if kind == "sweep":
            swept(now)
        elif kind == "pause" and own.due_at and own.due_at > now and own.state == "running":
            pause(row, dated, now)
        elif kind == "resume" and own.state == "paused":
            resume(row, dated, now)
        elif kind in {"holiday", "worked"}:
            change = DayChange(day=date(2026, 3, n), kind=DayKind(kind))
            change_calendar_days(code="cn", changes=[change], by=SEED, at=now)
        alarms_are_planned(Clock.objects.filter(complaint=row))
    swept(now + 400 * DAY)
    own = clock(row)
    if own.state == "running":
        said = set(raised(row))
        assert said == set(EVERY), "none was missed"
    warned = [step for step in raised(row) if step in {"near", "very-near"}]
    assert len(warned) == len(set(warned)), "a warning comes once"
