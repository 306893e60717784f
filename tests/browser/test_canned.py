"""Two colons offer canned replies: by keyboard, silent while Chinese is composed."""

import pytest
from playwright.sync_api import expect

from careline.kernel.clock import now
from careline.notices.operations.defaults import install_default_canned
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


def test_two_colons_and_a_word_put_a_reply_in_their_place(sit: Sit) -> None:
    page = sit("li-wei")
    install_default_canned(by=SEED, at=now())
    number = receive("Charged twice", by=by("li-wei"), at=now())
    page.goto(page.url.replace("/worklist", f"/complaints/{number}"))
    box, offered = page.locator(".write textarea"), page.locator("#canned-list [role=option]")
    box.press_sequentially("Hello ::")
    expect(offered).to_have_count(6)
    assert faults(page) == []
    box.press_sequentially("no_a")
    expect(offered).to_have_count(1)
    page.keyboard.press("Enter")
    expect(offered).to_have_count(0)
    assert box.input_value().startswith("Hello Called 王* back on ")
    box.fill("")
    page.locator("[data-offers-canned]").click()
    expect(offered.first).to_have_attribute("data-code", "no_answer")
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    expect(box).to_be_focused()


def test_nothing_is_picked_while_chinese_is_composed(sit: Sit) -> None:
    page = sit("li-wei")
    install_default_canned(by=SEED, at=now())
    number = receive("Charged twice", by=by("li-wei"), at=now())
    page.goto(page.url.replace("/worklist", f"/complaints/{number}"))
    box = page.locator(".write textarea")
    box.press_sequentially("::")
    expect(page.locator("#canned-list")).to_be_visible()
    box.evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    expect(box).to_have_value("::")
    expect(page.locator("#canned-list")).to_be_visible()
