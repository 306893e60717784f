"""One thing done to many from the worklist: by key at a desk, by a button on a phone."""

import pytest
from playwright.sync_api import expect

from careline.cases.models import Note
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser


def test_rows_are_chosen_by_key_and_done_part_by_part(sit: Sit) -> None:
    page = sit("li-wei")
    for title in ("Charged twice", "No signal"):
        receive(title, by=by("li-wei"), at=now())
    page.goto(f"{page.url.partition('?')[0]}?view=open&urgency=normal")
    expect(page.locator(".bulk-bar")).to_be_hidden()
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator(".bulk-bar [data-says]")).to_have_text("2")
    assert faults(page) == []
    page.locator("#bulk-act").select_option("note")
    page.get_by_role("button", name="Go on").click()
    assert faults(page) == []
    page.locator("textarea").fill("Called, nobody answered")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#bulk-progress [data-says]")).to_have_text("2 / 2")
    assert Note.objects.count() == 2
    expect(page.locator("#bulk-progress [data-sums]")).to_have_text("Done: 2. Refused: 0.")
    expect(page.get_by_text("Which ones")).to_have_count(0)
    expect(page.get_by_role("link", name="Back to the worklist")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/worklist?view=open&urgency=normal")


def test_a_phone_brings_the_boxes_by_a_button(sit: Sit) -> None:
    page = sit("li-wei", width=390, language="zh-hans", theme="dark")
    receive("Charged twice", by=by("li-wei"), at=now())
    page.reload()
    expect(page.locator("td.pick")).to_be_hidden()
    page.locator("[data-chooses]").click()
    page.locator("td.pick input").check()
    expect(page.locator(".bulk-bar [data-says]")).to_have_text("1")
    assert faults(page) == []
    page.locator(".bulk-bar [type=reset]").click()
    expect(page.locator(".bulk-bar")).to_be_hidden()
    expect(page.locator("td.pick")).to_be_hidden()
