"""A day that is set for later than anybody here will look is refused, and says the last one it could be."""

from datetime import date, timedelta

import pytest

from careline.kernel.horizon import A_YEAR, FIVE_YEARS, TWENTY_YEARS, TooFarAhead, check_ahead

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("within", "latest"),
    [(A_YEAR, date(2027, 3, 12)), (FIVE_YEARS, date(2031, 3, 12)), (TWENTY_YEARS, date(2046, 3, 11))],
)
def test_the_last_day_is_taken_and_the_next_is_not(within: timedelta, latest: date) -> None:
    check_ahead(latest, today=TODAY, within=within, field="until")
    with pytest.raises(TooFarAhead) as refused:
        check_ahead(latest + timedelta(days=1), today=TODAY, within=within, field="until")
    assert (refused.value.field, refused.value.params["latest"]) == ("until", latest)


def test_the_past_and_no_day_are_no_business_of_it() -> None:
    check_ahead(None, today=TODAY, within=A_YEAR, field="until")
    check_ahead(date.min, today=TODAY, within=A_YEAR, field="until")


def test_the_end_of_the_calendar_is_refused_and_not_run_over() -> None:
    with pytest.raises(TooFarAhead):
        check_ahead(date.max, today=TODAY, within=TWENTY_YEARS, field="until")
