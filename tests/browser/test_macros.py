"""A macro by keyboard: seen before it is done, done, and taken back."""

import pytest
from playwright.sync_api import expect

from careline.cases.models import Complaint
from careline.cases.operations.defaults import install_default_macros
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


def test_a_macro_is_seen_done_and_taken_back_by_keys(sit: Sit) -> None:
    page = sit("li-wei")
    install_default_macros(by=SEED, at=now())
    number = receive("Charged twice", by=by("li-wei"), at=now())
    page.goto(page.url.replace("/worklist", f"/complaints/{number}"))
    page.keyboard.press("Alt+m")
    expect(page.locator("#dialog .macros a").first).to_be_focused()
    assert faults(page) == []
    page.locator("#dialog .macros a", has_text="Network fault, urgent").click()
    expect(page.locator("#dialog .changes ins").first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator(".taken-back")).to_be_visible()
    assert Complaint.objects.get(number=number).urgency == "urgent"
    page.keyboard.press("Alt+u")
    expect(page.locator(".taken-back")).to_have_count(0)
    assert Complaint.objects.get(number=number).urgency == "normal"
