"""An audit of entries at a desk: drawn in a dialog, worked through with one key a value, each shown in its place."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from careline.kernel.clock import now
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.browser.conftest import Sit
from tests.web.conftest import by

pytestmark = pytest.mark.browser


def test_a_sample_is_drawn_and_checked_by_key(sit: Sit) -> None:
    page = sit("zhao-min")
    told = CustomerDetails(name="王芳", number="13900139000")
    register_customer(details=told, by=by("li-wei"), at=now() - timedelta(days=2))
    page.goto(page.evaluate("location.origin") + "/entry-audits")
    page.get_by_role("link", name="Draw a sample of entries").click()
    size = page.locator("#dialog [name=size]")
    size.fill("5000")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#dialog .fault")).to_contain_text("1000 at the most")
    size.fill("5")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Nothing is checked yet")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".page-head")).to_contain_text("1 / 2")
    page.get_by_role("link", name="Show", exact=True).click()
    page.locator("#dialog [data-sends]").click()
    expect(page.locator(".shown")).to_be_visible()
    page.get_by_text("A document").click()
    page.keyboard.press("Enter")  # chooses nothing: each finding is a key of its own
    expect(page.locator(".fault")).to_contain_text("This is needed")
    expect(page.locator(".page-head")).to_contain_text("1 / 2")
    page.keyboard.press("1")
    expect(page.locator(".page-head")).to_contain_text("2 / 2")
    expect(page.get_by_label("A document")).to_be_checked()
    page.keyboard.press("2")
    expect(page.locator(".tiles").first).to_contain_text("50.0%")
    page.get_by_role("link", name="Close the audit").click()
    page.locator("#dialog [data-sends]").click()
    expect(page.locator(".page-head")).to_contain_text("Closed")
