"""Every screen is usable by everybody: axe finds nothing serious, in both languages, wide and narrow, day and night."""

import json

import pytest
from playwright.sync_api import Page

from careline.cases.operations.defaults import install_default_macros
from careline.kernel.clock import now
from careline.notices.operations.defaults import install_default_canned
from tests.browser.conftest import AXE, Sit
from tests.web.conftest import SEED, by, receive

pytestmark = pytest.mark.browser

SCREENS = {
    "li-wei": ("/worklist", "/intake", "/complaints/{number}",
               "/complaints/{number}/classification", "/complaints/{number}/macros",
               "/complaints/{number}/macros/second-call", "/session/password", "/preferences/keys",
               "/board", "/nowhere"),
    "guard": ("/admin/alarms", "/admin/roles", "/admin/roles/new?under=agent"),
    "zhao-min": ("/outbox", "/outbox?view=waiting", "/exceptions", "/my-notices", "/my-notices/mail", "/board"),
    "administrator": (
        "/admin/users", "/admin/users/li-wei", "/admin/users/new", "/admin/departments", "/admin/categories",
        "/admin/departments/front/centre", "/admin/centres/new", "/admin/staff-mail",
        "/admin/assignment?urgency=normal&channel=phone", "/admin/due-rules", "/admin/due-rules/cn.promise",
        "/admin/calendar/cn/2026", "/admin/notices", "/admin/notices/complaint_received/email",
        "/admin/notices/complaint_received/email/new", "/admin/users/li-wei/leave", "/admin/forms", "/admin/forms/new",
        "/admin/wrap-up", "/admin/reasons", "/admin/order-types", "/admin/imports",
        "/admin/canned", "/admin/canned/new", "/admin/macros", "/admin/macros/new",
    ),
}  # fmt: skip
FRONT = ("/session/", "/session/expired", "/session/ended", "/service", "/service/progress", "/service/commitment")


def serious(page: Page) -> list[str]:
    """Return what axe calls serious or critical."""
    page.evaluate(AXE.read_text("utf-8"))
    found = json.loads(page.evaluate("axe.run().then(JSON.stringify)"))["violations"]
    return [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


EVERY_LOOK = [
    pytest.param(width, language, theme, id=f"{width}-{language}-{theme}")
    for width in (1440, 390)
    for language in ("zh-hans", "en")
    for theme in ("light", "dark")
]


def faults(page: Page) -> list[str]:
    """Return what axe finds, and whether one must scroll sideways."""
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return serious(page) + ([f"{page.url} is {overflow} px too wide"] if overflow > 0 else [])


@pytest.mark.parametrize(("width", "language", "theme"), EVERY_LOOK)
def test_axe_finds_nothing_serious_before_one_is_signed_in(sit: Sit, width: int, language: str, theme: str) -> None:
    page = sit("li-wei", width=width, language=language, theme=theme)
    origin = page.evaluate("location.origin")
    page.context.clear_cookies(name="careline_session")
    found: list[str] = []
    for address in FRONT:
        page.goto(origin + address)
        assert page.url == origin + address
        found += faults(page)
    assert found == []


@pytest.mark.parametrize(("width", "language", "theme"), EVERY_LOOK)
def test_axe_finds_nothing_serious(sit: Sit, width: int, language: str, theme: str) -> None:
    install_default_canned(by=SEED, at=now())
    install_default_macros(by=SEED, at=now())
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    found: list[str] = []
    for username, addresses in SCREENS.items():
        page = sit(username, width=width, language=language, theme=theme)
        origin = page.evaluate("location.origin")
        for address in addresses:
            page.goto(origin + address.format(number=number))
            found += faults(page)
    assert found == []
