"""What goes wrong at a desk: no connection, two on one complaint, a form sent twice, letters half composed."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from careline.cases.models import Complaint
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser
MOVED = "Somebody moved this complaint while you were looking at it"


def opened(page: Page, address: str) -> Page:
    page.goto(page.evaluate("location.origin") + address)
    return page


def filled(page: Page) -> Page:
    """An intake form that could be sent."""
    opened(page, "/intake").get_by_label("Unidentified").check(force=True)
    page.get_by_label("What it is about, in a line").fill("No signal at home")
    return page


def test_without_a_connection_the_page_says_so_and_keeps_the_draft(sit: Sit) -> None:
    page = sit("li-wei")
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    opened(page, f"/complaints/{number}")
    expect(page.locator("#offline")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    page.locator(".write textarea").fill("Typed while the line was down")
    expect(page.locator(".write kept-draft [data-says]")).to_contain_text("Not kept yet")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator(".write kept-draft [data-says]")).to_contain_text("Draft kept, ")
    page.reload()
    expect(page.locator(".write textarea")).to_have_value("Typed while the line was down")


def test_of_two_tabs_the_second_is_told_that_somebody_was_faster(sit: Sit) -> None:
    first = sit("li-wei")
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    opened(first, f"/complaints/{number}").keyboard.press("t")
    expect(first.locator("#dialog [data-sends]")).to_be_visible()
    second, third = (first.context.new_page() for _ in range(2))
    for page in (second, third):
        page.goto(first.url + "/classification")
    for page in (second, third):
        page.locator("main").get_by_label("Category").select_option("product.billing")
        page.locator("main [data-sends]").click()
        page.wait_for_load_state()
    expect(second).to_have_url(first.url)
    expect(third.get_by_role("heading", name=MOVED)).to_be_visible()
    third.get_by_role("link", name="Load it again").click()
    expect(third.locator("main").get_by_label("Category")).to_be_visible()
    first.locator("#dialog").get_by_label("Category").select_option("product.billing")
    first.locator("#dialog [data-sends]").click()
    expect(first.locator("#dialog > .bad")).to_contain_text(MOVED)


def test_a_form_sent_twice_at_the_same_time_is_one_complaint(sit: Sit) -> None:
    page = filled(sit("li-wei"))
    sent = """async () => {
      const send = () => fetch(location.href, {method: "POST", body: new FormData(document.querySelector("#intake"))});
      return (await Promise.all([send(), send(), send()])).map((answer) => answer.url);
    }"""
    addresses = page.evaluate(sent)
    assert len(set(addresses)) == 1
    assert "/complaints/" in addresses[0]
    filled(page).locator("#intake [data-sends]").dblclick()
    page.wait_for_url("**/complaints/*")
    assert Complaint.objects.count() == 2


def test_no_shortcut_fires_while_letters_are_composed(sit: Sit) -> None:
    page = filled(sit("li-wei"))
    title = page.get_by_label("What it is about, in a line")
    title.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "zhong", "selectionStart": 5, "selectionEnd": 5})
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Escape", "windowsVirtualKeyCode": 27})
    expect(title).to_be_focused()
    sending = {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 13, "modifiers": 2}
    keyboard.send("Input.dispatchKeyEvent", sending)
    page.wait_for_timeout(300)
    assert page.url.endswith("/intake")
    keyboard.send("Input.insertText", {"text": "中"})
    page.keyboard.press("Escape")
    expect(title).not_to_be_focused()
    older = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'w', keyCode: 229, bubbles: true}))"
    page.evaluate(older)
    page.wait_for_timeout(300)
    assert page.url.endswith("/intake")
    page.keyboard.press("w")
    page.wait_for_url("**/worklist**")


def test_nobody_is_named_in_any_address_and_going_back_finds_the_search(sit: Sit) -> None:
    page = sit("li-wei")
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(unquote(request.url)))
    page.keyboard.press("/")
    page.keyboard.type("13800138000")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Charged twice in May").click()
    page.wait_for_url(f"**/complaints/{number}")
    page.go_back()
    expect(page.locator("[data-act=search]")).to_have_value("13800138000")
    expect(page.locator(f"[data-row='{number}']")).to_be_visible()
    opened(page, "/intake").get_by_label("Find the customer").fill("13800138000")
    expect(page.locator("#found")).to_contain_text("138****8000")
    page.get_by_label("In the customer’s words").fill("My bill is wrong, says 13800138000")
    expect(page.locator("#suggested")).to_contain_text("Billing")
    assert [address for address in asked if "13800138000" in address or "bill" in address.partition("?")[2]] == []
