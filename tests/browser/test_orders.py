"""Business and complaints out of a contact: its keys, what is refused over a dialog, and what is pressed twice."""

import re

import pytest
from playwright.sync_api import Page, expect

from careline.cases.models import Note
from careline.cases.operations.defaults import install_default_macros
from careline.contacts.models import ServiceOrder
from careline.contacts.operations.defaults import install_default_orders, install_default_reasons
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


@pytest.fixture
def contact(sit: Sit) -> Page:
    """Return Li Wei's desk, with a call of somebody known."""
    page = sit("li-wei")
    receive("Charged twice", by=by("li-wei"), at=now())
    for install in (install_default_reasons, install_default_orders):
        install(by=SEED, at=now())
    page.keyboard.press("Alt+n")
    expect(page.locator("[name=caller]")).to_be_focused()
    page.keyboard.type("13800138000")
    page.locator("h1").click()
    page.keyboard.press("Control+Enter")  # from nowhere in particular: the page has one form
    page.wait_for_url("**/contacts/JC-*")
    return page


def test_in_a_contact_the_key_of_a_new_complaint_opens_one_out_of_it(contact: Page) -> None:
    number = contact.url.rpartition("/")[2]
    contact.keyboard.press("c")
    contact.wait_for_url(f"**/intake?contact={number}")


def test_what_is_refused_over_a_dialog_leaves_the_question_there(contact: Page) -> None:
    contact.keyboard.press("Alt+b")
    contact.locator("#dialog label", has_text="SIM replacement").click()
    contact.keyboard.press("Control+Enter")
    contact.wait_for_url("**/orders/YW-*")
    contact.keyboard.press("s")
    expect(contact.locator("#dialog [data-sends]")).to_be_focused()
    contact.keyboard.press("Control+Enter")
    refusal = contact.locator("#dialog > toast-note")
    expect(refusal).to_contain_text("The form of this business isn’t filled in yet.")
    assert faults(contact) == []
    refusal.get_by_role("button").click()
    expect(refusal).to_have_count(0)
    expect(contact.locator("#dialog [data-sends]")).to_be_visible()
    contact.keyboard.press("Escape")
    expect(contact.locator("#dialog")).to_be_hidden()
    assert ServiceOrder.objects.get().state == "begun"


def test_rules_are_judged_by_a_draft_that_was_brought_back(contact: Page) -> None:
    contact.keyboard.press("Alt+b")
    contact.locator("#dialog label", has_text="Transfer of ownership").click()
    contact.keyboard.press("Control+Enter")
    contact.wait_for_url("**/orders/YW-*")
    expect(contact.locator("#rules .pill").first).to_have_text("3 still open")
    contact.locator("[name='answers.is_minor']").select_option("yes")
    expect(contact.locator("#rules .pill").first).to_have_text("4 still open")
    expect(contact.locator("kept-draft")).to_contain_text(re.compile("kept", re.IGNORECASE))
    contact.reload()
    expect(contact.locator("[name='answers.is_minor']")).to_have_value("yes")
    expect(contact.locator("#rules .pill").first).to_have_text("4 still open")


def test_a_macro_sent_twice_is_done_once(contact: Page) -> None:
    install_default_macros(by=SEED, at=now())
    number = receive("No signal", by=by("li-wei"), at=now())
    contact.goto(re.sub("/contacts/.*", f"/complaints/{number}", contact.url))
    contact.keyboard.press("Alt+m")
    contact.locator("#dialog .macros a", has_text="Disputed bill").click()
    expect(contact.locator("#dialog .changes").first).to_be_visible()
    contact.keyboard.press("Control+Enter")
    contact.keyboard.press("Control+Enter")
    expect(contact.locator(".taken-back")).to_be_visible()
    assert Note.objects.count() == 1
