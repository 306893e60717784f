"""The calendars the tests of time count with."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from careline.kernel.calendar import ALL_DAY, REST, Period, Periods, WorkingCalendar, parse_periods

OFFICE = parse_periods(["09:00-12:00", "13:30-18:00"])
NINE_TO_FIVE = parse_periods(["09:00-17:00"])
NIGHT = (Period(0, 6 * 60), Period(22 * 60, 24 * 60))
WEEKENDS: tuple[Periods, ...] = (REST, REST)


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(n) for n in range((end - start).days + 1)]


SPRING_FESTIVAL_2026: Mapping[date, Periods] = {
    **dict.fromkeys(days("2026-02-15", "2026-02-23"), REST),
    date(2026, 2, 14): OFFICE,
    date(2026, 2, 28): OFFICE,
}
"""国务院办公厅关于2026年部分节假日安排的通知: nine days off, two Saturdays worked for them."""

CHINA = WorkingCalendar(
    zone="Asia/Shanghai",
    weekly=(OFFICE,) * 5 + WEEKENDS,
    exceptions=SPRING_FESTIVAL_2026,
    settled_years=frozenset({2024, 2025, 2026}),
)
LONDON = WorkingCalendar(zone="Europe/London", weekly=(NINE_TO_FIVE,) * 5 + WEEKENDS)
NEW_YORK = WorkingCalendar(zone="America/New_York", weekly=(NINE_TO_FIVE,) * 5 + WEEKENDS)
NEW_YORK_ROUND_THE_CLOCK = WorkingCalendar(zone="America/New_York", weekly=(ALL_DAY,) * 7)
LONDON_NIGHTS = WorkingCalendar(zone="Europe/London", weekly=(NIGHT,) * 7)
NEVER = WorkingCalendar(zone="UTC", weekly=(REST,) * 7)


def local(text: str, calendar: WorkingCalendar = CHINA) -> datetime:
    """Return the instant of a wall-clock time at the calendar's place; an offset in the text wins."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(calendar.zone))).astimezone(UTC)
