"""Bank holidays of the UK's nations, Australia's states and India, against what their authorities printed."""

import subprocess
import sys

import pytest

from careline.clocks.rules.almanacs import ALMANACS, AlmanacYear
from careline.clocks.rules.almanacs.commonwealth import ANY_HOLIDAY, COMMONWEALTH

PRESENT = 2026


def year_of(code: str, year: int) -> AlmanacYear:
    return next(one for one in ALMANACS[code].years(PRESENT) if one.year == year)


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        # gov.uk/bank-holidays: 26 December 2026 is a Saturday, observed on Monday the 28th
        ("uk-eng", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ("uk-eng", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        ("uk-eng", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),  # the jubilee, the funeral
        ("uk-sct", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
        ("uk-sct", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),  # 2 January is a Saturday
        ("uk-nir", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),  # 12 July is a Sunday
        ("uk-nir", 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"),
        # fairwork.gov.au/employment-conditions/public-holidays/2026-public-holidays
        ("au", 2026, "01-01 01-26 04-03 04-06 04-25 12-25 12-26"),
        ("au-nsw", 2026, "01-01 01-26 04-03 04-04 04-05 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28"),
        ("au-vic", 2026, "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 09-25 11-03 12-25 12-26 12-28"),
        ("au-qld", 2026, "01-01 01-26 04-03 04-04 04-05 04-06 04-25 05-04 08-12 10-05 12-25 12-26 12-28"),
        ("au-sa", 2026, "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 10-05 12-25 12-26 12-28"),
        ("au-wa", 2026, "01-01 01-26 03-02 04-03 04-05 04-06 04-25 04-27 06-01 09-28 12-25 12-26 12-28"),
        ("au-tas", 2026, "01-01 01-26 03-09 04-03 04-06 04-25 06-08 12-25 12-28"),
        (
            "au-act",
            2026,
            "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 04-27 06-01 06-08 10-05 12-25 12-26 12-28",
        ),
        ("au-nt", 2026, "01-01 01-26 04-03 04-04 04-05 04-06 04-25 05-04 06-08 08-03 12-25 12-26 12-28"),
        # dopt.gov.in, gazetted holidays of 2026: Republic Day 26 January, Diwali 8 November
        (
            "in",
            2026,
            "01-26 03-04 03-21 03-26 03-31 04-03 04-14 05-01 05-27 06-26 08-15 08-26 09-04 10-02 10-20 11-08 11-24 12-25",  # noqa: E501  (one year on one line)
        ),
    ],
)
def test_public_holidays(code: str, year: int, expected: str) -> None:
    days = [day.date.strftime("%m-%d") for day in year_of(code, year).days]
    assert days == expected.split()


@pytest.mark.parametrize(
    ("code", "settled", "provisional"), [("uk-sct", 2027, 2028), ("au-vic", 2026, 2027), ("in", 2026, 2027)]
)
def test_what_no_authority_has_published_is_provisional_and_says_who_computed_it(
    code: str, settled: int, provisional: int
) -> None:
    assert not year_of(code, settled).is_provisional
    computed = year_of(code, provisional)
    assert computed.is_provisional
    assert "computed by holidays" in computed.source
    assert len(computed.source) <= 200


def test_a_computed_moon_is_not_called_estimated_in_its_name() -> None:
    names = [day.name_en for day in year_of("in", 2027).days]
    assert "Id-ul-Fitr" in names
    assert not [name for name in names if "estimated" in name]


@pytest.mark.parametrize("code", [one.code for one in COMMONWEALTH])
def test_every_holiday_has_a_chinese_name_of_its_own(code: str) -> None:
    named = {day.name_en: day.name_zh for year in ALMANACS[code].years(PRESENT) for day in year.days}
    assert not [english for english, chinese in named.items() if ANY_HOLIDAY in chinese]
    observed = [chinese for english, chinese in named.items() if english.endswith("(observed)")]
    assert all("补假" in chinese for chinese in observed)


def test_each_calendar_keeps_its_places_clock() -> None:
    assert {one.code: one.zone for one in ALMANACS.values()} == {
        "cn": "Asia/Shanghai",
        "us": "America/New_York",
        "eu": "Europe/Brussels",
        "in": "Asia/Kolkata",
        **dict.fromkeys(("uk-eng", "uk-sct", "uk-nir"), "Europe/London"),
        **dict.fromkeys(("au", "au-nsw"), "Australia/Sydney"),
        "au-vic": "Australia/Melbourne",
        "au-qld": "Australia/Brisbane",
        "au-sa": "Australia/Adelaide",
        "au-wa": "Australia/Perth",
        "au-tas": "Australia/Hobart",
        "au-act": "Australia/Canberra",
        "au-nt": "Australia/Darwin",
    }


def test_the_union_has_weekends_only_and_waits_for_no_publication() -> None:
    assert ALMANACS["eu"].years(PRESENT) == ()


def test_holidays_are_read_when_a_calendar_is_installed_and_not_before() -> None:
    told = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'careline.project.settings';"
        "import django; django.setup();"
        "import careline.web.urls, careline.api, careline.clocks.rules.almanacs;"
        "print([name for name in ('holidays', 'chinese_calendar') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert found.stdout.strip().splitlines()[-1] == "[]", found.stdout
