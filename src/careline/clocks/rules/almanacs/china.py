"""China's working days: what the State Council publishes each November, and a provisional reckoning beyond.

Published days, with the weekend days worked for them (调休), come from the package chinesecalendar. A year not yet
published has the statutory holidays only (《全国年节及纪念日放假办法》, 2024, art. 2); how they will be shifted around
weekends can't be foreseen, so such a year is provisional.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from careline.clocks.rules.almanacs.almanac import Almanac, AlmanacDay, AlmanacYear

PUBLISHED = "国务院办公厅关于部分节假日安排的通知 (chinesecalendar)"
STATUTE = "全国年节及纪念日放假办法 (2024) art. 2"
YEARS_BEYOND = 2

LUNAR = {
    2027: (date(2027, 2, 6), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 26), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
    2029: (date(2029, 2, 13), date(2029, 4, 4), date(2029, 6, 16), date(2029, 9, 22)),
    2030: (date(2030, 2, 3), date(2030, 4, 5), date(2030, 6, 5), date(2030, 9, 12)),
    2031: (date(2031, 1, 23), date(2031, 4, 5), date(2031, 6, 24), date(2031, 10, 1)),
}
"""Spring Festival, Qingming, Dragon Boat and Mid-autumn; the same in the package holidays 0.108."""


def years(present: int) -> tuple[AlmanacYear, ...]:
    """Return every published year, and the provisional ones up to two beyond the present."""
    from chinese_calendar import constants  # not before a calendar is installed

    published = sorted({day.year for day in constants.holidays})
    beyond = range(published[-1] + 1, max(present, published[-1]) + YEARS_BEYOND + 1)
    return (*map(_published, published), *map(_provisional, beyond))


def _published(year: int) -> AlmanacYear:
    from chinese_calendar import constants

    holidays = (_named(day, name) for day, name in constants.holidays.items() if day.year == year)
    worked = (_named(day, name, is_worked=True) for day, name in constants.workdays.items() if day.year == year)
    return AlmanacYear(year, PUBLISHED, tuple(sorted((*holidays, *worked), key=lambda day: day.date)))


def _named(day: date, name: str, *, is_worked: bool = False) -> AlmanacDay:
    from chinese_calendar import Holiday

    holiday = Holiday(name)
    if is_worked:
        return AlmanacDay(day, f"{holiday.chinese}调休", f"Worked for {name}", is_worked=True)
    return AlmanacDay(day, holiday.chinese, name)


def _provisional(year: int) -> AlmanacYear:
    days = {day.date: day for day in (*_lunar(year), *_fixed(year))}
    return AlmanacYear(year, STATUTE, tuple(sorted(days.values(), key=lambda day: day.date)), is_provisional=True)


def _fixed(year: int) -> Iterator[AlmanacDay]:
    yield AlmanacDay(date(year, 1, 1), "元旦", "New Year's Day")
    yield from (AlmanacDay(date(year, 5, day), "劳动节", "Labour Day") for day in (1, 2))
    yield from (AlmanacDay(date(year, 10, day), "国庆节", "National Day") for day in (1, 2, 3))


def _lunar(year: int) -> Iterator[AlmanacDay]:
    if year not in LUNAR:
        return
    spring, qingming, dragon_boat, mid_autumn = LUNAR[year]
    for offset in (-1, 0, 1, 2):  # the eve and three days
        yield AlmanacDay(spring + timedelta(days=offset), "春节", "Spring Festival")
    yield AlmanacDay(qingming, "清明", "Tomb-sweeping Day")
    yield AlmanacDay(dragon_boat, "端午", "Dragon Boat Festival")
    yield AlmanacDay(mid_autumn, "中秋", "Mid-autumn Festival")


OFFICE = ("08:30-12:00", "13:30-18:00")

CHINA = Almanac(
    code="cn",
    zone="Asia/Shanghai",
    name_zh="中国法定工作日",
    name_en="Working days in China",
    weekly=((OFFICE,) * 5 + ((),) * 2),
    years=years,
)
