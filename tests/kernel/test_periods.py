import pytest

from careline.kernel.calendar import ALL_DAY, BadPeriod, Period, parse_periods


@pytest.mark.parametrize("text", ["00:00-24:00", "08:30-12:00", "23:59-24:00"])
def test_a_period_is_read_and_written_alike(text: str) -> None:
    assert str(Period.parse(text)) == text


def test_a_day_has_its_periods_in_order() -> None:
    assert parse_periods(["13:30-18:00", "09:00-12:00"]) == (Period(540, 720), Period(810, 1080))
    assert parse_periods(["00:00-24:00"]) == ALL_DAY
    assert parse_periods([]) == ()


def test_periods_may_touch() -> None:
    assert len(parse_periods(["09:00-12:00", "12:00-18:00"])) == 2


@pytest.mark.parametrize(
    "text",
    ["", "9:00-12:00", "12:00-09:00", "09:00-09:00", "09:00-24:01", "25:00-26:00", "09:60-10:00", "０９:00-12:00"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        Period.parse(text)


def test_periods_that_overlap_are_refused() -> None:
    with pytest.raises(BadPeriod) as refused:
        parse_periods(["09:00-12:00", "11:00-14:00"])
    assert refused.value.params == {"text": "09:00-12:00, 11:00-14:00"}
