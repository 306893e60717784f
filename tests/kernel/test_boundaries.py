"""The edges of calendar arithmetic: each test kills a mutant that tests without a database had let live."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from careline.kernel.calendar import REST, BadOffset, Due, Offset, Roll, Step, Unit, WorkingCalendar, due, parse_periods
from careline.kernel.calendar.zones import uneven_days

OFFICE = parse_periods(["09:00-12:00", "13:00-18:00"])
WEEK = (OFFICE,) * 5 + (REST,) * 2
BEIJING = ZoneInfo("Asia/Shanghai")


def reached(start: str, amount: int, unit: Unit, *, roll: Roll = Roll.NONE, **calendar: object) -> Due:
    place = WorkingCalendar(zone="Asia/Shanghai", weekly=WEEK, **calendar)  # type: ignore[arg-type]  # the tests say what
    at = datetime.fromisoformat(start).replace(tzinfo=BEIJING)
    return due(place, at, Offset(amount=amount, unit=unit, roll=roll))


def codes(found: Due) -> list[str]:
    return [step.code for step in found.steps]


def step(found: Due, code: str) -> Step:
    return next(one for one in found.steps if one.code == code)


def test_a_last_day_that_is_worked_rolls_nowhere() -> None:
    friday = reached("2026-03-11T10:00", 2, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING)
    saturday = reached("2026-03-11T10:00", 3, Unit.CALENDAR_DAY, roll=Roll.NEXT_WORKING)
    assert "rolled" not in codes(friday)
    assert step(saturday, "rolled").values == {"from": "2026-03-14", "to": "2026-03-16"}


def test_from_one_day_to_the_next_there_are_no_days_between() -> None:
    found = reached("2026-03-11T17:00", 2, Unit.WORKING_HOUR)
    assert codes(found) == ["started", "worked", "worked", "working_time"]
    over_a_day = reached("2026-03-11T17:00", 10, Unit.WORKING_HOUR)
    assert step(over_a_day, "worked_days").values["days"] == 1


def test_working_days_warn_of_every_year_they_pass_through() -> None:
    found = reached("2025-12-31T10:00", 2, Unit.WORKING_DAY, settled_years=frozenset({2026}))
    assert step(found, "provisional").values == {"first": 2025, "last": 2026, "years": ("2025",)}


def test_a_holiday_on_the_first_day_is_left_out_already() -> None:
    found = reached("2026-03-11T10:00", 1, Unit.WORKING_DAY, exceptions={date(2026, 3, 11): REST})
    assert "holidays_left_out" not in codes(found)


def test_a_rest_day_worked_as_the_last_day_is_told() -> None:
    found = reached("2026-03-13T10:00", 1, Unit.WORKING_DAY, exceptions={date(2026, 3, 14): OFFICE})
    assert step(found, "worked_rest_days_counted").values == {"dates": ("2026-03-14",)}


def test_time_used_up_with_the_years_last_working_minute_ends_there() -> None:
    found = reached("2026-12-31T17:00", 1, Unit.WORKING_HOUR)
    assert found.at == datetime(2026, 12, 31, 18, tzinfo=BEIJING)


def test_a_hundred_years_may_be_waited_for_leap_days_included() -> None:
    Offset(amount=100, unit=Unit.YEAR)
    with pytest.raises(BadOffset):
        Offset(amount=101, unit=Unit.YEAR)


def test_a_years_last_day_may_be_uneven_too() -> None:
    assert date(2009, 12, 31) in uneven_days(ZoneInfo("Asia/Dhaka"), 2009)  # summer time ended with the year
