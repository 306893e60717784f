"""A supervisor finds what nobody has in hand, takes it, and the ledger of time tells of it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from careline.cases.models import Clock
from careline.cases.operations.sweeping import sweep_clocks
from careline.clocks.operations.ladder import install_default_ladder
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.browser.test_clocks import look, opened
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser
TAKEN = {"en": "has it in hand", "zh-hans": "已在跟进"}


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh-hans", 1440)])
def test_an_alarm_is_found_and_taken_in_hand(sit: Sit, language: str, width: int) -> None:
    page = sit("zhao-min", language=language, width=width)
    long_ago = now() - timedelta(days=3)
    install_default_ladder(by=SEED, at=long_ago)
    for title in ("宽带反复掉线", "Charged twice for one month"):
        number = receive(title, by=by("li-wei"), at=long_ago, category="product.billing")
    sweep_clocks(by=SEED, at=now())
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/clock-alarms")
    expect(page.locator("[data-rows] tr")).to_have_count(2)
    look(page, f"alarms-{language}-{width}")
    assert faults(page) == []
    page.locator(f"[data-row='{number}'] a.button").click()
    look(page, f"alarm-taking-{language}-{width}")
    assert faults(page) == []
    page.locator("#dialog [data-sends]").click()
    page.wait_for_url(f"**/complaints/{number}")
    ledger = opened(page)
    for summary in ledger.locator("summary").all():
        summary.click()
    expect(ledger).to_contain_text(TAKEN[language])
    look(page, f"alarm-taken-{language}-{width}")
    assert faults(page) == []
    page.goto(f"{origin}/clock-alarms")
    expect(page.locator("[data-rows] tr")).to_have_count(1)
    assert Clock.objects.exclude(alarm_at=None).count() == 2
