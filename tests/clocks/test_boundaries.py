"""The edges of the clocks' rules: each test kills a mutant that tests without a database had let live."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.days import BadDay, check_day
from careline.clocks.rules.default_rules import CN_ANSWER, default_rules
from careline.clocks.rules.due_times import due_times
from careline.clocks.rules.terms import BadTerms, check_terms
from careline.clocks.rules.versions import known_at, newest_first
from careline.clocks.rules.weeks import BadWeek, read_week, usual_periods
from careline.kernel.calendar import Offset, Unit, WorkingCalendar, due, parse_periods
from tests.clocks.rules import FACTS, version

MORNING, SHORT = ["09:00-12:00"], ["10:00-11:00"]


def calendar(code: str) -> WorkingCalendar:
    almanac = ALMANACS[code]
    return WorkingCalendar(zone=almanac.zone, weekly=read_week(almanac.weekly))


@pytest.mark.parametrize(
    ("code", "start", "hours", "end"),
    [
        ("cn", "2026-03-11T11:30+08:00", 2, "2026-03-11T15:00+08:00"),  # nobody works from 12:00 to 13:30
        ("cn", "2026-03-11T17:30+08:00", 1, "2026-03-12T09:00+08:00"),
        ("us", "2026-03-11T16:30-04:00", 1, "2026-03-12T09:30-04:00"),
    ],
)
def test_an_almanacs_week_is_worked_on_its_own_wall_clock(code: str, start: str, hours: int, end: str) -> None:
    reached = due(calendar(code), datetime.fromisoformat(start), Offset(amount=hours, unit=Unit.WORKING_HOUR))
    assert reached.at == datetime.fromisoformat(end)


def test_a_version_is_known_from_the_instant_it_was_written() -> None:
    one = version()
    assert list(known_at([one], one.recorded_at)) == [one]
    assert list(known_at([one], one.recorded_at - timedelta(microseconds=1))) == []


def test_a_version_that_ends_later_retires_nothing() -> None:
    assert not version(until="2026-12-31").retires
    assert not version().retires


def test_the_newest_versions_calendar_says_which_day_it_is() -> None:
    older, newest = version(), version(replace(CN_ANSWER, calendar="us"), number=2, since="2026-04-09")
    start = datetime(2026, 4, 8, 18, tzinfo=UTC)  # the 9th in Beijing, still the 8th in New York
    calendars = {code: calendar(code) for code in ALMANACS}
    (found,) = due_times(FACTS, start, rules=newest_first([older, newest]), calendars=calendars)
    assert found.rule_id == older.id


@pytest.mark.parametrize(
    ("field", "longest"), [("name_zh", 80), ("name_en", 80), ("source_zh", 200), ("source_en", 200)]
)
def test_a_text_may_be_as_long_as_its_column_and_no_longer(field: str, longest: int) -> None:
    check_terms(replace(CN_ANSWER, **{field: "字" * longest}))
    with pytest.raises(BadTerms):
        check_terms(replace(CN_ANSWER, **{field: "字" * (longest + 1)}))


def test_a_worked_rest_day_has_the_hours_of_the_weeks_first_working_day() -> None:
    week = read_week([[], MORNING, [], [], [], SHORT, []])
    assert usual_periods(week) == parse_periods(MORNING)


@pytest.mark.parametrize("weekly", [[[]] * 7, [MORNING] * 6, [MORNING] * 8, []])
def test_a_week_has_seven_days_and_one_of_them_is_worked(weekly: list[list[str]]) -> None:
    with pytest.raises(BadWeek):
        read_week(weekly)


@pytest.mark.parametrize(("worked", "periods"), [(False, MORNING), (True, [])])
def test_a_holiday_has_no_hours_and_a_worked_day_has_some(*, worked: bool, periods: list[str]) -> None:
    with pytest.raises(BadDay):
        check_day(is_worked=worked, periods=periods)


def test_a_new_house_promises_what_its_papers_say() -> None:
    found = {terms.code: (terms.amount, terms.unit, since.isoformat()) for terms, since in default_rules()}
    hours = {"normal": (24, 48), "urgent": (4, 24), "critical": (1, 12)}
    for urgency, (contact, answer) in hours.items():
        for place in ("cn", "us"):
            assert found.pop(f"{place}.promise.contact.{urgency}") == (contact, Unit.HOUR, "2000-01-01")
            assert found.pop(f"{place}.promise.answer.{urgency}") == (answer, Unit.HOUR, "2000-01-01")
    assert found == {}
