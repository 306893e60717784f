"""Off-boarding in a real browser: while it lasts the page says so, and it can't be sent twice."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.looks import faults

pytestmark = pytest.mark.browser
HELD_BACK = """() => addEventListener("submit", (event) => {
  event.preventDefault();
  window.held = event.target;
}, { once: true })"""
"""The form is sent and doesn't leave: a page that waits for an answer can't be looked at from outside."""
LET_GO = "() => window.held.submit()"


def test_while_work_is_handed_over_the_page_says_so(sit: Sit) -> None:
    page = sit("administrator")
    page.goto(page.url.split("/admin")[0] + reverse("web:user-leave", args=["chen"]))
    expect(page.locator("[data-lasts]")).to_be_hidden()
    page.get_by_label("I have checked who takes what").check()
    assert faults(page) == []
    button = page.locator("button.danger[data-sends]")
    page.evaluate(HELD_BACK)
    button.click()
    expect(page.locator("[data-lasts]")).to_be_visible()
    expect(button).to_be_disabled()
    page.evaluate(LET_GO)
    expect(page.get_by_text("Off-boarded.")).to_be_visible()
