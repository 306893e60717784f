"""The bell becomes current while one sits at a desk: it takes no focus, and asks nothing of a page nobody sees."""

import pytest
from playwright.sync_api import Page, expect

from careline.kernel.clock import now
from careline.notices.operations.staff import tell_staff
from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser
HIDDEN = "Object.defineProperty(document, 'hidden', {configurable: true, get: () => %s})"


def tell_li_wei() -> None:
    """Let Li Wei be told of a complaint of his."""
    number = receive("Charged twice", by=by("li-wei"), at=now())
    told = {"kind": "complaint_assigned", "about": number, "values": {}, "by_name": "Zhao Min"}
    entry, user = LedgerEntry.objects.order_by("id").last(), User.objects.get(username="li-wei")
    assert entry
    tell_staff(user=user, **told, cause=entry.id, by=system("teller"), at=now())  # type: ignore[arg-type]  # as told


def asked_of(page: Page) -> list[str]:
    """Return a list that grows whenever the page asks for the bell, by the state it was answered with."""
    answered: list[str] = []
    page.on("response", lambda told: answered.append(str(told.status)) if "/my-notices/bell" in told.url else None)
    return answered


def test_the_bell_rings_while_one_types_and_takes_no_focus(sit: Sit) -> None:
    page = sit("li-wei")
    page.clock.install()
    page.goto(page.url.replace("/worklist", "/intake"))
    answered, title = asked_of(page), page.locator("[name=title]")
    title.press_sequentially("half a")
    page.clock.run_for(31_000)
    page.wait_for_timeout(200)
    assert answered == ["304"], "nothing new is nothing sent"
    tell_li_wei()
    page.clock.run_for(31_000)
    expect(page.locator("a.bell .news")).to_have_text("1")
    expect(page.locator("#bell-says")).to_have_text("What you were told: 1")
    expect(title).to_be_focused()
    expect(title).to_have_value("half a")
    assert answered == ["304", "200"]
    assert faults(page) == []


def test_a_page_nobody_sees_asks_nothing(sit: Sit) -> None:
    page = sit("li-wei")
    page.clock.install()
    page.goto(page.url)
    answered = asked_of(page)
    page.evaluate(HIDDEN % "true")
    tell_li_wei()
    page.clock.run_for(120_000)
    assert answered == []
    page.evaluate(HIDDEN % "false")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("a.bell .news")).to_have_text("1")
