"""The sweep raises every alarm once, in its time or as soon after as somebody sweeps."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Clock, ClockAlarm, ClockMove, Complaint
from careline.cases.operations.closing import record_feedback, reply_to_customer, resolve_complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.sweeping import sweep_clocks
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.climbs import nearest_alarm
from careline.cases.queries.finding import complaint
from careline.cases.queries.timeline import timeline
from careline.cases.rules.facts import Answer, Channel, Result
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import StageName
from careline.clocks.models import LadderStep
from careline.clocks.rules.default_ladder import DEFAULT_LADDER
from careline.clocks.rules.default_rules import PROMISE
from careline.clocks.rules.terms import ClockKind
from careline.kernel.calendar import Unit
from careline.kernel.identity import new_id
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
from tests.cases.conftest import House
from tests.cases.planning import alarms_are_planned
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import FIVE_DAYS, clock, holiday, pause, promised, received, resume

__all__ = ["dated"]

SWEEPER = system("sweeper")
HOUR, DAY, MINUTE, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1)
EVERY = [rung.code for rung in DEFAULT_LADDER]
HOURS = replace(PROMISE, code="own.hours", jurisdiction="", calendar="cn", unit=Unit.HOUR, amount=48)
HOURS = replace(HOURS, kind=ClockKind.RESOLVE, name_zh="四十八小时", name_en="48 hours")
UNCHANGED = ("clock", "kind", "reason", "steps", "actor_kind", "actor_name", "entry", "redating")


def swept(at: datetime) -> int:
    return sweep_clocks(by=SWEEPER, at=at)


def raised(row: Complaint, code: str = "own.days") -> list[str]:
    return list(ClockAlarm.objects.filter(clock=clock(row, code)).values_list("step", flat=True))


def only(row: Complaint, code: str) -> Complaint:
    """Let only one clock of the complaint alarm."""
    Clock.objects.exclude(complaint=row, rule_code=code).update(alarm_at=None)
    return row


@pytest.fixture
def row(dated: House, at: datetime) -> Complaint:
    """A complaint that is to be answered in 48 hours; nothing else alarms."""
    promised(at, HOURS)
    return only(received(dated, at), "own.hours")


def test_each_step_alarms_once_and_at_its_time(row: Complaint, at: datetime) -> None:
    own = clock(row, "own.hours")
    assert (own.alarm_at, nearest_alarm()) == (at + 36 * HOUR, at + 36 * HOUR)
    assert swept(at + 36 * HOUR - SECOND) == 0
    times = [at + 36 * HOUR, at + 43.2 * HOUR, at + 48 * HOUR, at + 72 * HOUR, at + 120 * HOUR]
    for n, time in enumerate(times, start=1):
        assert (swept(time - SECOND), swept(time), swept(time)) == (0, 1, 0)
        assert raised(row, "own.hours") == EVERY[:n]
        alarms_are_planned([own])
    told = list(ClockAlarm.objects.filter(clock=own).select_related("entry"))
    assert [(one.planned_at, one.at, one.due_at) for one in told] == [(time, time, own.due_at) for time in times]
    assert {(one.entry.event, one.entry.subject_id) for one in told} == {("cases.clock_alarm_raised", row.pk)}
    assert told[3].entry.data["recipients"] == ["head"]
    assert nearest_alarm() is None


def test_what_nobody_swept_is_caught_up_with_and_says_when_it_was_due(row: Complaint, at: datetime) -> None:
    late = at + 60 * HOUR
    assert swept(late) == 1
    told = ClockAlarm.objects.filter(clock=clock(row, "own.hours"))
    assert [(one.step, one.planned_at - at, one.at) for one in told] == [
        ("near", 36 * HOUR, late),
        ("very-near", 43.2 * HOUR, late),
        ("due", 48 * HOUR, late),
    ]
    assert clock(row, "own.hours").alarm_at == at + 72 * HOUR


def test_the_timeline_tells_of_it(row: Complaint, dated: House, at: datetime) -> None:
    swept(at + 37 * HOUR)
    last = timeline(complaint=complaint(by=dated.li_wei, number=row.number))[-1]
    assert last.event is not None
    assert (last.event.event, last.actor) == ("cases.clock_alarm_raised", "sweeper")


def test_a_clock_that_stands_still_or_ended_alarms_nobody(dated: House, at: datetime) -> None:
    promised(at, HOURS)
    row = only(received(dated, at), "own.hours")
    pause(row, dated, at + HOUR, "own.hours")
    assert (clock(row, "own.hours").alarm_at, swept(at + 500 * HOUR)) == (None, 0)
    resume(row, dated, at + 11 * HOUR, "own.hours")
    assert clock(row, "own.hours").alarm_at == at + 58 * HOUR * 3 / 4
    accept_assignment(number=row.number, by=dated.chen, at=at + 12 * HOUR)
    start_work(number=row.number, by=dated.chen, at=at + 12 * HOUR)
    resolve_complaint(number=row.number, result=Result.UPHELD, text="退费", by=dated.chen, at=at + 12 * HOUR)
    reply_to_customer(number=row.number, channel=Channel.PHONE, text="已退", by=dated.li_wei, at=at + 13 * HOUR)
    assert not Clock.objects.filter(complaint=row, alarm_at__isnull=False).exists()
    assert swept(at + 500 * HOUR) == 0
    record_feedback(number=row.number, answer=Answer.NO, text="没退", by=dated.li_wei, at=at + 20 * HOUR)
    fresh = Clock.objects.get(complaint=row, rule_code="own.hours", cause="feed_back")
    assert fresh.alarm_at == at + 56 * HOUR, "who waits anew is alarmed for anew"


def test_what_came_in_answered_alarms_nobody(dated: House, at: datetime) -> None:
    intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails(), carried_stage=StageName.ARCHIVED)
    receive_complaint(intake=replace(intake, evidence="x"), by=dated.li_wei, at=at)
    assert nearest_alarm() is None


def test_a_pause_after_a_warning_repeats_none(row: Complaint, dated: House, at: datetime) -> None:
    swept(at + 36 * HOUR)
    pause(row, dated, at + 37 * HOUR, "own.hours")
    resume(row, dated, at + 47 * HOUR, "own.hours")
    own = clock(row, "own.hours")
    assert (own.due_at, own.alarm_at) == (at + 58 * HOUR, at + 52.2 * HOUR), "75 % were said"
    swept(at + 59 * HOUR)
    assert raised(row, "own.hours") == EVERY[:3]


def test_a_calendar_edited_while_it_runs_repeats_no_warning_and_misses_nothing(dated: House, at: datetime) -> None:
    """Issue 4, F9: nothing is alarmed twice for one due time, and what becomes late anew is alarmed anew."""
    promised(at, FIVE_DAYS)
    row = only(received(dated, at), "own.days")
    start, before = clock(row).started_at, clock(row).due_at
    assert before is not None
    swept(before - 12 * HOUR)
    assert raised(row) == EVERY[:2]
    holiday(date(2026, 3, 18), at=before - 11 * HOUR)
    own = clock(row)
    assert own.due_at == before + DAY
    assert own.alarm_at == own.due_at, "the warnings were said; the next is that it is over"
    swept(before + DAY)
    swept(before + DAY + HOUR)
    assert raised(row) == EVERY[:3]
    holiday(date(2026, 3, 19), at=before + DAY + 2 * HOUR)
    own = clock(row)
    assert own.alarm_at == own.due_at == before + 2 * DAY, "it isn't late any more, and may be again"
    swept(before + 20 * DAY)
    assert raised(row) == [*EVERY[:3], "due", *EVERY[3:]]
    holiday(date(2026, 3, 20), at=before + 20 * DAY + HOUR)
    assert clock(row).due_at == before + 5 * DAY
    assert (clock(row).alarm_at, start) == (None, clock(row).started_at), "that it is late was said"
    alarms_are_planned([own])


def test_a_move_that_leaves_the_due_time_hides_no_alarm_that_nobody_swept(dated: House, at: datetime) -> None:
    promised(at, FIVE_DAYS)
    row = only(received(dated, at), "own.days")
    before = clock(row).due_at
    assert before is not None
    swept(before)
    holiday(date(2026, 3, 18), at=before + HOUR)
    own = clock(row)
    assert own.due_at == own.alarm_at == before + DAY
    move = own.moves.get()
    later = {"id": new_id(), "n": 2, "at": before + DAY + HOUR, "due_before": own.due_at, "due_after": own.due_at}
    ClockMove.objects.create(**{name: getattr(move, name) for name in UNCHANGED}, **later)
    swept(before + DAY + HOUR)
    assert raised(row)[3:] == ["due"], "it became late anew, and nobody was told yet"


def test_a_batch_costs_the_same_number_of_statements_however_many(dated: House, at: datetime) -> None:
    promised(at, HOURS)

    def cost(many: int) -> int:
        for _ in range(many):
            received(dated, at)
        with CaptureQueriesContext(connection) as seen:
            assert swept(at + 2000 * HOUR) >= many
        return len(seen)

    swept(at)
    assert cost(2) == cost(5)


def test_intake_plans_the_first_alarm_without_asking_or_writing_more(dated: House, at: datetime) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            received(dated, at)
        return len(seen)

    received(dated, at)
    with_ladder = cost()
    assert Clock.objects.filter(alarm_at=None).count() == 0
    LadderStep.objects.update(retired_at=at)
    received(dated, at)
    assert cost() == with_ladder
