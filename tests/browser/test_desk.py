"""The desk by keyboard: the palette while typing, two panes, and a key of one's own."""

import re

import pytest
from playwright.sync_api import expect

from careline.kernel.clock import now
from tests.browser.conftest import AXE, Sit
from tests.browser.looks import faults, faults_in_each_look
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser


def test_the_palette_opens_while_typing_and_jumps_to_a_number_beside(sit: Sit) -> None:
    page = sit("li-wei")
    one, other = (receive(title, by=by("li-wei"), at=now()) for title in ("Charged twice", "No signal"))
    page.goto(page.url.replace("/worklist", f"/complaints/{one}"))
    page.locator(".write textarea").press_sequentially("half a no")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-words")).to_be_focused()
    assert faults(page) == []
    page.keyboard.type(other)
    expect(page.locator(f'#palette [data-number="{other}"]')).to_be_visible()
    page.keyboard.press("Alt+Enter")
    page.wait_for_url(f"**/complaints/{one}?beside={other}")
    expect(page.locator(".write textarea").first).to_have_value("half a no")


def test_the_keys_are_for_the_side_one_works_in_and_the_divider_stays(sit: Sit) -> None:
    page = sit("li-wei")
    one, other = (receive(title, by=by("li-wei"), at=now()) for title in ("Charged twice", "No signal"))
    page.goto(page.url.replace("/worklist", f"/complaints/{one}?beside={other}"))
    page.locator(".divider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".divider")).to_have_attribute("aria-valuenow", "52")
    page.keyboard.press("Alt+o")
    page.keyboard.press("t")
    expect(page.locator("#dialog form")).to_have_attribute("action", f"/complaints/{other}/classification")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(".divider")).to_have_attribute("aria-valuenow", "52")


def test_a_call_begins_by_key_wherever_one_is_and_its_first_letters_are_acts(sit: Sit) -> None:
    page = sit("li-wei")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-here").get_by_text("New contact")).to_have_count(1)
    expect(page.locator("#palette-here").get_by_text("Take the next item")).to_have_count(1)
    expect(page.locator("#palette-here").get_by_text("Shortcuts", exact=True)).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+n")
    page.wait_for_url("**/contacts/new")
    page.locator("[name=caller]").fill("13800138000")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/contacts/JC-*")
    page.keyboard.press("s")
    expect(page.locator("#dialog form")).to_have_attribute("action", re.compile("/greeting$"))
    expect(page.locator("#id_need_reasons")).to_have_value("")


def test_a_key_of_ones_own_holds_and_none_does_while_chinese_is_composed(sit: Sit) -> None:
    page = sit("li-wei")
    page.goto(page.url.replace("/worklist", "/preferences/keys"))
    page.get_by_label("New complaint").press("0")
    expect(page.get_by_label("New complaint")).to_have_value("0")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts .success")).to_be_visible()
    composing = "new KeyboardEvent('keydown', {key: '0', isComposing: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({composing})")
    page.wait_for_timeout(200)
    assert page.url.endswith("/preferences/keys")
    page.locator("h1").click()
    page.keyboard.press("0")
    page.wait_for_url("**/intake")


def test_a_key_leaves_only_the_conversation_of_the_side_one_works_in(sit: Sit) -> None:
    page = sit("li-wei", width=1440)
    one, other = (receive(title, by=by("li-wei"), at=now(), description="128") for title in ("Billed", "No signal"))
    page.goto(page.url.replace("/worklist", f"/complaints/{one}?beside={other}"))
    mine, theirs = page.locator("[data-pane]").nth(0), page.locator("[data-pane]").nth(1)
    mine.locator("h1").click()
    page.keyboard.press("z")
    expect(mine.locator(".only-said input")).to_be_checked()
    expect(mine.locator(".flow > .line").first).to_be_hidden()
    expect(mine.locator(".flow > .message").first).to_be_visible()
    expect(theirs.locator(".flow > .line").first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("z")
    expect(mine.locator(".flow > .line").first).to_be_visible()


@pytest.mark.parametrize(("width", "language"), [(1440, "zh-hans"), (390, "en")])
def test_all_places_open_by_key_and_are_usable_by_everybody(sit: Sit, width: int, language: str) -> None:
    page = sit("zhao-min", width=width, language=language)
    page.goto(page.evaluate("location.origin") + "/outbox")
    assert page.evaluate("(rail => rail.scrollHeight <= rail.clientHeight)(document.querySelector('.rail'))")
    page.focus(".rail button.place")
    page.keyboard.press("Enter")
    page.wait_for_selector("#places:popover-open")
    assert not faults_in_each_look(page, language)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/worklist"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "places"


def test_whatever_stands_on_a_page_stands_in_a_landmark(sit: Sit) -> None:
    page = sit("li-wei")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({ runOnly: { type: 'rule', values: ['region'] }, resultTypes: ['violations'] })")
    assert [node["html"] for one in found["violations"] for node in one["nodes"]] == []
