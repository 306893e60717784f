"""Working time by property: whatever the calendar and the zone, time neither runs backwards nor gets lost."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.kernel.calendar import (
    ALL_DAY,
    REST,
    NeverWorks,
    Offset,
    Period,
    Periods,
    Unit,
    WorkingCalendar,
    day_of,
    due,
)
from careline.kernel.calendar.zones import UnknownZone, instant, midnight, zone_named
from tests.kernel.calendars import CHINA, LONDON_NIGHTS, NEW_YORK_ROUND_THE_CLOCK, NIGHT, OFFICE, local

ZONES = [
    "Asia/Shanghai",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",  # changes by half an hour
    "America/St_Johns",  # changed at one minute past midnight until 2011
    "America/Sao_Paulo",  # skipped midnight until 2019
    "America/Havana",  # repeats midnight
    "Pacific/Apia",  # skipped 30 December 2011
    "Asia/Kathmandu",
]


def in_minutes(*bounds: int) -> Periods:
    return tuple(Period(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True))


WORKED = [
    OFFICE,
    NIGHT,
    ALL_DAY,
    in_minutes(0, 61),
    in_minutes(1, 2, 59, 120, 121, 180),  # around the hours that clocks change at
    in_minutes(90, 150),
    in_minutes(1380, 1440),
    in_minutes(0, 90, 90, 1440),
]
"""Days drawn by name: making periods up minute by minute tried nothing more and took ten times as long."""


def moments(first: int = 2009, last: int = 2013) -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(first, 1, 1), datetime(last, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


dates = st.dates(date(2009, 1, 1), date(2013, 12, 31))
calendars = st.builds(
    WorkingCalendar,
    zone=st.sampled_from(ZONES),
    weekly=st.tuples(st.sampled_from(WORKED), *[st.sampled_from([REST, *WORKED])] * 6),
    exceptions=st.dictionaries(dates, st.sampled_from([REST, *WORKED]), max_size=12),
)
allowances = st.timedeltas(timedelta(), timedelta(days=60))
day_offsets = st.builds(
    Offset,
    amount=st.integers(0, 40),
    unit=st.sampled_from([Unit.CALENDAR_DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH]),
)


def stretches_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[timedelta]:
    day, last = day_of(start, calendar.tz), day_of(end, calendar.tz)
    while day <= last:
        for opens, closes in calendar.stretches_on(day):
            yield max(min(closes, end) - max(opens, start), timedelta())
        day += timedelta(days=1)


@given(calendars, moments(), allowances)
def test_the_stretches_worked_sum_to_the_allowance(
    calendar: WorkingCalendar, start: datetime, allowance: timedelta
) -> None:
    end = calendar.add_working_time(start, allowance)
    assert sum(stretches_between(calendar, start, end), timedelta()) == allowance
    assert calendar.working_time_between(start, end) == allowance


@given(calendars, moments(), allowances, allowances)
def test_working_time_adds_up(calendar: WorkingCalendar, start: datetime, one: timedelta, other: timedelta) -> None:
    at_once = calendar.add_working_time(start, one + other)
    assert at_once == calendar.add_working_time(calendar.add_working_time(start, one), other)


@given(calendars, moments(), moments(), moments())
def test_working_time_between_adds_up_in_any_order(
    calendar: WorkingCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    between = calendar.working_time_between
    assert between(one, two) + between(two, three) == between(one, three)


@given(calendars, moments(), moments(), allowances)
def test_who_starts_later_is_never_due_earlier(
    calendar: WorkingCalendar, one: datetime, other: datetime, allowance: timedelta
) -> None:
    first, second = sorted([one, other])
    assert calendar.add_working_time(first, allowance) <= calendar.add_working_time(second, allowance)
    assert calendar.working_time_between(first, second) >= timedelta()


@given(calendars, moments(), moments(), day_offsets)
def test_days_are_monotonic_too(calendar: WorkingCalendar, one: datetime, other: datetime, offset: Offset) -> None:
    first, second = sorted([one, other])
    assert due(calendar, first, offset).at <= due(calendar, second, offset).at


@given(calendars, moments(), day_offsets)
def test_days_counted_are_never_over_before_they_began(
    calendar: WorkingCalendar, start: datetime, offset: Offset
) -> None:
    assert due(calendar, start, offset).at > start


@given(calendars, moments(), st.integers(1, 60))
def test_working_days_are_counted_as_on_the_fingers(calendar: WorkingCalendar, start: datetime, count: int) -> None:
    first = day_of(start, calendar.tz)
    last = calendar.working_day_after(first, count)
    after = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert sum(map(calendar.is_working_day, after)) == count
    assert calendar.is_working_day(last)
    assert calendar.working_days_between(first + timedelta(days=1), last + timedelta(days=1)) == count


@given(calendars, dates, st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up(calendar: WorkingCalendar, day: date, one: int, other: int) -> None:
    at_once = calendar.working_day_after(day, one + other)
    assert at_once == calendar.working_day_after(calendar.working_day_after(day, one), other)


@given(st.sampled_from(ZONES).map(zone_named), dates, st.integers(0, 1439))
def test_days_follow_one_another_without_a_gap(zone: object, day: date, minute: int) -> None:
    at = instant(day, minute, zone)
    assert midnight(day, zone) <= at <= midnight(day + timedelta(days=1), zone)
    if midnight(day, zone) < midnight(day + timedelta(days=1), zone):
        assert day_of(midnight(day, zone), zone) == day


@given(moments(2009, 2040), st.timedeltas(timedelta(), timedelta(days=900)))
def test_round_the_clock_working_time_is_time(start: datetime, allowance: timedelta) -> None:
    assert NEW_YORK_ROUND_THE_CLOCK.add_working_time(start, allowance) == start + allowance


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-28T20:00", "2026-03-29T20:00", 7),  # the hour from 1 to 2 doesn't exist
        ("2026-03-30T20:00", "2026-03-31T20:00", 8),
        ("2026-10-24T20:00", "2026-10-25T20:00", 9),  # the hour from 1 to 2 comes twice
    ],
)
def test_a_night_shift_is_paid_for_the_hours_it_has(start: str, end: str, hours: int) -> None:
    worked = LONDON_NIGHTS.working_time_between(local(start, LONDON_NIGHTS), local(end, LONDON_NIGHTS))
    assert worked == timedelta(hours=hours)


def test_a_day_begun_doesnt_end_because_the_clock_is_set_back() -> None:
    st_johns = zone_named("America/St_Johns")
    midnight_passed = datetime(2009, 11, 1, 2, 31, 30, tzinfo=UTC)  # 00:01 on 1 November: set back to 23:01
    assert midnight_passed.astimezone(st_johns).date() == date(2009, 10, 31)
    assert day_of(midnight_passed, st_johns) == date(2009, 11, 1)


def test_no_time_passes_at_lunch_nor_in_the_festival() -> None:
    assert CHINA.working_time_between(local("2026-03-02T12:00"), local("2026-03-02T13:30")) == timedelta()
    assert CHINA.working_time_between(local("2026-02-14T18:00"), local("2026-02-24T09:00")) == timedelta()
    assert CHINA.working_time_between(local("2026-02-14T09:00"), local("2026-02-14T18:00")) == timedelta(hours=7.5)


def test_a_long_span_is_not_walked_day_by_day() -> None:
    asked: list[date] = []

    class Counting(WorkingCalendar):
        def periods_on(self, day: date) -> Periods:
            asked.append(day)
            return super().periods_on(day)

    calendar = Counting(zone="Asia/Shanghai", weekly=(OFFICE,) * 5 + (REST, REST))
    calendar.working_time_between(local("2016-03-01T09:00"), local("2026-03-01T09:00"))  # sums the years
    asked.clear()
    calendar.working_time_between(local("2016-05-02T09:00"), local("2026-07-01T09:00"))
    assert len(asked) == 2


def test_an_exception_may_be_the_only_day_worked() -> None:
    once = WorkingCalendar(zone="UTC", weekly=(REST,) * 7, exceptions={date(2030, 5, 1): OFFICE})
    assert once.next_working_day(date(2026, 1, 1)) == date(2030, 5, 1)
    with pytest.raises(NeverWorks):
        once.next_working_day(date(2030, 5, 2))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Asia/Shanghai\0"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(UnknownZone):
        WorkingCalendar(zone=zone, weekly=(REST,) * 7)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        WorkingCalendar(zone="UTC", weekly=(REST,) * 5)


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati"])
def zone_of_the_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone_of_the_process")
def test_the_zone_of_the_process_changes_nothing() -> None:
    calendar = replace(CHINA, settled_years=None)  # a new one, whose sums are made in this zone
    reached = due(calendar, local("2026-02-02T10:00"), Offset(amount=15, unit=Unit.WORKING_DAY))
    assert reached.at.isoformat() == "2026-02-28T16:00:00+00:00"
