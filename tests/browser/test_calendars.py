"""An operator changes some days of a year, sees which clocks would move, and saves."""

import os
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from careline.cases.models import Clock, ClockMove
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


def law() -> None:
    set_due_rule(terms=CN_ANSWER, valid_from=date(2026, 1, 1), by=SEED, at=now())


def look(page: Page, name: str) -> None:
    if where := os.environ.get("CARELINE_LOOKS"):
        page.screenshot(path=f"{where}/{name}.png", full_page=True)


@pytest.mark.parametrize(("language", "width"), [("en", 1440), ("zh-hans", 390), ("en", 390)])
def test_what_would_move_is_seen_before_it_is_saved(sit: Sit, language: str, width: int) -> None:
    page = sit("administrator", language=language, width=width)
    law()
    for title in ("Charged twice", "No signal"):
        receive(title, by=by("li-wei"), at=now())
    due_at = Clock.objects.filter(rule_code="cn.answer").latest("due_at").due_at
    assert due_at is not None
    last = due_at.date()
    page.goto(page.url.partition("/admin")[0].rstrip("/").partition("/agent")[0] + f"/admin/calendar/cn/{last.year}")
    look(page, f"year-{language}-{width}")
    assert faults(page) == []
    page.locator("[data-dialog].primary").click()
    form = page.locator("#dialog form")
    form.locator("[name=day]").fill((last - timedelta(days=1)).isoformat())
    form.locator("[name=until]").fill((last + timedelta(days=3)).isoformat())
    look(page, f"ask-{language}-{width}")
    form.locator("[data-sends]").click()
    expect(page.locator("#dialog table.moves")).to_have_count(2)
    look(page, f"moves-{language}-{width}")
    assert faults(page) == []
    assert not ClockMove.objects.filter(reason="calendar_changed").exists()
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#dialog")).to_be_hidden()
    assert ClockMove.objects.filter(reason="calendar_changed").count() == 2
    page.locator("[data-dialog][href$='/week']").click()
    expect(page.locator("#dialog [name=sun]")).to_be_visible()
    look(page, f"week-{language}-{width}")
    assert faults(page) == []


def test_a_year_with_all_its_holidays_needs_no_scrolling_sideways(sit: Sit) -> None:
    page = sit("administrator", width=390)
    install_calendar(code="cn", by=SEED, at=now())
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(page.evaluate("location.origin") + "/admin/calendar/cn/2026")
        expect(page.locator("[data-row='2026-10-10']")).to_be_visible()
        look(page, f"holidays-{width}")
        assert faults(page) == []
