"""Centres as they are: a lunch break, shifts, a make-up day with its own hours, nights when the clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from careline.clocks.operations.calendars import change_calendar_days, set_calendar
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.queries.due import due_for
from careline.clocks.queries.library import library
from careline.clocks.rules.days import BadDay, BadSpan, DayChange, DayKind, days_between
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.facts import ClockFacts
from careline.kernel.calendar import Roll
from tests.clocks.conftest import SEED

pytestmark = pytest.mark.django_db

NIGHT_AND_DAY = [["00:00-24:00"]] * 7
TWO_PERIODS = [["09:00-12:00", "13:30-18:00"]] * 5 + [[], []]
AT = datetime(2026, 1, 1, tzinfo=UTC)


def centre(zone: str, weekly: list[list[str]], *, amount: int, unit: str = "working_hour") -> None:
    """Keep a calendar, and one rule of so many units on it."""
    set_calendar(code="desk", zone=zone, name_zh="坐席", name_en="Desk", weekly=weekly, by=SEED, at=AT)
    terms = replace(CN_ANSWER, code="own.desk", amount=amount, unit=unit, roll=Roll.NONE, calendar="desk")
    set_due_rule(terms=replace(terms, jurisdiction="nz"), valid_from=date(2026, 1, 1), by=SEED, at=AT)


def due(zone: str, started: str) -> str:
    """Return when a clock begun at this wall time is due, as the wall shows it there."""
    facts = ClockFacts(jurisdiction="nz", urgency="normal", category="network", channel="phone")
    begun = datetime.fromisoformat(started).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    (time,) = due_for(facts, started_at=begun, at=AT)
    assert time.due_at
    return time.due_at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M%z")


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("2026-03-11T11:30", "2026-03-11T15:00+0800"),  # half an hour, then lunch, then an hour and a half
        ("2026-03-11T12:15", "2026-03-11T15:30+0800"),  # begun at lunch
        ("2026-03-11T10:00", "2026-03-11T12:00+0800"),  # it ends as lunch begins, not when that is over
        ("2026-03-13T17:00", "2026-03-16T10:00+0800"),  # an hour on Friday, the other on Monday
    ],
)
def test_no_clock_runs_at_lunch(started: str, expected: str) -> None:
    """frappe/helpdesk#2212: agreements ran on through the lunch break that the schedule had."""
    centre("Asia/Shanghai", TWO_PERIODS, amount=2)
    assert due("Asia/Shanghai", started) == expected


def test_several_periods_a_day_are_all_worked() -> None:
    """chatwoot PR #13392 and #14009: one opening and one closing time a day; a second shift counted as closed."""
    shifts = [["06:00-10:00", "12:00-14:00", "18:00-22:00"]] * 7
    centre("Asia/Shanghai", shifts, amount=9)
    assert due("Asia/Shanghai", "2026-03-11T06:00") == "2026-03-11T21:00+0800"
    assert due("Asia/Shanghai", "2026-03-11T13:00") == "2026-03-12T10:00+0800"


def test_a_make_up_day_has_hours_of_its_own() -> None:
    centre("Asia/Shanghai", TWO_PERIODS, amount=4)
    saturday = DayChange(day=date(2026, 3, 14), kind=DayKind.WORKED, periods=["10:00-11:00", "11:30-12:00"])
    change_calendar_days(code="desk", changes=[saturday], by=SEED, at=AT)
    assert due("Asia/Shanghai", "2026-03-13T16:00") == "2026-03-16T09:30+0800"


@pytest.mark.parametrize(
    ("zone", "started", "expected"),
    [
        # Sydney: summer ends on 5 April 2026 at 3:00, begins on 4 October at 2:00
        ("Australia/Sydney", "2026-04-04T22:00", "2026-04-05T05:00+1000"),
        ("Australia/Sydney", "2026-10-03T22:00", "2026-10-04T07:00+1100"),
        # London: summer begins on 29 March 2026 at 1:00, ends on 25 October at 2:00
        ("Europe/London", "2026-03-28T22:00", "2026-03-29T07:00+0100"),
        ("Europe/London", "2026-10-24T22:00", "2026-10-25T05:00+0000"),
        ("Asia/Shanghai", "2026-03-28T22:00", "2026-03-29T06:00+0800"),
    ],
)
def test_a_centre_that_never_closes_counts_the_hours_the_night_has(zone: str, started: str, expected: str) -> None:
    centre(zone, NIGHT_AND_DAY, amount=8)
    assert due(zone, started) == expected


