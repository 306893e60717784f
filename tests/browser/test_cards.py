"""Cards beside an opened case hold whatever their clocks say, in both languages."""

import os
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser
LATE = (timedelta(days=3, hours=20, minutes=33), timedelta(days=14, hours=23), timedelta(days=130, hours=17))
"""How long ago complaints came that were due when their second day ended, at most three days later: all are late."""
OVERFLOWING = """() => [...document.querySelectorAll(".roster .card, .roster .card header, .roster .card header *")]
  .filter(one => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== "inline")
  .map(one => `${one.scrollWidth} > ${one.clientWidth}: ${one.innerText}`)"""


def look(page: Page, name: str) -> None:
    if where := os.environ.get("CARELINE_LOOKS"):
        page.screenshot(path=f"{where}/{name}.png")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_card_is_wider_than_its_column(sit: Sit, language: str) -> None:
    page, people = sit("li-wei", language=language), by("li-wei")
    numbers = [receive("Charged twice", by=people, at=now() - ago, urgency="critical") for ago in LATE]
    numbers.append(receive("Charged once more", by=people, at=now() - timedelta(hours=3, minutes=10)))
    for width in (1440, 1200, 900):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(page.evaluate("location.origin") + f"/complaints/{numbers[0]}")
        cards = page.locator(".roster .card:has(.pill.bad)")
        assert cards.count() == len(LATE)
        look(page, f"cards-{language}-{width}")
        assert page.evaluate(OVERFLOWING) == [], width
        assert faults(page) == []
