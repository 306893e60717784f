"""Which values a seed draws, and how far a share found in a sample may be from the true one."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.parties.rules.attributes import Attribute
from careline.parties.rules.proportions import SMALL, proportion
from careline.parties.rules.sampling import (
    LONGEST,
    MOST_DRAWN,
    NotASamplePeriod,
    NotASampleSize,
    NothingEntered,
    SampleWanted,
    Unit,
    check_sample,
    drawn,
)

TODAY = date(2026, 11, 20)
UNITS = st.lists(st.tuples(st.uuids(), st.sampled_from(Attribute)), unique=True, max_size=40)
COUNTS = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [  # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score, no correction)
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    found = proportion(hits, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    other = proportion(of - hits, of)
    assert (round(other.low, 4), round(other.high, 4)) == (round(1 - high, 4), round(1 - low, 4))


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_within_bounds(counts: tuple[int, int]) -> None:
    hits, of = counts
    found, larger = proportion(hits, of), proportion(hits * 10, of * 10)
    assert found.share is not None
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert 0 < found.high - found.low < 1
    assert larger.high - larger.low < found.high - found.low
    assert found.is_small == (of < SMALL)


def test_of_nothing_nothing_is_known() -> None:
    nothing = proportion(0, 0)
    assert (nothing.share, nothing.low, nothing.high, nothing.is_small) == (None, 0, 1, True)
    for hits, of in ((2, 1), (-1, 3)):
        with pytest.raises(ValueError, match="no share"):
            proportion(hits, of)


@given(st.text(), UNITS, st.integers(0, 50), st.randoms())
def test_one_seed_draws_one_sample_whatever_the_order(seed: str, units: list[Unit], size: int, chance: object) -> None:
    sample = drawn(seed, units, size)
    shuffled = list(units)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert drawn(seed, shuffled, size) == sample
    assert len(sample) == min(size, len(units)) == len(set(sample))
    assert drawn(seed, units, size + 1)[:size] == sample


def test_every_value_is_drawn_about_as_often() -> None:
    """1000 seeds draw 5 of 20: each 250 times, give or take; 60 is more than four standard deviations (13.7)."""
    units = [(UUID(int=n), attribute) for n in range(10) for attribute in (Attribute.NAME, Attribute.NUMBER)]
    times = dict.fromkeys(units, 0)
    for seed in range(1000):
        for unit in drawn(str(seed), units, 5):
            times[unit] += 1
    assert max(abs(one - 250) for one in times.values()) < 60


def test_a_sample_has_a_size_and_a_period_that_is_over() -> None:
    month = SampleWanted(first_day=date(2026, 10, 1), last_day=date(2026, 10, 31), size=50)
    assert check_sample(month, today=TODAY) is month
    assert check_sample(SampleWanted(first_day=TODAY, last_day=TODAY, size=MOST_DRAWN), today=TODAY)
    for size in (0, MOST_DRAWN + 1):
        with pytest.raises(NotASampleSize) as no:
            check_sample(SampleWanted(first_day=TODAY, last_day=TODAY, size=size), today=TODAY)
        assert no.value.field == "size"
    with pytest.raises(NothingEntered):  # a day that no zone can reckon with
        check_sample(SampleWanted(first_day=date.min, last_day=date.min, size=1), today=TODAY)
    days = timedelta(days=1)
    wrong = (
        (TODAY, TODAY + days, "last_day"),
        (TODAY, TODAY - days, "first_day"),
        (TODAY - LONGEST - days, TODAY, "first_day"),
    )
    for first, last, field in wrong:
        with pytest.raises(NotASamplePeriod) as refused:
            check_sample(SampleWanted(first_day=first, last_day=last, size=1), today=TODAY)
        assert refused.value.field == field
