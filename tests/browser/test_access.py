"""Every screen is usable by everybody: axe finds nothing serious, in both languages, wide and narrow, day and night."""

import json

import pytest
from playwright.sync_api import Page

from careline.kernel.clock import now
from tests.browser.conftest import AXE, Sit
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser

SCREENS = {
    "li-wei": ("/worklist", "/intake", "/complaints/{number}",
               "/complaints/{number}/classification"),
    "zhao-min": ("/board",),
    "administrator": (
        "/admin/users", "/admin/users/li-wei", "/admin/users/new", "/admin/departments", "/admin/categories",
        "/admin/assignment?urgency=normal&channel=phone", "/admin/due-rules", "/admin/due-rules/cn.promise",
        "/admin/calendar/cn/2026",
    ),
}  # fmt: skip
FRONT = ("/session/", "/session/expired", "/session/ended")


def serious(page: Page) -> list[str]:
    """Return what axe calls serious or critical."""
    page.evaluate(AXE.read_text("utf-8"))
    found = json.loads(page.evaluate("axe.run().then(JSON.stringify)"))["violations"]
    return [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("language", "theme"), [("zh-hans", "light"), ("en", "dark")])
def test_axe_finds_nothing_serious(sit: Sit, width: int, language: str, theme: str) -> None:
    number = receive("Charged twice in May", by=by("li-wei"), at=now())
    found: list[str] = []
    for username, addresses in SCREENS.items():
        page = sit(username, width=width, language=language, theme=theme)
        origin = page.evaluate("location.origin")
        for address in addresses:
            page.goto(origin + address.format(number=number))
            found += serious(page)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found += [f"{page.url} is {overflow} px too wide"] if overflow > 0 else []
    assert found == []
