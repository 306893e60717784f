"""What Careline knows of China's and America's days, against what their governments printed."""

from datetime import date

import pytest

from careline.clocks.rules.almanacs import ALMANACS, AlmanacYear
from careline.clocks.rules.weeks import read_week
from careline.kernel.calendar import zone_named

PRESENT = 2026


def year_of(code: str, year: int) -> AlmanacYear:
    return next(one for one in ALMANACS[code].years(PRESENT) if one.year == year)


def dates(year: AlmanacYear, *, worked: bool = False) -> list[str]:
    return [day.date.strftime("%m-%d") for day in year.days if day.is_worked is worked]


def test_china_2026_as_the_state_council_published_it() -> None:
    year = year_of("cn", 2026)
    assert not year.is_provisional
    assert dates(year, worked=True) == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert dates(year)[:12] == ["01-01", "01-02", "01-03", *[f"02-{day}" for day in range(15, 24)]]
    assert dates(year)[-10:] == ["09-25", "09-26", "09-27", *[f"10-0{day}" for day in range(1, 8)]]


def test_china_2027_is_reckoned_from_the_statute_until_it_is_published() -> None:
    year = year_of("cn", 2027)
    assert year.is_provisional
    assert dates(year, worked=True) == []
    assert dates(year) == [
        *["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15"],
        *["10-01", "10-02", "10-03"],
    ]


def test_a_festival_on_a_national_holiday_is_one_day() -> None:
    late = next(year for year in ALMANACS["cn"].years(2030) if year.year == 2031)
    assert dates(late).count("10-01") == 1


def test_a_year_whose_moons_nobody_looked_up_has_the_fixed_holidays() -> None:
    far = ALMANACS["cn"].years(2040)[-1]
    assert (far.year, far.is_provisional) == (2042, True)
    assert dates(far) == ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]


def test_china_has_every_year_from_the_first_published_to_two_beyond() -> None:
    years = [one.year for one in ALMANACS["cn"].years(PRESENT)]
    assert years == list(range(2004, 2029))


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        # opm.gov/policy-data-oversight/pay-leave/federal-holidays
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2015, "01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25"),
    ],
)
def test_american_federal_holidays(year: int, expected: str) -> None:
    assert dates(year_of("us", year)) == expected.split()


@pytest.mark.parametrize("code", sorted(ALMANACS))
def test_an_almanac_can_be_stored(code: str) -> None:
    almanac = ALMANACS[code]
    assert len(read_week(almanac.weekly)) == 7
    assert zone_named(almanac.zone)
    days = [day for year in almanac.years(PRESENT) for day in year.days]
    assert len({day.date for day in days}) == len(days)
    assert all(isinstance(day.date, date) and 0 < len(day.name_zh) <= 60 and len(day.name_en) <= 60 for day in days)
