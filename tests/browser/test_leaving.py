"""Off-boarding in a real browser: while it lasts the page says so, and it can't be sent twice."""

import pytest
from django.urls import reverse
from playwright.sync_api import Route, expect

from tests.browser.conftest import Sit
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser


def test_while_work_is_handed_over_the_page_says_so(sit: Sit) -> None:
    page = sit("administrator")
    page.goto(page.url.split("/admin")[0] + reverse("web:user-leave", args=["chen"]))
    held: list[Route] = []
    page.route("**/chen/leave", lambda one: held.append(one))  # noqa: PLW0108  (playwright marks it)
    expect(page.locator("[data-lasts]")).to_be_hidden()
    page.get_by_label("I have checked who takes what").check()
    assert faults(page) == []
    button = page.locator("button.danger[data-sends]")
    button.click(no_wait_after=True)
    expect(page.locator("[data-lasts]")).to_be_visible()
    expect(button).to_be_disabled()
    assert len(held) == 1
    held[0].continue_()
    expect(page.get_by_text("Off-boarded.")).to_be_visible()
