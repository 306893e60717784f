"""A changed ladder: running clocks follow it, in stretches, and nobody is told of what had passed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.cases.models import Clock, ClockAlarm, Complaint
from careline.clocks.models import AlarmPlanning, LadderStep
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder, retire_ladder_step, set_ladder_step
from careline.clocks.operations.planning import plan_next
from careline.clocks.queries.ladder import ladder_edition, ladder_told, preview_step, preview_without
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.ladder import Recipient, Rung
from careline.clocks.rules.terms import ClockKind, Standing
from careline.clocks.writing import planning
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED, House
from tests.cases.planning import alarms_are_planned
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import FIVE_DAYS, clock, holiday, pause, promised, received, resume
from tests.cases.test_sweeping import HOURS, only, raised, swept

__all__ = ["dated"]

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
HALF = Rung(code="half", fraction=50, recipients=(Recipient.LEAD,))


@pytest.fixture
def row(dated: House, at: datetime) -> Complaint:
    """A complaint that is to be answered in 48 hours."""
    promised(at, HOURS)
    return only(received(dated, at), "own.hours")


def put(at: datetime, rung: Rung = HALF) -> LadderStep:
    return set_ladder_step(rung=rung, seen=ladder_edition(), by=SEED, at=at)


def next_alarm(row: Complaint) -> datetime | None:
    return clock(row, "own.hours").alarm_at


def test_a_new_step_alarms_running_clocks_that_will_get_there_and_none_beyond(
    row: Complaint, dated: House, at: datetime
) -> None:
    fresh = only(received(dated, at + 20 * HOUR), "own.hours")
    put(at + 30 * HOUR)
    assert next_alarm(row) == at + 36 * HOUR, "it was past the half: three quarters are next"
    assert next_alarm(fresh) == at + 44 * HOUR
    swept(at + 45 * HOUR)
    assert (raised(row, "own.hours"), raised(fresh, "own.hours")) == (["near", "very-near"], ["half"])
    alarms_are_planned(Clock.objects.all())


def test_a_changed_step_takes_the_place_of_the_old_one_and_repeats_nothing(row: Complaint, at: datetime) -> None:
    swept(at + 36 * HOUR)
    put(at + 37 * HOUR, Rung(code="near", fraction=80, recipients=(Recipient.HEAD,)))
    assert next_alarm(row) == at + 43.2 * HOUR, "near was said"
    put(at + 37 * HOUR, Rung(code="very-near", fraction=85, recipients=(Recipient.HEAD,)))
    assert next_alarm(row) == at + 40.8 * HOUR
    swept(at + 41 * HOUR)
    assert raised(row, "own.hours") == ["near", "very-near"]
    assert ClockAlarm.objects.get(clock=clock(row, "own.hours"), step="very-near").recipients == ["head"]
    told = LadderStep.objects.get(code="near", fraction=75)
    assert told.retired_at == at + 37 * HOUR, "what it said stays readable"


def test_who_only_tells_other_people_loses_no_alarm_that_nobody_swept_yet(row: Complaint, at: datetime) -> None:
    put(at + 40 * HOUR, Rung(code="near", fraction=75, recipients=(Recipient.HEAD,), standings=(Standing.PROMISE,)))
    assert next_alarm(row) == at + 36 * HOUR
    put(at + 40 * HOUR, Rung(code="very-near", fraction=80, recipients=(Recipient.HEAD,)))
    swept(at + 41 * HOUR)
    assert raised(row, "own.hours") == ["near"], "80 % had passed when it was set"
    alarms_are_planned([clock(row, "own.hours")])


def test_a_retired_step_alarms_nobody_and_set_again_tells_nobody_twice(row: Complaint, at: datetime) -> None:
    retire_ladder_step(code="near", by=SEED, at=at + HOUR)
    assert next_alarm(row) == at + 43.2 * HOUR
    swept(at + 44 * HOUR)
    assert raised(row, "own.hours") == ["very-near"]
    retire_ladder_step(code="very-near", by=SEED, at=at + 45 * HOUR)
    put(at + 45 * HOUR, Rung(code="very-near", fraction=98, recipients=(Recipient.HEAD,)))
    assert next_alarm(row) == at + 48 * HOUR
    for code in ("very-near", "due", "late-1d", "late-3d"):
        retire_ladder_step(code=code, seen=ladder_edition(), by=SEED, at=at + 45 * HOUR)
    assert next_alarm(row) is None


def test_a_clock_drawn_to_an_earlier_time_is_alarmed_late_though_the_step_is_younger(
    dated: House, at: datetime
) -> None:
    promised(at, FIVE_DAYS)
    row = only(received(dated, at), "own.days")
    holiday(date(2026, 3, 16), at=at + HOUR)
    before = clock(row).due_at
    assert before is not None
    for code in ("near", "very-near", "due"):
        retire_ladder_step(code=code, by=SEED, at=before - 12 * HOUR)
    put(before - 12 * HOUR, Rung(code="over", fraction=100, recipients=(Recipient.HEAD,)))
    change_calendar_days(code="cn", changes=[DayChange(day=date(2026, 3, 16), kind=None)], by=SEED, at=before - HOUR)
    assert clock(row).due_at == clock(row).alarm_at == before - DAY, "nobody was told that it is late"
    Clock.objects.filter(complaint=row, rule_code="own.days").update(alarm_at=None)
    put(before - HOUR)
    assert clock(row).alarm_at == before - DAY, "planned anew it is the same"
    swept(before - HOUR)
    assert raised(row) == ["over"]
    alarms_are_planned([clock(row)])


def test_a_calendar_that_moves_everything_catches_up_with_no_younger_step(dated: House, at: datetime) -> None:
    promised(at, FIVE_DAYS)
    row = only(received(dated, at), "own.days")
    put(at + 4 * DAY)
    holiday(date(2026, 3, 17), at=at + 4 * DAY + HOUR)
    swept(at + 4 * DAY + HOUR)
    assert raised(row) == []
    alarms_are_planned([clock(row)])


def test_a_pause_catches_up_with_no_step_that_was_set_meanwhile(row: Complaint, dated: House, at: datetime) -> None:
    pause(row, dated, at + 30 * HOUR, "own.hours")
    put(at + 31 * HOUR)
    resume(row, dated, at + 32 * HOUR, "own.hours")
    assert next_alarm(row) == at + 37.5 * HOUR
    pause(row, dated, at + 33 * HOUR, "own.hours")
    resume(row, dated, at + 63 * HOUR, "own.hours")
    swept(at + 63 * HOUR)
    assert raised(row, "own.hours") == ["half", "near"], "both came again, and were never said"
    alarms_are_planned([clock(row, "own.hours")])


def test_many_follow_by_the_worker_who_may_be_killed_between(
    dated: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "AT_ONCE", 0)
    promised(at, HOURS)
    rows = [only(received(dated, at), "own.hours") for _ in range(5)]
    later = at + HOUR + planning.SETTLED
    AlarmPlanning.objects.update(done_at=at)
    put(at + HOUR)
    put(at + HOUR, replace(HALF, fraction=40))
    assert {next_alarm(row) for row in rows[:4]} <= {None, at + 36 * HOUR}
    assert plan_next(by=SEED, at=later - SECOND, limit=2) == 0, "who had read the ladder before may still be writing"
    assert plan_next(by=SEED, at=later, limit=2) > 0
    assert [next_alarm(row) == at + 19.2 * HOUR for row in rows] == [True] * 2 + [False] * 3
    under_way = ladder_told(by=SEED).planning
    assert under_way is not None
    assert (under_way.looked, under_way.total) == (2, 5)
    assert plan_next(by=SEED, at=later, limit=2) > 0
    assert plan_next(by=SEED, at=later, limit=2) == 0, "the latest change is followed, and the one before with it"
    assert {next_alarm(row) for row in rows} == {at + 19.2 * HOUR}
    assert ladder_told(by=SEED).planning is None
    (entry,) = LedgerEntry.objects.filter(event="clocks.ladder_followed")
    assert (entry.data["looked"], entry.data["moved"]) == (5, 20), "four clocks each"
    assert plan_next(by=SEED, at=later) == 0


def test_a_few_follow_at_once_and_the_worker_finds_who_had_read_the_ladder_before(row: Complaint, at: datetime) -> None:
    put(at + HOUR)
    assert next_alarm(row) == at + 24 * HOUR
    Clock.objects.filter(complaint=row, rule_code="own.hours").update(alarm_at=at + 36 * HOUR)  # an intake under way
    assert plan_next(by=SEED, at=at + HOUR + planning.SETTLED) == 0
    assert next_alarm(row) == at + 24 * HOUR
    assert not AlarmPlanning.objects.filter(done_at=None).exists()


def test_a_house_that_gets_its_ladder_late_plans_what_runs_already(house: House, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    promised(at - 20 * DAY, HOURS)
    row, late = received(house, at), received(house, at - 10 * DAY)
    assert next_alarm(row) is None
    install_default_ladder(by=SEED, at=at + HOUR)
    assert (next_alarm(row), next_alarm(late)) == (at + 36 * HOUR, None)


def test_what_would_move_is_counted_and_told_before_it_is_saved(row: Complaint, dated: House, at: datetime) -> None:
    alarms_are_planned([clock(row, "own.hours")])
    Clock.objects.exclude(rule_code="own.hours").delete()
    told = preview_step(rung=HALF, by=SEED, at=at + HOUR)
    (one,) = told.first
    assert (told.moved, one.number, one.before, one.after) == (1, row.number, at + 36 * HOUR, at + 24 * HOUR)
    assert preview_step(rung=HALF, by=SEED, at=at + 30 * HOUR).moved == 0
    (gone,) = preview_without(code="near", by=SEED, at=at).first
    assert (gone.before, gone.after) == (at + 36 * HOUR, at + 43.2 * HOUR)
    assert not LadderStep.objects.filter(code="half").exists(), "looking writes nothing"
    Complaint.objects.filter(pk=row.pk).update(complained_about=dated.administrator.id)
    about = preview_step(rung=HALF, by=dated.administrator, at=at + HOUR)
    assert (about.moved, about.first) == (1, []), "a complaint about oneself is counted, and not named"
    set_ladder_step(rung=HALF, seen=told.edition, by=SEED, at=at + HOUR)
    assert preview_step(rung=HALF, by=SEED, at=at + 2 * HOUR).moved == 0


RUNGS = st.builds(
    Rung,
    code=st.sampled_from(["near", "due", "half", "late-1d"]),
    fraction=st.sampled_from([10, 50, 75, 100]),
    recipients=st.just((Recipient.LEAD,)),
    unless_acknowledged=st.booleans(),
    kinds=st.sampled_from([(), (ClockKind.RESOLVE,), (ClockKind.ANSWER,)]),
)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("set"), RUNGS),
        st.tuples(st.just("retire"), st.sampled_from(["near", "very-near", "due"])),
        st.tuples(st.sampled_from(["holiday", "worked"]), st.integers(12, 24)),
        st.tuples(st.sampled_from(["pause", "resume", "sweep"]), st.integers(1, 30)),
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_whatever_changes_sql_and_rule_say_the_same_and_no_step_alarms_twice_for_one_due_time(
    dated: House, changes: list[tuple[str, object]]
) -> None:
    at = datetime(2026, 3, 11, 12, tzinfo=UTC) + SECOND * LedgerEntry.objects.count()
    LadderStep.objects.all().delete()
    install_default_ladder(by=SEED, at=at)
    if not Clock.objects.exists():
        promised(at, FIVE_DAYS)
    row, now = received(dated, at), at
    for kind, told in changes:
        now += HOUR * (told if kind == "sweep" else 7)  # type: ignore[operator]  # a sweep has hours
        happens(kind, told, row, dated, now)
        alarms_are_planned(Clock.objects.filter(complaint=row))
    swept(now + 400 * DAY)
    alarms_are_planned(Clock.objects.filter(complaint=row))
    said = list(ClockAlarm.objects.filter(clock__complaint=row).values_list("clock", "step", "due_at"))
    assert len(said) == len(set(said))


def happens(kind: str, told: object, row: Complaint, house: House, now: datetime) -> None:
    """Let one thing happen, where it can."""
    own = clock(row)
    if kind == "sweep":
        swept(now)
    elif isinstance(told, Rung):
        put(now, told)
    elif kind == "retire" and LadderStep.objects.filter(code=told, retired_at=None).exists():
        retire_ladder_step(code=str(told), seen=ladder_edition(), by=SEED, at=now)
    elif kind == "pause" and own.due_at and own.due_at > now and own.state == "running":
        pause(row, house, now)
    elif kind == "resume" and own.state == "paused":
        resume(row, house, now)
    elif kind in {"holiday", "worked"} and isinstance(told, int):
        change = DayChange(day=date(2026, 3, told), kind=DayKind(kind))
        change_calendar_days(code="cn", changes=[change], by=SEED, at=now)