@pytest.mark.parametrize(
    ("night", "period", "hours"),
    [
        (date(2026, 3, 29), "01:00-02:00", 0),  # the hour that is skipped isn't worked
        (date(2026, 3, 29), "00:30-02:30", 1),
        (date(2026, 10, 25), "01:00-02:00", 2),  # the hour that comes twice is worked twice
        (date(2026, 10, 25), "00:00-03:00", 4),
    ],
)
def test_a_period_in_the_gap_or_the_repeated_hour(night: date, period: str, hours: int) -> None:
    centre("Europe/London", [["09:00-17:00"]] * 6 + [[period]], amount=1)
    calendar = library().calendars["desk"]
    midnight = datetime.combine(night, datetime.min.time(), tzinfo=ZoneInfo("Europe/London"))
    assert calendar.working_time_between(midnight, midnight + timedelta(days=1)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("code", "zone", "started", "days", "expected"),
    [
        ("uk-eng", "Europe/London", "2026-12-24T16:00", 1, "2026-12-30T00:00+0000"),  # 25th, weekend, 28th
        ("uk-sct", "Europe/London", "2026-12-31T10:00", 1, "2027-01-06T00:00+0000"),  # 1 and 4 January are off
        ("uk-nir", "Europe/London", "2026-07-10T10:00", 1, "2026-07-15T00:00+0100"),  # 12 July is kept on the 13th
        ("au-vic", "Australia/Melbourne", "2026-11-02T10:00", 2, "2026-11-06T00:00+1100"),  # the Cup, on Tuesday
        ("au-nsw", "Australia/Sydney", "2026-11-02T10:00", 2, "2026-11-05T00:00+1100"),
        ("au-wa", "Australia/Perth", "2026-02-27T10:00", 1, "2026-03-04T00:00+0800"),  # Labour Day: 2 March
        ("au-qld", "Australia/Brisbane", "2026-05-01T10:00", 1, "2026-05-06T00:00+1000"),  # Labour Day: 4 May
        ("in", "Asia/Kolkata", "2026-01-23T10:00", 1, "2026-01-28T00:00+0530"),  # Republic Day, a Monday
        ("us", "America/New_York", "2026-07-02T10:00", 1, "2026-07-07T00:00-0400"),  # the 4th, a Saturday, on the 3rd
        ("us", "America/New_York", "2027-07-02T10:00", 1, "2027-07-07T00:00-0400"),  # the 4th, a Sunday, on the 5th
        (
            "cn",
            "Asia/Shanghai",
            "2026-02-13T10:00",
            2,
            "2026-02-25T00:00+0800",
        ),  # the 14th is worked, 15–23 off
        ("eu", "Europe/Brussels", "2026-12-24T10:00", 1, "2026-12-26T00:00+0100"),  # weekends only
    ],
)
def test_working_days_in_the_places_that_have_rules(
    code: str, zone: str, started: str, days: int, expected: str
) -> None:
    install_calendar(code=code, by=SEED, at=AT)
    terms = replace(CN_ANSWER, code="own.days", amount=days, unit="working_day", roll=Roll.NONE, calendar=code)
    set_due_rule(terms=replace(terms, jurisdiction="nz"), valid_from=date(2026, 1, 1), by=SEED, at=AT)
    # a day is over at 24:00, which is the next day's 0:00
    assert due(zone, started) == expected


def test_a_span_of_days_is_a_year_at_most_and_each_day_is_named_once() -> None:
    assert len(days_between(date(2026, 10, 1), date(2026, 10, 7))) == 7
    for last in (date(2026, 9, 30), date(2027, 10, 2)):
        with pytest.raises(BadSpan):
            days_between(date(2026, 10, 1), last)
    centre("Asia/Shanghai", TWO_PERIODS, amount=4)
    holiday = DayChange(day=date(2026, 3, 14), kind=DayKind.HOLIDAY)
    for changes in ([], [holiday, holiday]):
        with pytest.raises(BadSpan):
            change_calendar_days(code="desk", changes=changes, by=SEED, at=AT)
    with pytest.raises(BadDay):
        change_calendar_days(code="desk", changes=[replace(holiday, periods=["09:00-10:00"])], by=SEED, at=AT)
