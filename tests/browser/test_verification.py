"""Stale profiles at a desk: given in a dialog, opened from My day in one key."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from careline.kernel.clock import now
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.verification_tasks import give_verification_tasks
from careline.parties.rules.details import CustomerDetails
from tests.browser.conftest import Sit
from tests.web.conftest import SEED, by

pytestmark = pytest.mark.browser


def stale() -> Customer:
    told = CustomerDetails(name="王芳", number="13900139000")
    return register_customer(details=told, by=SEED, at=now() - timedelta(days=500))


def test_a_supervisor_gives_profiles_in_a_dialog(sit: Sit) -> None:
    page = sit("zhao-min")
    stale()
    page.goto(page.evaluate("location.origin") + "/verification-tasks")
    page.get_by_role("link", name="Give profiles to verify").click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("李伟").check(force=True)
    dialog.locator("[data-sends]").click()
    expect(page.locator("[data-rows]")).to_contain_text("李伟")


def test_an_agent_opens_the_customer_from_my_day_in_one_key(sit: Sit) -> None:
    page = sit("li-wei")
    customer = stale()
    give_verification_tasks(
        agents=["li-wei"], each=1, due_on=now().date() + timedelta(days=2), by=by("zhao-min"), at=now()
    )
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/my-day")
    expect(page.get_by_role("heading", name="Profiles to verify")).to_be_visible()
    page.keyboard.press("i")
    expect(page).to_have_url(f"{origin}/customers/{customer.id}")
