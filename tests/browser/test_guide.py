"""The guide beside a contact is folded and opened by its key, and names what to say."""

import pytest
from playwright.sync_api import expect

from careline.contacts.operations.defaults import install_default_reasons, install_default_scripts
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import SEED

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_its_key_folds_the_guide_and_opens_it(sit: Sit, language: str) -> None:
    page = sit("li-wei", language=language)
    for install in (install_default_reasons, install_default_scripts):
        install(by=SEED, at=now())
    page.keyboard.press("Alt+n")
    page.locator("[name=caller]").fill("13800138000")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/contacts/JC-*")
    words = page.locator(".guide [lang=zh-Hans]").first
    expect(words).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Alt+g")
    expect(words).to_be_hidden()
    page.keyboard.press("Alt+g")
    expect(words).to_be_visible()
