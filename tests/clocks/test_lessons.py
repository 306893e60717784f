"""What other desks got wrong about hours and days, so that it isn't learnt here again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE
from careline.clocks.rules.due_times import due_times
from careline.clocks.rules.pauses import Pause, shifted
from careline.clocks.rules.reading import Measure
from careline.clocks.rules.terms import ClockKind
from careline.clocks.rules.versions import newest_first
from careline.clocks.rules.weeks import read_week
from careline.kernel.calendar import REST, Offset, Roll, Unit, WorkingCalendar, due
from tests.clocks.rules import FACTS, version
from tests.clocks.test_running import WORKING_DAYS, paused, read

WEEK = [["08:30-12:00", "13:30-18:00"]] * 5 + [[], []]
SPLIT = [["08:00-10:00", "11:00-12:00", "14:00-16:30", "20:00-22:00"]] * 5 + [["10:00-12:00"], []]
BEIJING = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(WEEK))
PLACES = [
    BEIJING,
    WorkingCalendar(zone="Europe/London", weekly=read_week(SPLIT)),
    WorkingCalendar(zone="Australia/Sydney", weekly=read_week([["00:00-24:00"]] * 7)),
    WorkingCalendar(zone="America/New_York", weekly=read_week([["00:00-06:00", "22:00-24:00"]] * 7)),
]
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  (the zone is drawn beside)


def in_beijing(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def hours(count: int) -> Offset:
    return Offset(amount=count, unit=Unit.WORKING_HOUR)


def test_no_clock_runs_at_lunch() -> None:
    """frappe/helpdesk#2212: an agreement had one period a day, so the lunch hour was counted as work.

    Here a day has several periods: from 11:30 half an hour is left before lunch, the other half comes after it.
    """
    assert due(BEIJING, in_beijing("2026-03-11T11:30"), hours(1)).at == in_beijing("2026-03-11T14:00")
    # what begins at lunch has used up nothing before it is over
    assert due(BEIJING, in_beijing("2026-03-11T12:40"), hours(1)).at == in_beijing("2026-03-11T14:30")


def test_every_clock_honours_the_hours_and_each_of_several_periods() -> None:
    """chatwoot PR#13392 and #14009: the first response knew the business hours, the next ones ran on by night; and a
    day could have one period only.

    Here the hours are the calendar's, and every kind of clock is counted by the same arithmetic on it.
    """
    own = replace(
        PROMISE, jurisdiction="cn", calendar="split", amount=3, unit=Unit.WORKING_HOUR, name_zh="一", name_en="1"
    )
    kinds = [replace(own, code=f"desk.{kind}", kind=kind) for kind in ClockKind]
    split = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(SPLIT))
    times = due_times(
        FACTS,
        in_beijing("2026-03-13T15:30"),  # a Friday: 1 h until 16:30, then 20:00 to 22:00
        rules=newest_first(map(version, kinds)),
        calendars={"split": split},
    )
    assert len(times) == len(ClockKind)
    assert {time.due_at for time in times} == {in_beijing("2026-03-13T22:00")}
    # one hour more is Saturday's first
    assert due(split, in_beijing("2026-03-13T15:30"), hours(4)).at == in_beijing("2026-03-14T11:00")


@pytest.mark.parametrize("offset", [-8, 0, 5.5, 13])
def test_a_deadline_respects_the_schedule_whatever_zone_it_is_read_in(offset: float) -> None:
    """osTicket#1168: the schedule was kept in one zone and applied on the wall clock of whoever looked.

    Here the hours are those of the calendar's place; where somebody reads or types an instant moves nothing.
    """
    started = in_beijing("2026-03-13T17:00").astimezone(timezone(timedelta(hours=offset)))
    reached = due(BEIJING, started, hours(2))
    assert reached.at == in_beijing("2026-03-16T09:30")  # Friday until 18:00, Monday from 08:30
    assert reached.steps == due(BEIJING, in_beijing("2026-03-13T17:00"), hours(2)).steps


@given(
    STARTS,
    st.sets(st.integers(0, 400), max_size=12),
    st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.CALENDAR_DAY]),
    st.integers(1, 40),
)
def test_an_excluded_day_never_makes_an_escalation_earlier(
    start: datetime, excluded: set[int], unit: Unit, amount: int
) -> None:
    """django-helpdesk: excluded days were subtracted from the limit, so that a holiday made the escalation come sooner.

    Here a day more that isn't worked never gives an earlier due time, whatever is counted.
    """
    offset = Offset(amount=amount, unit=unit, roll=Roll.NEXT_WORKING if unit is Unit.CALENDAR_DAY else Roll.NONE)
    rest = dict.fromkeys((start.date() + timedelta(days=n) for n in excluded), REST)
    fewer = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(WEEK), exceptions=rest)
    assert due(fewer, start, offset).at >= due(BEIJING, start, offset).at


@given(
    STARTS,
    st.sets(st.integers(0, 120), max_size=12),
    st.lists(st.integers(0, 60 * 24), max_size=8, unique=True).map(sorted),
    st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.CALENDAR_DAY, Unit.WEEK]),
    st.integers(1, 30),
)
def test_an_excluded_day_never_makes_a_clock_that_paused_due_earlier(
    start: datetime, excluded: set[int], ticks: list[int], unit: Unit, amount: int
) -> None:
    """The same of a clock that stood still, whether the day falls into a pause, between two, or after them."""
    offset = Offset(amount=amount, unit=unit, roll=Roll.NEXT_WORKING if unit is Unit.CALENDAR_DAY else Roll.NONE)
    edges = [start + timedelta(hours=tick) for tick in ticks]
    pauses = [Pause(*spell, "court") for spell in zip(edges[::2], edges[1::2], strict=False)]
    rest = dict.fromkeys((start.date() + timedelta(days=n) for n in excluded), REST)
    fewer = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(WEEK), exceptions=rest)
    assert shifted(fewer, start, offset, pauses).last >= shifted(BEIJING, start, offset, pauses).last


def test_who_goes_on_upon_a_rest_day_with_the_last_day_used_has_the_next_one() -> None:
    """The pause began on the last day and ended on a day since made a holiday: due at once would be due too early."""
    start, six = in_beijing("2025-01-01T08:00"), Offset(amount=6, unit=Unit.WORKING_DAY)
    pauses = [Pause(in_beijing("2025-01-09T10:00"), in_beijing("2025-01-16T00:00"), "court")]
    holiday = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(WEEK), exceptions={date(2025, 1, 16): REST})
    assert shifted(BEIJING, start, six, pauses).at == in_beijing("2025-01-17T00:00")
    over_the_weekend = [Pause(in_beijing("2025-01-09T10:00"), in_beijing("2025-01-11T10:00"), "court")]
    assert shifted(BEIJING, start, six, over_the_weekend).at == in_beijing("2025-01-14T00:00")
    assert shifted(holiday, start, six, pauses).at == in_beijing("2025-01-18T00:00")


def test_a_day_had_a_second_time_is_used_once() -> None:
    """Monday the 9th is the last of five working days; paused on it and gone on upon Saturday, Monday the 16th is."""
    moves = paused(("2026-03-09T00:00", "2026-03-14T00:00"))
    assert read(WORKING_DAYS, moves[:1], "2026-03-10T09:00").used == Measure(days=5)
    saturday, monday = (read(WORKING_DAYS, moves, f"2026-03-{day}T09:00") for day in (14, 16))
    assert saturday.due_at == monday.due_at == in_beijing("2026-03-17T00:00")
    assert (saturday.used, saturday.left) == (Measure(days=4), Measure(days=1))
    assert (monday.used, monday.left) == (Measure(days=5), Measure(days=0))


def test_an_excluded_day_moves_the_answer_of_the_law_to_the_day_after() -> None:
    """The same on one day: 17 March is made a holiday, and 15 days from the 2nd end a day later, not earlier."""
    usual = due(BEIJING, in_beijing("2026-03-02T09:00"), CN_ANSWER.offset or hours(0)).at
    holiday = WorkingCalendar(zone="Asia/Shanghai", weekly=read_week(WEEK), exceptions={date(2026, 3, 17): REST})
    assert usual == in_beijing("2026-03-18T00:00")
    assert due(holiday, in_beijing("2026-03-02T09:00"), CN_ANSWER.offset or hours(0)).at == in_beijing(
        "2026-03-19T00:00"
    )


@given(st.sampled_from(PLACES), STARTS, st.integers(1, 6000))
def test_the_working_intervals_sum_to_the_allowance(place: WorkingCalendar, start: datetime, minutes: int) -> None:
    reached = due(place, start, Offset(amount=minutes, unit=Unit.WORKING_MINUTE))
    assert place.working_time_between(start, reached.at) == timedelta(minutes=minutes)
    told = timedelta()
    for step in (one.as_json() for one in reached.steps):
        if step["code"] == "worked":
            told += datetime.fromisoformat(str(step["to"])) - datetime.fromisoformat(str(step["from"]))
        elif step["code"] == "worked_days":
            told += timedelta(seconds=int(str(step["seconds"])))
    assert told == timedelta(minutes=minutes)
