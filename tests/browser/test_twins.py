"""A record nobody proposed, found by a number and merged, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from careline.kernel.clock import now
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED

pytestmark = pytest.mark.browser


def test_two_records_become_one_by_keys(sit: Sit) -> None:
    page = sit("zhao-min", width=390, theme="dark")
    one, other = (
        register_customer(details=CustomerDetails(name="刘倩", number=number), by=SEED, at=now())
        for number in ("13800138001", "13900139001")
    )
    page.goto(page.url.replace("/board", f"/customers/{one.id}/twins"))
    page.get_by_label("A number of the other record").fill("13900139001")
    page.keyboard.press("Control+Enter")
    merge = page.locator(".pair a.primary")
    expect(merge).to_be_visible()
    assert faults(page) == []
    merge.press("Enter")
    expect(page.locator("#dialog [name=reason]").first).to_be_visible()
    page.keyboard.press("Control+Enter")  # nobody has said why yet, and nothing says it for them
    expect(page.locator("#dialog").get_by_text("This is needed. Fill it in.")).to_be_visible()
    page.locator("#dialog [name=reason][value=customer_said]").press("Space")
    assert faults(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("They are one customer now.")).to_be_visible()
    assert Customer.objects.get(pk=other.id).merged_into_id == one.id
