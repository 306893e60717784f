"""An administrator publishes a commitment with its figures, a customer reads it, a supervisor opens what is behind."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from playwright.sync_api import Page, expect

from careline.cases.models import CommitmentMonth
from careline.cases.operations.measuring import measure_commitments
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.kernel.clock import now
from careline.security.actor import system
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.browser.test_clocks import look
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser
AGO = timedelta(days=60)
"""When the house got its rules: what came in before knows none of them."""
RULE = "cn.promise.answer.normal"


def furnish_rules() -> None:
    """Have the house's rules, and what was due in the last months, counted."""
    for code in ("cn", "us"):
        install_calendar(code=code, by=SEED, at=now() - AGO)
    install_default_rules(by=SEED, at=now() - AGO)
    for n in range(4):
        receive(f"多收费 {n}", by=by("li-wei"), at=now() - timedelta(days=40, hours=n), category="product.billing")
    measure_commitments(by=system("commitments"), at=now())
    CommitmentMonth.objects.filter(rule_code=RULE).update(due=F("due") + 40, kept=F("due") + 36)


def looked_at(page: Page, name: str) -> None:
    """Find no fault with a page, and keep its picture where one is wanted."""
    look(page, name)
    assert faults(page) == []


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh-hans", 1440)])
def test_what_is_promised_is_published_and_measured(sit: Sit, language: str, width: int) -> None:
    page = sit("administrator", language=language, width=width)
    furnish_rules()
    origin, of = page.evaluate("location.origin"), f"{language}-{width}"
    page.goto(origin + reverse("web:due-rules"))
    looked_at(page, f"rules-{of}")
    page.locator(f"[data-row='{RULE}'] a[data-dialog]").click()
    page.locator("#dialog input[value=with_figures]").check()
    looked_at(page, f"publish-{of}")
    page.locator("#dialog [data-sends]").click()
    page.wait_for_url(f"**/due-rules/{RULE}")
    looked_at(page, f"rule-{of}")
    page.goto(f"{origin}/service/commitment")
    looked_at(page, f"public-{of}")
    expect(page.locator(".vow ol.months")).to_have_count(1)
    page.emulate_media(media="print")
    look(page, f"print-{of}")


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh-hans", 1440)])
def test_a_bar_opens_what_is_behind_it(sit: Sit, language: str, width: int) -> None:
    page = sit("zhao-min", language=language, width=width)
    furnish_rules()
    origin, of = page.evaluate("location.origin"), f"{language}-{width}"
    page.goto(f"{origin}/commitments")
    looked_at(page, f"kept-{of}")
    page.locator(f"[data-row='{RULE}'] td.title a").click()
    page.wait_for_url(f"**/commitments/{RULE}")
    looked_at(page, f"months-{of}")
    page.locator("ol.months a").last.click()
    page.wait_for_url("**/missed")
    expect(page.locator("[data-rows] tr").first).to_be_visible()
    looked_at(page, f"behind-{of}")
