"""An agent pauses a clock and lets it go on; the ledger of time tells of that and of a calendar that changed."""

import os
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from careline.cases.models import Clock
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser
MOVED = {"en": "Compute anew: The calendar has changed", "zh-hans": "重新计算：日历已变更"}
PAUSED = {"en": "Pause: The matter is in court", "zh-hans": "暂停计时：案件已进入诉讼"}


def look(page: Page, name: str) -> None:
    if where := os.environ.get("CARELINE_LOOKS"):
        page.screenshot(path=f"{where}/{name}.png", full_page=True)


def opened(page: Page) -> Locator:
    """Show the ledger of time; on a narrow screen it lies in a drawer."""
    ledger = page.locator("#clock")
    if not ledger.is_visible():
        page.locator("[data-drawer]").click()
    expect(ledger).to_be_visible()
    return ledger


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh-hans", 1440)])
def test_a_clock_is_moved_by_its_calendar_paused_and_resumed(sit: Sit, language: str, width: int) -> None:
    page = sit("chen", language=language, width=width)
    set_due_rule(terms=CN_ANSWER, valid_from=date(2026, 1, 1), by=SEED, at=now())
    number = receive("Charged twice", by=by("li-wei"), at=now(), category="product.billing")
    last = Clock.objects.get(rule_code="cn.answer").due_at
    assert last is not None
    holidays = [DayChange(day=(last + timedelta(days=n)).date(), kind=DayKind.HOLIDAY) for n in range(-1, 3)]
    change_calendar_days(code="cn", changes=holidays, by=SEED, at=now())
    page.goto(page.evaluate("location.origin") + f"/complaints/{number}")
    ledger = opened(page)
    ledger.locator("a.button").click()
    page.locator("#dialog [value=court]").check()
    look(page, f"pause-{language}-{width}")
    assert faults(page) == []
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#clock a.button[href$='/resumption']")).to_have_count(1)
    opened(page)
    assert Clock.objects.exclude(rule_code="cn.answer").get().due_at is None
    for summary in ledger.locator("summary").all():
        summary.click()
    expect(ledger).to_contain_text(MOVED[language])
    expect(ledger).to_contain_text(PAUSED[language])
    look(page, f"paused-{language}-{width}")
    assert faults(page) == []
    ledger.locator("a.button").click()
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#clock a.button[href$='/pause']")).to_have_count(1)
    assert Clock.objects.exclude(rule_code="cn.answer").get().due_at is not None
