"""A question that is long in coming: its shape stands where it will, and whoever leaves isn't called back."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Sit

pytestmark = pytest.mark.browser
KEEPS = "**/lists/worklist/new*"


def asked(sit: Sit, held: list[Route]) -> Page:
    """Sit down where a list can be kept, press the key, and let the answer wait."""
    page = sit("li-wei")
    # before the page is there: one that is there may still ask past it for a moment, where the machine is busy
    page.route(KEEPS, lambda route: held.append(route))  # noqa: PLW0108  (playwright looks into what it is given)
    page.goto(f"{page.url}?view=open")
    page.keyboard.press("h")
    expect(page.locator("#dialog[open] > .skeleton")).to_be_visible()
    return page


def test_what_is_long_in_coming_is_seen_to_come(sit: Sit) -> None:
    held: list[Route] = []
    page = asked(sit, held)
    held[0].continue_()
    expect(page.locator("#dialog[open] [name=name]")).to_be_focused()
    expect(page.locator("#dialog .skeleton")).to_have_count(0)


def test_who_did_not_want_to_wait_is_left_alone(sit: Sit) -> None:
    held: list[Route] = []
    page = asked(sit, held)
    page.keyboard.press("Escape")
    with page.expect_response(KEEPS):
        held[0].continue_()
    expect(page.locator("#dialog")).to_be_hidden()
    page.unroute(KEEPS)
    page.keyboard.press("h")
    expect(page.locator("#dialog[open] [name=name]")).to_be_focused()


def test_where_nothing_comes_nobody_waits_on(sit: Sit) -> None:
    held: list[Route] = []
    page = asked(sit, held)
    held[0].fulfill(status=409, body="")
    expect(page.locator("#dialog")).to_be_hidden()
