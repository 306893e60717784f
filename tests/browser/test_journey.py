"""A complaint travels from intake to archive in a real browser, by mouse and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.web.conftest import PASSWORD

pytestmark = pytest.mark.browser


def send(page: Page) -> None:
    """Press the button of the dialog, and wait until the page says it is done."""
    with page.expect_navigation():
        page.locator("#dialog [data-sends]").click()
    expect(page.locator("#toasts .success")).to_be_visible()


def take_in(page: Page) -> str:
    """Take a complaint in by keyboard alone and return its number."""
    page.keyboard.press("c")
    page.wait_for_url("**/intake")
    page.get_by_label("New", exact=True).check()
    page.get_by_label("Name", exact=False).first.fill("王芳")
    page.get_by_label("Phone number").fill("13800138000")
    page.get_by_label("What it is about, in a line").fill("Charged twice for the data plan in May")
    page.get_by_label("In the customer’s words").fill("The bill shows 128 yuan I never ordered.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/complaints/*")
    return page.url.rsplit("/", 1)[-1]


def test_from_intake_to_archive(sit: Sit) -> None:
    agent, handler = sit("li-wei"), sit("chen")
    number = take_in(agent)
    classify_and_assign(agent)
    accept_and_work(handler, number)
    resolve(handler)
    agent.reload()
    answer(agent, "128 yuan are back on your account.")
    refuse(agent)
    handler.reload()
    resolve(handler)
    agent.reload()
    answer(agent, "It was booked this morning.")
    agent.keyboard.press("f")
    agent.get_by_label("Yes, it is solved").check(force=True)
    send(agent)
    agent.keyboard.press("Alt+z")
    send(agent)
    expect(agent.get_by_text("This complaint is archived and can only be read.")).to_be_visible()
    assert agent.locator(".moves .button, .write").count() == 0
    assert agent.get_by_text("Nothing has come.").count() == 1


def classify_and_assign(page: Page) -> None:
    """Name what it is about; the assignment table says who takes it."""
    expect(page.locator("h1")).to_have_text("Charged twice for the data plan in May")
    page.keyboard.press("t")
    page.locator("#dialog").get_by_label("Category").select_option("product.billing")
    send(page)
    page.keyboard.press("a")
    send(page)
    expect(page.locator(".with")).to_contain_text("Billing")


def accept_and_work(page: Page, number: str) -> None:
    """Take the next item, begin, wait for somebody, go on."""
    page.keyboard.press("n")
    page.wait_for_url(f"**/complaints/{number}")
    page.keyboard.press("s")
    send(page)
    page.keyboard.press("p")
    page.get_by_label("Waiting for a third party").check(force=True)
    send(page)
    page.keyboard.press("u")
    send(page)


def refuse(page: Page) -> None:
    """Record a no: without the customer's words it isn't taken, with them it goes back to work."""
    page.keyboard.press("f")
    page.get_by_label("No, not solved").check(force=True)
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#dialog .fault")).to_be_visible()
    page.get_by_label("The customer’s words").fill("Nothing has come.")
    send(page)
    expect(page.locator(".stages .now")).to_contain_text("Work")


def resolve(page: Page) -> None:
    page.keyboard.press("v")
    page.get_by_label("Upheld", exact=True).check(force=True)
    page.get_by_label("What was found and done").fill("Ordered through a partner without confirmation; refunded.")
    send(page)


def answer(page: Page, words: str) -> None:
    page.keyboard.press("r")
    page.keyboard.type(words)
    expect(page.locator(".write kept-draft [data-says]")).to_contain_text("Draft kept, ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts .success")).to_be_visible()
    expect(page.locator(".write textarea")).to_have_value("")
    expect(page.locator(".message.ours").last).to_contain_text(words)


def test_who_types_chooses_nothing_and_may_switch_the_letters_off(sit: Sit) -> None:
    page = sit("li-wei")
    page.keyboard.press("/")
    page.keyboard.type("cwn")
    assert page.locator("[data-act=search]").input_value() == "cwn"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert page.url.endswith("/worklist")


def test_a_draft_is_kept_until_it_was_sent(sit: Sit) -> None:
    page = sit("li-wei")
    page.keyboard.press("c")
    page.get_by_label("What it is about, in a line").fill("A title that would be lost")
    page.wait_for_timeout(700)
    page.keyboard.press("Escape")
    page.goto(page.url)
    expect(page.get_by_label("What it is about, in a line")).to_have_value("A title that would be lost")
    page.get_by_label("Unidentified").check(force=True)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/complaints/*")
    page.keyboard.press("c")
    expect(page.get_by_label("What it is about, in a line")).to_have_value("")


def test_a_masked_field_is_shown_for_a_reason(sit: Sit) -> None:
    page = sit("li-wei")
    take_in(page)
    number = page.locator("#reveal-number")
    expect(number).to_contain_text("138****8000")
    number.get_by_role("link").click()
    page.locator("#dialog [data-sends]").click()
    expect(number).to_contain_text("13800138000")


def test_who_signs_in_by_hand_reaches_the_desk(sit: Sit) -> None:
    page = sit("li-wei")
    page.context.clear_cookies(name="careline_session")
    page.reload()
    page.get_by_label("User name").fill("li-wei")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/worklist")
