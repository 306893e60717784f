"""Take the pictures of the guides anew, from a demo of its own: `python -m scripts.guide_pictures [name …]`.

Needs the operating system's Chromium and a Chinese font, as the browser tests do.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PORT = 8791
PASSWORD = re.compile(r"all with the password (\S+)")
LAST = "administrator"
"""The last sign-in the demo tells."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run"]
LANGUAGES = {"zh": "zh-hans", "en": "en"}


@dataclass(frozen=True)
class Picture:
    """One picture: whose desk, which page, and what is pressed there before it is taken."""

    name: str
    who: str
    path: str
    steps: tuple[str, ...] = ()
    """Selectors to click, one after the other; the first of several that fit."""
    width: int = 1280


ROW = "main a[href*='/complaints/']"
PICTURES = (
    Picture("desk", "li-wei", "/worklist", (ROW,)),
    Picture("intake", "li-wei", "/intake"),
    Picture("contact", "li-wei", "/contacts", ("main a[href^='/contacts/JC']",)),
    Picture("my-day", "li-wei", "/my-day"),
    Picture("customer", "li-wei", "/contacts", ("main a[href^='/contacts/JC']", "aside a[href^='/customers/0']")),
    Picture(
        "habits",
        "zhao-min",
        "/contacts",
        ("main tr:has-text('8021') a[href^='/contacts/JC']", "aside a[href^='/customers/0']"),
    ),
    Picture("roles", "administrator", "/admin/roles"),
    Picture("imports", "administrator", "/admin/imports"),
    Picture("forms", "administrator", "/admin/forms"),
    Picture("categories", "administrator", "/admin/categories"),
    Picture("assignment", "administrator", "/admin/assignment"),
    Picture(
        "wishes",
        "li-wei",
        "/contacts",
        (
            "main a[href^='/contacts/JC']",
            "a[data-act=customer]:not(.unseen)",
            "a[href$='/wishes']",
            "a[href$='/new/preferences']",
            "#dialog label:has([name=never][value=sms])",
        ),
    ),
    Picture("audit", "zhao-min", "/entry-audits", ("[data-rows] tr:first-child a", ".primary[data-act=next]")),
)


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all of them."""
    wanted = [one for one in PICTURES if not names or one.name in names]
    with _demo() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for suffix, language in LANGUAGES.items():
            for picture in wanted:
                place = FOLDER / f"{picture.name}-{suffix}.png"
                place.write_bytes(_small(_taken(browser, address, picture, password, language)))
                print(place.name, place.stat().st_size // 1024, "KB")
        browser.close()


@contextmanager
def _demo() -> Iterator[tuple[str, str]]:
    """Run a demo in a folder of its own; yield its address and its password."""
    home = Path(tempfile.mkdtemp(prefix="careline-pictures-"))
    home.chmod(0o755)
    env = {**os.environ, "CARELINE_HOME": str(home / "home"), "CARELINE_PORT": str(PORT), "LANG": "C.UTF-8"}
    words = [sys.executable, "-m", "careline", "demo"]
    running = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603  (our own words)
    try:
        yield f"http://127.0.0.1:{PORT}", _introduced(running)
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(60)
        shutil.rmtree(home, ignore_errors=True)


def _introduced(running: subprocess.Popen[str]) -> str:
    """Read what the demo says until it has told all its sign-ins; return the password they share."""
    password = ""
    assert running.stdout is not None
    for line in running.stdout:
        if found := PASSWORD.search(line):
            password = found[1]
        if LAST in line:
            break
    return password


def _taken(browser: Browser, address: str, picture: Picture, password: str, language: str) -> bytes:
    context = browser.new_context(viewport={"width": picture.width, "height": 800}, locale=language)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    _sign_in(page, address, picture.who, password)
    page.goto(address + picture.path)
    for step in picture.steps:
        page.locator(step).first.click()
        page.wait_for_load_state("networkidle")
    shot = page.screenshot()
    context.close()
    return shot


def _sign_in(page: Page, address: str, username: str, password: str) -> None:
    page.goto(f"{address}/session")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")


def _small(shot: bytes) -> bytes:
    """Return it with a palette: a screen has few colours, and the checkout stays light."""
    out = BytesIO()
    Image.open(BytesIO(shot)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
