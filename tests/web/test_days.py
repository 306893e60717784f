"""Days are written one way on every screen."""

from datetime import date

import pytest
from django.utils.translation import override

from careline.web.faces.moments import dated
from tests.web.conftest import Desk, Take


@pytest.mark.parametrize(
    ("language", "this_year", "another"), [("en", "19 Sep", "19 Sep 2025"), ("zh-hans", "09-19", "2025-09-19")]
)
def test_the_year_stands_only_where_it_is_another(language: str, this_year: str, another: str) -> None:
    with override(language):
        assert dated(date(2026, 9, 19), date(2026, 11, 22)) == this_year
        assert dated(date(2025, 9, 19), date(2026, 11, 22)) == another


def test_the_days_of_a_story_are_written_like_its_moments(desk: Desk, take: Take) -> None:
    number = take(hours_ago=30)
    page = desk("li-wei").get(f"/complaints/{number}").content.decode()
    day = page.split('<p class="day">')[1].split("</p>")[0]
    assert day in page.split('<p class="line">')[1]
