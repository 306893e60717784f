"""Due times by example: what a lawyer would count on his fingers."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from careline.kernel.calendar import (
    BadOffset,
    DayEnd,
    NeverWorks,
    Offset,
    Roll,
    Unit,
    WorkingCalendar,
    due,
)
from tests.kernel.calendars import (
    CHINA,
    LONDON,
    LONDON_NIGHTS,
    NEVER,
    NEW_YORK,
    NEW_YORK_ROUND_THE_CLOCK,
    local,
)

ROLLS, STAYS = Roll.NEXT_WORKING, Roll.NONE


@pytest.mark.parametrize(
    ("start", "amount", "unit", "roll", "expected"),
    [
        # natural days: the first is left out, the last ends at 24:00
        ("2026-03-02T09:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-03-18T00:00"),
        ("2026-03-02T00:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-03-18T00:00"),
        ("2026-03-02T23:59:59", 15, Unit.CALENDAR_DAY, ROLLS, "2026-03-18T00:00"),
        ("2026-02-10T09:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-02-26T00:00"),
        # the last day falls into Spring Festival: the Tuesday after it; unless the rule doesn't roll
        ("2026-02-02T10:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-02-25T00:00"),
        ("2026-02-02T10:00", 15, Unit.CALENDAR_DAY, STAYS, "2026-02-18T00:00"),
        # a Saturday worked for the festival is a working day and stays the last one
        ("2026-01-30T10:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-02-15T00:00"),
        ("2026-02-13T10:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-03-01T00:00"),
        # an ordinary Saturday rolls to Monday
        ("2026-03-06T10:00", 15, Unit.CALENDAR_DAY, ROLLS, "2026-03-24T00:00"),
        # the leap day is a day like others
        ("2024-02-14T10:00", 15, Unit.CALENDAR_DAY, STAYS, "2024-03-01T00:00"),
        ("2025-02-14T10:00", 15, Unit.CALENDAR_DAY, STAYS, "2025-03-02T00:00"),
        # no days at all: the day itself
        ("2026-03-02T09:00", 0, Unit.CALENDAR_DAY, ROLLS, "2026-03-03T00:00"),
        # working days: make-up Saturdays count, festival days don't
        ("2026-02-10T09:00", 3, Unit.WORKING_DAY, STAYS, "2026-02-14T00:00"),
        ("2026-02-10T09:00", 4, Unit.WORKING_DAY, STAYS, "2026-02-15T00:00"),
        ("2026-02-10T09:00", 5, Unit.WORKING_DAY, STAYS, "2026-02-25T00:00"),
        ("2026-02-10T09:00", 15, Unit.WORKING_DAY, STAYS, "2026-03-10T00:00"),
        ("2026-02-18T09:00", 1, Unit.WORKING_DAY, STAYS, "2026-02-25T00:00"),
        ("2026-02-18T09:00", 0, Unit.WORKING_DAY, STAYS, "2026-02-25T00:00"),
        ("2026-03-02T09:00", 0, Unit.WORKING_DAY, STAYS, "2026-03-03T00:00"),
        # weeks, months and years end on the corresponding day, or on the month's last
        ("2026-03-02T09:00", 6, Unit.WEEK, STAYS, "2026-04-14T00:00"),
        ("2026-01-31T09:00", 1, Unit.MONTH, STAYS, "2026-03-01T00:00"),
        ("2024-01-31T09:00", 1, Unit.MONTH, STAYS, "2024-03-01T00:00"),
        ("2026-01-31T09:00", 1, Unit.MONTH, ROLLS, "2026-03-01T00:00"),  # 28 February 2026 is worked
        ("2026-08-31T09:00", 6, Unit.MONTH, STAYS, "2027-03-01T00:00"),
        ("2026-12-31T09:00", 2, Unit.MONTH, STAYS, "2027-03-01T00:00"),
        ("2024-02-29T09:00", 1, Unit.YEAR, STAYS, "2025-03-01T00:00"),
        ("2024-02-29T09:00", 4, Unit.YEAR, STAYS, "2028-03-01T00:00"),
        # hours run from the stated moment, through nights and festivals
        ("2026-02-14T17:30", 48, Unit.HOUR, ROLLS, "2026-02-16T17:30"),
        ("2026-02-14T17:30:15", 15, Unit.MINUTE, STAYS, "2026-02-14T17:45:15"),
        # working time knows lunch, evenings, weekends and festivals
        ("2026-03-02T11:30", 60, Unit.WORKING_MINUTE, STAYS, "2026-03-02T14:00"),
        ("2026-03-02T11:30", 30, Unit.WORKING_MINUTE, STAYS, "2026-03-02T12:00"),
        ("2026-03-02T12:10", 30, Unit.WORKING_MINUTE, STAYS, "2026-03-02T14:00"),
        ("2026-03-06T17:00", 2, Unit.WORKING_HOUR, STAYS, "2026-03-09T10:00"),
        ("2026-02-14T17:00", 2, Unit.WORKING_HOUR, STAYS, "2026-02-24T10:00"),
        ("2026-03-02T09:00", 15, Unit.WORKING_HOUR, STAYS, "2026-03-03T18:00"),
        ("2026-03-01T03:00", 0, Unit.WORKING_HOUR, STAYS, "2026-03-01T03:00"),
    ],
)
def test_in_china(start: str, amount: int, unit: Unit, roll: Roll, expected: str) -> None:
    assert due(CHINA, local(start), Offset(amount=amount, unit=unit, roll=roll)).at == local(expected)


@pytest.mark.parametrize(
    ("calendar", "start", "amount", "unit", "expected"),
    [
        # London: 29 March 2026 has 23 hours, 25 October 25
        (LONDON, "2026-03-28T12:00", 24, Unit.HOUR, "2026-03-29T13:00"),
        (LONDON, "2026-10-24T12:00", 24, Unit.HOUR, "2026-10-25T11:00"),
        (LONDON, "2026-03-27T12:00", 2, Unit.CALENDAR_DAY, "2026-03-30T00:00"),
        (LONDON, "2026-03-27T16:00", 2, Unit.WORKING_HOUR, "2026-03-30T10:00"),
        (LONDON, "2026-02-20T12:00", 6, Unit.WEEK, "2026-04-04T00:00"),
        # a night shift that loses its second hour, and one that has it twice
        (LONDON_NIGHTS, "2026-03-28T22:00", 8, Unit.WORKING_HOUR, "2026-03-29T23:00"),
        (LONDON_NIGHTS, "2026-10-24T22:00", 8, Unit.WORKING_HOUR, "2026-10-25T05:00"),
        # New York: 8 March 2026 has 23 hours, 1 November 25
        (NEW_YORK, "2026-03-07T20:00", 24, Unit.HOUR, "2026-03-08T21:00"),
        (NEW_YORK, "2026-10-31T20:00", 24, Unit.HOUR, "2026-11-01T19:00"),
        (NEW_YORK, "2026-03-06T12:00", 30, Unit.CALENDAR_DAY, "2026-04-06T00:00"),
        (NEW_YORK_ROUND_THE_CLOCK, "2026-03-07T20:00", 24, Unit.WORKING_HOUR, "2026-03-08T21:00"),
        (NEW_YORK_ROUND_THE_CLOCK, "2026-10-31T20:00", 24, Unit.WORKING_HOUR, "2026-11-01T19:00"),
        (NEW_YORK_ROUND_THE_CLOCK, "2026-07-03T20:00", 2, Unit.WORKING_DAY, "2026-07-06T00:00"),
    ],
)
def test_where_clocks_change(calendar: WorkingCalendar, start: str, amount: int, unit: Unit, expected: str) -> None:
    assert due(calendar, local(start, calendar), Offset(amount=amount, unit=unit)).at == local(expected, calendar)


def test_the_last_day_may_end_at_the_close_of_business() -> None:
    closes = Offset(amount=15, unit=Unit.CALENDAR_DAY, roll=ROLLS, day_end=DayEnd.CLOSE)
    assert due(CHINA, local("2026-03-02T09:00"), closes).at == local("2026-03-17T18:00")


def test_a_rest_day_that_stays_the_last_has_no_close_of_business() -> None:
    closes = Offset(amount=5, unit=Unit.CALENDAR_DAY, day_end=DayEnd.CLOSE)
    assert due(CHINA, local("2026-03-02T09:00"), closes).at == local("2026-03-08T00:00")


def test_the_readers_zone_changes_nothing() -> None:
    here = local("2026-03-02T00:30")
    elsewhere = here.astimezone(timezone(timedelta(hours=-8)))
    offset = Offset(amount=15, unit=Unit.CALENDAR_DAY)
    assert due(CHINA, here, offset) == due(CHINA, elsewhere, offset)


def test_a_day_belongs_to_the_calendars_zone_and_not_to_utc() -> None:
    late_in_london = datetime(2026, 3, 2, 20, tzinfo=UTC)  # 3 March in Shanghai
    offset = Offset(amount=1, unit=Unit.CALENDAR_DAY)
    assert due(CHINA, late_in_london, offset).at == local("2026-03-05T00:00")
    assert due(LONDON, late_in_london, offset).at == local("2026-03-04T00:00", LONDON)


def test_every_step_is_told() -> None:
    steps = due(CHINA, local("2026-02-02T10:00"), Offset(amount=15, unit=Unit.CALENDAR_DAY, roll=ROLLS)).steps
    assert [step.as_json() for step in steps] == [
        {"code": "started", "at": "2026-02-02T10:00:00+08:00", "zone": "Asia/Shanghai"},
        {"code": "first_day_left_out", "date": "2026-02-02"},
        {"code": "last_day", "amount": 15, "unit": "calendar_day", "date": "2026-02-17"},
        {"code": "rolled", "from": "2026-02-17", "to": "2026-02-24"},
        {"code": "ends_at_midnight", "date": "2026-02-24", "at": "2026-02-25T00:00:00+08:00"},
    ]


def test_the_steps_of_working_days_name_the_days_unlike_their_weekday() -> None:
    steps = due(CHINA, local("2026-02-13T10:00"), Offset(amount=2, unit=Unit.WORKING_DAY)).steps
    assert [step.as_json() for step in steps][2:4] == [
        {
            "code": "holidays_left_out",
            "dates": [f"2026-02-{day}" for day in (16, 17, 18, 19, 20, 23)],
        },
        {"code": "worked_rest_days_counted", "dates": ["2026-02-14"]},
    ]


def test_the_steps_of_working_time_name_what_was_worked() -> None:
    steps = due(CHINA, local("2026-03-05T17:00"), Offset(amount=10, unit=Unit.WORKING_HOUR)).steps
    assert [step.as_json() for step in steps][1:] == [
        {"code": "worked", "from": "2026-03-05T17:00:00+08:00", "to": "2026-03-05T18:00:00+08:00"},
        {"code": "worked_days", "first": "2026-03-06", "last": "2026-03-08", "days": 1, "seconds": 27000},
        {"code": "worked", "from": "2026-03-09T09:00:00+08:00", "to": "2026-03-09T10:30:00+08:00"},
        {"code": "working_time", "amount": 10, "unit": "working_hour", "at": "2026-03-09T10:30:00+08:00"},
    ]


def test_a_month_without_the_day_says_so() -> None:
    steps = due(CHINA, local("2026-01-31T10:00"), Offset(amount=1, unit=Unit.MONTH)).steps
    assert "no_corresponding_day" in [step.code for step in steps]


@pytest.mark.parametrize(
    ("start", "amount", "unit", "roll", "is_provisional"),
    [
        ("2026-12-30T09:00", 1, Unit.WORKING_DAY, STAYS, False),
        ("2026-12-30T09:00", 2, Unit.WORKING_DAY, STAYS, True),
        ("2026-12-25T09:00", 15, Unit.CALENDAR_DAY, ROLLS, True),
        ("2026-12-25T09:00", 15, Unit.CALENDAR_DAY, STAYS, False),  # holidays don't matter to it
        ("2026-12-31T09:00", 48, Unit.HOUR, ROLLS, False),
        ("2026-12-31T09:00", 48, Unit.WORKING_HOUR, STAYS, True),
        ("2026-03-02T09:00", 15, Unit.CALENDAR_DAY, ROLLS, False),
    ],
)
def test_a_year_not_yet_published_is_told(
    start: str, amount: int, unit: Unit, roll: Roll, *, is_provisional: bool
) -> None:
    steps = due(CHINA, local(start), Offset(amount=amount, unit=unit, roll=roll)).steps
    assert (steps[-1].code == "provisional") is is_provisional


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.WORKING_HOUR])
def test_a_calendar_that_never_works_is_refused(unit: Unit) -> None:
    with pytest.raises(NeverWorks):
        due(NEVER, local("2026-03-02T09:00"), Offset(amount=1, unit=unit))


@pytest.mark.parametrize(("amount", "unit"), [(-1, Unit.HOUR), (10**9, Unit.MINUTE), (101, Unit.YEAR)])
def test_an_amount_nobody_waits_for_is_refused(amount: int, unit: Unit) -> None:
    with pytest.raises(BadOffset) as refused:
        Offset(amount=amount, unit=unit)
    assert refused.value.field == "amount"
