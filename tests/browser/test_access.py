"""Every screen is usable by everybody: axe finds nothing serious, in both languages, wide and narrow, day and night.

The round is the matrix's own: who adds a screen there has it looked at here, or says why it is no page.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from careline.kernel.clock import now
from careline.project import home
from careline.project.seeds.demo import tell_once
from careline.security.models import User
from tests.architecture.matrix.addresses import addresses
from tests.architecture.matrix.screens import TABLE
from tests.browser.conftest import Sit, seat
from tests.browser.looks import HIGH, LOOKS, faults_in_each_look
from tests.browser.scenes import scenes
from tests.browser.street import CHAIRS, NO_PAGE, Street

pytestmark = pytest.mark.browser
FRONT = (
    "/session/",
    "/session/expired",
    "/session/ended",
    "/service",
    "/service/progress",
    "/service/visit",
    "/service/commitment",
)
NOWHERE = ("/my-notices", "/my-notices/mail", "/preferences/keys", "/session/password")
"""What is nobody's place but one's own."""
PAGE = "<!doctype html>"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the story keep its password in a folder of its own."""
    monkeypatch.setenv("CARELINE_HOME", str(tmp_path))
    home.find().prepare()


@pytest.mark.parametrize("language", LOOKS)
def test_before_one_is_signed_in(sit: Sit, language: str) -> None:
    page = sit("li-wei", language=language)
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/nowhere")
    found = faults_in_each_look(page, language)
    page.context.clear_cookies(name="careline_session")
    for address in FRONT:
        page.goto(origin + address)
        assert page.url == origin + address
        found += faults_in_each_look(page, language)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.django_db(transaction=True)
def test_every_screen(
    live_server: LiveServer, contexts: Callable[..., BrowserContext], language: str, half: int
) -> None:
    street = Street(now())
    pages = {role: seat(contexts(language=language), street.people[role], live_server.url, language) for role in CHAIRS}
    found: list[str] = []
    for role, url, is_page in list(street.visits())[half::2]:
        page = pages[role]
        if is_page:
            answer = page.goto(live_server.url + url)
            assert answer is not None
            if answer.status != 200 or page.url != live_server.url + url:
                found.append(f"{role} is led from {url} to {page.url}: {answer.status}")
            found += faults_in_each_look(page, language)
            if url not in NOWHERE and page.locator(".rail > .place[aria-current]").count() != 1:
                found.append(f"{url} marks no place on the rail")
        elif page.request.get(live_server.url + url, max_redirects=0).text().lower().startswith(PAGE):
            found.append(f"{url} is a page")
    assert not found, "\n".join(found)


def test_what_is_no_page_is_in_the_matrix() -> None:
    assert NO_PAGE.keys() - {one.name for one in addresses(TABLE) if one.method == "GET"} == set()


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("elsewhere")
def test_states_of_the_story(live_server: LiveServer, contexts: Callable[..., BrowserContext], language: str) -> None:
    tell_once()
    pages: dict[str, Page] = {}
    found: list[str] = []
    for scene in scenes():
        if scene.who not in pages:
            user = User.objects.get(username=scene.who)
            pages[scene.who] = seat(contexts(language=language), user, live_server.url, language)
        page = pages[scene.who]
        page.set_viewport_size({"width": 1440, "height": HIGH})
        answer = page.goto(live_server.url + scene.path)
        assert answer is not None
        assert answer.status == 200, f"{scene.who} at {scene.path}: {answer.status}"
        scene.steps(page)
        found += faults_in_each_look(page, language)
    assert not found, "\n".join(found)
