"""An administrator adds a step to the ladder, having seen which alarms that moves, and takes one down."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from careline.clocks.models import LadderStep
from careline.clocks.operations.ladder import install_default_ladder
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.browser.test_clocks import look
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh-hans", 1440)])
def test_a_step_is_added_seen_and_taken_down(sit: Sit, language: str, width: int) -> None:
    page = sit("administrator", language=language, width=width)
    install_default_ladder(by=SEED, at=now() - timedelta(hours=1))
    for title in ("Charged twice", "No signal"):
        receive(title, by=by("li-wei"), at=now(), category="product.billing")
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/admin/ladder")
    expect(page.locator(".rungs > li")).to_have_count(5)
    look(page, f"ladder-{language}-{width}")
    assert faults(page) == []
    page.locator(".page-head [data-dialog]").click()
    form = page.locator("#dialog form")
    form.locator("[name=code]").fill("half")
    form.locator("[name=fraction]").fill("50")
    form.locator("[name=recipients][value=lead]").check()
    form.locator("[name=kinds][value=answer]").check()
    form.locator("[name=kinds][value=contact]").check()
    look(page, f"ladder-ask-{language}-{width}")
    assert faults(page) == []
    form.locator("[data-sends]").click()
    expect(page.locator("#dialog table.moves")).to_be_visible()
    look(page, f"ladder-moves-{language}-{width}")
    assert faults(page) == []
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#dialog")).to_be_hidden()
    expect(page.locator("[data-row=half]")).to_be_visible()
    assert LadderStep.objects.get(code="half").kinds == ["contact", "answer"]
    page.locator("[data-row=half] .link").last.focus()
    page.keyboard.press("Enter")
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("#dialog table.moves")).to_be_visible()
    page.locator("#dialog [data-sends]").click()
    expect(page.locator("[data-row=half]")).to_have_count(0)
    look(page, f"ladder-after-{language}-{width}")
    assert faults(page) == []
