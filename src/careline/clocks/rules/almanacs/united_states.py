"""Federal working days of the United States: the holidays of 5 U.S.C. 6103(a), moved off weekends by 6103(b)."""

from collections.abc import Iterator
from datetime import date, timedelta

from careline.clocks.rules.almanacs.almanac import Almanac, AlmanacDay, AlmanacYear

SOURCE = "5 U.S.C. 6103"
FIRST, YEARS_BEYOND = 2010, 5
JUNETEENTH_SINCE = 2021
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6


def years(present: int) -> tuple[AlmanacYear, ...]:
    """Return the years since 2010 and five beyond the present; the statute settles them all."""
    return tuple(AlmanacYear(year, SOURCE, _days(year)) for year in range(FIRST, present + YEARS_BEYOND + 1))


def _days(year: int) -> tuple[AlmanacDay, ...]:
    # next New Year's Day may be observed on this year's last
    observed = (_observed(day) for day in (*_holidays(year), *_new_year(year + 1)))
    return tuple(sorted((day for day in observed if day.date.year == year), key=lambda day: day.date))


def _holidays(year: int) -> Iterator[AlmanacDay]:
    yield from _new_year(year)
    yield AlmanacDay(_nth(year, 1, MONDAY, 3), "马丁·路德·金纪念日", "Birthday of Martin Luther King, Jr.")
    yield AlmanacDay(_nth(year, 2, MONDAY, 3), "华盛顿诞辰纪念日", "Washington's Birthday")
    yield AlmanacDay(_nth(year, 6, MONDAY, 1) - timedelta(weeks=1), "阵亡将士纪念日", "Memorial Day")
    if year >= JUNETEENTH_SINCE:
        yield AlmanacDay(date(year, 6, 19), "六月节", "Juneteenth")
    yield AlmanacDay(date(year, 7, 4), "独立日", "Independence Day")
    yield AlmanacDay(_nth(year, 9, MONDAY, 1), "劳动节", "Labor Day")
    yield AlmanacDay(_nth(year, 10, MONDAY, 2), "哥伦布日", "Columbus Day")
    yield AlmanacDay(date(year, 11, 11), "退伍军人节", "Veterans Day")
    yield AlmanacDay(_nth(year, 11, THURSDAY, 4), "感恩节", "Thanksgiving Day")
    yield AlmanacDay(date(year, 12, 25), "圣诞节", "Christmas Day")


def _new_year(year: int) -> Iterator[AlmanacDay]:
    yield AlmanacDay(date(year, 1, 1), "元旦", "New Year's Day")


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=count - 1)


def _observed(day: AlmanacDay) -> AlmanacDay:
    shift = {SATURDAY: -1, SUNDAY: 1}.get(day.date.weekday(), 0)
    return AlmanacDay(day.date + timedelta(days=shift), day.name_zh, day.name_en)


NINE_TO_FIVE = ("09:00-17:00",)

UNITED_STATES = Almanac(
    code="us",
    zone="America/New_York",
    name_zh="美国联邦工作日",
    name_en="Federal working days, Eastern Time",
    weekly=((NINE_TO_FIVE,) * 5 + ((),) * 2),
    years=years,
)
