"""A real Chromium in front of a real server. What it complains of, in the console or by its policy, fails the test."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import current_thread, get_ident, main_thread

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from careline.kernel.clock import now
from careline.security.credentials.sessions import open_session
from careline.security.models import User
from careline.web.arrivals import COOKIE
from tests.project.living import until
from tests.web.conftest import furnish

FLAGS = "no-sandbox disable-quic disable-background-networking disable-component-update disable-sync no-first-run"
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's own loop runs in this thread; Django isn't called from it
REFUSED = re.compile(r"status of (403|404|409|422)|Response Status Error Code 409|ERR_INTERNET_DISCONNECTED")
"""Told by the browser, and no fault of a page: a refusal, or that a test took the network away."""
Sit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The operating system's Chromium."""
    assert CHROMIUM, "these tests need the operating system's chromium: apt-get install chromium fonts-noto-cjk"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[f"--{flag}" for flag in FLAGS.split()])
        yield browser
        browser.close()


def is_complaint(said: ConsoleMessage) -> bool:
    """Return whether the browser complains; that one of our pages refused something is no fault of the page."""
    is_missing_file = "status of 404" in said.text and "/static/" in said.location["url"]
    return said.type in {"error", "warning"} and (is_missing_file or not REFUSED.search(said.text))


class Gate:
    """Lets requests in while a test lasts. What is asked later is turned away before it touches the database."""

    def __init__(self) -> None:
        self.is_open = False
        self.turned_away = 0
        self._inside: set[int] = set()

    def enter(self, **_: object) -> None:
        """Let in the request of this thread.

        :raises ConnectionAbortedError: the test is over.
        """
        if current_thread() is main_thread():
            return  # asked by a test itself, of no server
        self._inside.add(get_ident())
        if not self.is_open:
            self.leave()
            self.turned_away += 1
            raise ConnectionAbortedError

    def leave(self, **_: object) -> None:
        """Let it out, answered."""
        self._inside.discard(get_ident())

    def shut(self) -> None:
        """Let nobody in any more, and wait until all are out."""
        self.is_open = False
        until(lambda: not self._inside)


@pytest.fixture(scope="session")
def gate() -> Iterator[Gate]:
    """The one gate of the server, which outlives the tests."""
    gate = Gate()
    request_started.connect(gate.enter)
    request_finished.connect(gate.leave)
    yield gate
    request_started.disconnect(gate.enter)
    request_finished.disconnect(gate.leave)


@pytest.fixture
def contexts(chromium: Browser, gate: Gate) -> Iterator[Callable[..., BrowserContext]]:
    """Make browsing contexts; at the end none of them may have complained, and none is being answered any more.

    What a page asked for last may be on its way when the page is closed, and some are told to outlive it. The tables
    are emptied next, and the two would wait for each other.
    """
    opened, complaints = [], []

    def make(*, width: int = 1440, language: str = "en", theme: str = "light") -> BrowserContext:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=language)
        context.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        context.on("weberror", lambda failed: complaints.append(str(failed.error)))
        context.set_default_timeout(15_000)
        opened.append((context, theme))
        return context

    gate.is_open = True
    yield make
    for context, _ in opened:
        context.close()
    gate.shut()
    assert complaints == []


@pytest.fixture
def sit(request: pytest.FixtureRequest, live_server: LiveServer, contexts: Callable[..., BrowserContext]) -> Sit:
    """Seat one of the people before a screen, signed in."""
    request.getfixturevalue("transactional_db")
    furnish(now())

    def seated(username: str, *, width: int = 1440, language: str = "en", theme: str = "light") -> Page:
        user = User.objects.get(username=username)
        return seat(contexts(width=width, language=language), user, live_server.url, language, theme)

    return seated


def seat(context: BrowserContext, user: User, origin: str, language: str, theme: str = "light") -> Page:
    """Sign somebody in, as far as a browser knows, and open the first page."""
    secret = open_session(user, address=None, device="test", at=now()).secret
    kept = {COOKIE: secret, "django_language": language, "careline_theme": theme}
    context.add_cookies([{"name": name, "value": value, "url": origin} for name, value in kept.items()])
    page = context.new_page()
    page.goto(origin)
    return page
