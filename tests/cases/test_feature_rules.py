"""What a band is, and what is derived from features: no database."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.cases.rules.features import BANDS, Cuts, Features, Window, band_of, bands_of, bounds_of

NOW = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
NOBODYS = Features(
    last_contact_at=None,
    contacts_90=0,
    contacts_365=0,
    main_channel="",
    preferred_hour=None,
    spend=None,
    spend_before=None,
    spend_currency="",
    is_spend_agreed=False,
    complaints_365=0,
    complaints_90=0,
    complaints_open=0,
    orders_365=0,
    customer_since=None,
    computed_at=NOW,
)
VALUES = st.lists(st.integers(-20, 20), min_size=1, max_size=60)


def cuts_of(values: list[int]) -> tuple[int, ...]:
    """Cut as the database does (`percentile_disc`)."""
    there = sorted(values)
    return tuple(there[math.ceil(Fraction(k, 5) * len(there)) - 1] for k in range(1, 5))


@given(VALUES)
def test_a_band_is_the_number_of_whole_fifths_who_have_less(values: list[int]) -> None:
    for value in values:
        less = Fraction(sum(one < value for one in values), len(values))
        assert band_of(value, cuts_of(values)) == 1 + math.floor(5 * less)


@given(VALUES, st.integers(-25, 25))
def test_a_value_lies_within_the_bounds_of_its_band_and_of_no_other(values: list[int], value: int) -> None:
    cuts = cuts_of(values)
    within = [
        band
        for band in BANDS
        if (bounds := bounds_of(band, cuts))
        and (bounds.above is None or value > bounds.above)
        and (bounds.up_to is None or value <= bounds.up_to)
    ]
    assert within == [band_of(value, cuts)]


def test_equals_share_a_band_and_nobody_has_one_without_a_value_or_a_night() -> None:
    assert {band_of(0, cuts_of([0] * 9 + [4]))} == {1}
    assert band_of(4, cuts_of([0] * 9 + [4])) == 5
    assert band_of(None, (1, 2, 3, 4)) is None
    assert band_of(7, ()) is None
    assert bounds_of(3, ()) is None


def test_spend_in_another_currency_than_the_houses_is_in_no_band() -> None:
    cuts = Cuts(recency=(NOW,) * 4, frequency=(0, 0, 1, 2), spend=(1, 2, 3, 4), currency="CNY")
    spends = replace(NOBODYS, spend=9, spend_currency="CNY", is_spend_agreed=True)
    assert bands_of(spends, cuts).spend == 5
    assert bands_of(replace(spends, spend_currency="USD"), cuts).spend is None
    assert bands_of(NOBODYS, cuts).recency is None, "who never called isn't the last to have called"
    assert bands_of(NOBODYS, cuts).frequency == 1, "no contact is a number of contacts"


@pytest.mark.parametrize(
    ("spend", "before", "trend"),
    [(120, 100, 20), (100, 120, -17), (0, 50, -100), (50, 0, None), (None, 5, None), (5, None, None), (5, -5, None)],
)
def test_the_trend_is_told_where_there_is_something_to_compare(
    spend: int | None, before: int | None, trend: int | None
) -> None:
    assert replace(NOBODYS, spend=spend, spend_before=before).spend_trend == trend


def test_one_complaint_is_none_that_is_repeated() -> None:
    assert [replace(NOBODYS, complaints_90=n).repeated for n in range(4)] == [0, 0, 2, 3]


def test_full_months_are_those_of_the_operators_calendar() -> None:
    midnight = datetime(2026, 2, 28, 16, 0, tzinfo=UTC)  # already March in Beijing
    window = Window(as_of=midnight, zone=ZoneInfo("Asia/Shanghai"))
    assert (window.month, window.recent, window.earlier) == (date(2026, 3, 1), date(2025, 12, 1), date(2025, 9, 1))
    before = Window(as_of=midnight - timedelta(seconds=1), zone=window.zone)
    assert (before.month, before.recent) == (date(2026, 2, 1), date(2025, 11, 1))
