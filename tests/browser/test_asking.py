"""Forms that were refused: the page comes back at the first fault, and a dialog asks again without a complaint."""

import pytest
from playwright.sync_api import expect

from careline.contacts.operations.defaults import install_default_orders, install_default_reasons
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


def test_a_refused_page_leads_to_its_first_fault(sit: Sit) -> None:
    page = sit("li-wei", width=390)
    page.goto(page.url.replace("/worklist", "/intake"))
    page.locator("[name=who][value=unidentified]").press("Space")
    page.locator("[name=description]").fill("128 yuan too high")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[name=title]")).to_be_focused()
    expect(page.locator("[name=title]")).to_be_in_viewport()


def test_a_dialog_asks_again_with_what_was_typed(sit: Sit) -> None:
    page = sit("li-wei")
    receive("Charged twice", by=by("li-wei"), at=now())
    for install in (install_default_reasons, install_default_orders):
        install(by=SEED, at=now())
    page.keyboard.press("Alt+n")
    page.locator("[name=caller]").fill("13800138000")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/contacts/JC-*")
    page.keyboard.press("m")
    page.locator("#dialog textarea").fill("Call back about the bill\n" * 8)
    # As one draws it larger by its corner.
    page.locator("#dialog textarea").evaluate("one => (one.style.height = '200px')")
    page.locator("#dialog [name=due_at]").fill("2020-01-01T00:00")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#dialog").get_by_text("This time can’t be kept")).to_be_visible()
    expect(page.locator("#dialog [name=due_at]")).to_be_focused()
    expect(page.locator("#dialog textarea")).to_have_value("Call back about the bill\n" * 8)


def test_a_refused_page_is_neither_sent_again_by_reloading_nor_by_going_back(sit: Sit) -> None:
    page = sit("li-wei")
    page.goto(page.url.replace("/worklist", "/intake"))
    page.locator("[name=who][value=unidentified]").press("Space")
    page.locator("[name=description]").fill("128 yuan too high")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[name=title]")).to_be_focused()
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.is_navigation_request() else None)
    with page.expect_request("**/intake") as asked:
        page.reload()
    assert asked.value.method == "GET"
    expect(page.locator("[name=description]")).to_have_value("128 yuan too high")
    page.locator(".rail a.place[href='/worklist']").click()
    page.wait_for_url("**/worklist")
    with page.expect_request("**/intake") as asked:
        page.go_back()
    assert asked.value.method == "GET"
    expect(page.locator("[name=description]")).to_have_value("128 yuan too high")
