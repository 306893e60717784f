"""Two colons offer canned replies: by keyboard, silent while Chinese is composed."""

import pytest
from playwright.sync_api import expect

from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.closing import resolve_complaint
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.rules.facts import Result
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


def test_what_is_left_of_a_messages_length_is_told(sit: Sit) -> None:
    page, at = sit("li-wei"), now()
    number = receive("Charged twice", by=by("li-wei"), at=at, category="product.billing")
    assign_complaint(number=number, department="billing", handler="chen", by=by("li-wei"), at=at)
    accept_assignment(number=number, by=by("chen"), at=at)
    start_work(number=number, by=by("chen"), at=at)
    resolve_complaint(number=number, result=Result.UPHELD, text="Refunded", by=by("chen"), at=at)
    page.route("**/drafts/**", lambda route: route.fulfill(status=204))  # none under way when the test is over
    page.goto(page.url.replace("/worklist", f"/complaints/{number}"))
    box, told = page.locator(".write textarea"), page.locator(".write [data-lengths]")
    box.fill("已退费")
    expect(told).to_have_text("")
    page.locator(".write [name=channel]").select_option("sms")
    for words, left in (
        ("已退费", "1 × SMS, 67 signs left"),
        ("退" * 71, "2 × SMS, 63 signs left"),
        ("Refunded.", "1 × SMS, 151 signs left"),
        ("x" * 161, "2 × SMS, 145 signs left"),
    ):
        box.fill(words)
        expect(told).to_have_text(left)
    page.locator(".write [data-kind-of=note]").click()
    expect(told).to_have_text("")
    box.fill("x" * 19_600)
    expect(told).to_have_text("400 signs left")
