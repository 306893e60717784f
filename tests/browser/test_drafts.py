"""What one types is there again: after a crash, at another desk, after a broken connection."""

import pytest
from playwright.sync_api import expect

from careline.cases.models import Note
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser


def test_a_draft_comes_back_at_another_desk_and_is_gone_once_sent(sit: Sit) -> None:
    page = sit("li-wei")
    number = receive("Charged twice", by=by("li-wei"), at=now())
    at = page.url.replace("/worklist", f"/complaints/{number}")
    page.goto(at)
    box, says = page.locator(".write textarea"), page.locator(".write kept-draft")
    box.press_sequentially("half a note")
    expect(says).to_contain_text("Draft kept, ")
    assert faults(page) == []
    other = page.context.browser.new_context()  # type: ignore[union-attr]  # it has one
    other.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what it gives it takes
    desk = other.new_page()
    desk.goto(at)
    expect(desk.locator(".write textarea")).to_have_value("half a note")
    desk.locator(".write textarea").press("Control+Enter")
    expect(desk.locator("#toasts .success")).to_be_visible()
    expect(desk.locator(".write textarea")).to_have_value("")
    assert Note.objects.get().text == "half a note"
    assert desk.evaluate("Object.keys(localStorage).filter((name) => name.includes('draft'))") == []
    other.close()


def test_without_a_connection_the_page_holds_the_words_and_says_so(sit: Sit) -> None:
    page = sit("li-wei")
    number = receive("Charged twice", by=by("li-wei"), at=now())
    page.goto(page.url.replace("/worklist", f"/complaints/{number}"))
    box, says = page.locator(".write textarea"), page.locator(".write kept-draft")
    page.context.set_offline(True)
    box.press_sequentially("half")
    expect(says).to_contain_text("Not kept yet: no connection")
    expect(page.locator("#offline")).to_be_visible()
    page.context.set_offline(False)
    expect(says).to_contain_text("Draft kept, ")
    expect(page.locator("#offline")).to_be_hidden()
    says.get_by_role("button", name="Throw it away").click()
    expect(box).to_have_value("")


def test_a_form_that_only_asks_on_the_way_goes_on_keeping_its_draft(sit: Sit) -> None:
    page = sit("li-wei")
    page.goto(page.url.replace("/worklist", "/intake"))
    says = page.locator("#intake kept-draft")
    page.locator("#id_title").press_sequentially("Billed")
    expect(says).to_contain_text("Draft kept, ")
    with page.expect_response("**/intake/form"):
        page.locator("#id_category").select_option("network.speed")
    page.locator("#id_title").press_sequentially(" twice")
    with page.expect_response("**/drafts/intake") as kept:
        pass
    assert kept.value.status == 200
    page.reload()
    expect(page.locator("#id_title")).to_have_value("Billed twice")
    expect(page.locator("#id_category")).to_have_value("network.speed")
    page.locator("#id_description").press_sequentially("::")
    expect(page.locator("#intake[data-canned='/canned']")).to_have_count(1)
    assert faults(page) == []
