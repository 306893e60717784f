"""One thing of a row changed in its place: by key on the row cursor, by mouse, and by thumb."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from careline.cases.models import Complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.rules.facts import Urgency
from careline.kernel.clock import now
from tests.browser.conftest import Sit
from tests.browser.looks import faults
from tests.web.conftest import by, receive

pytestmark = pytest.mark.browser


def seated(sit: Sit, **look: object) -> tuple[Page, str]:
    page = sit("li-wei", **look)
    for title in ("No signal", "Charged twice"):
        number = receive(title, by=by("li-wei"), at=now(), category="product.billing")
    page.reload()
    return page, number


def test_a_key_opens_a_line_under_the_row_and_enter_saves_what_the_words_left(sit: Sit) -> None:
    page, number = seated(sit)
    row, editor = page.locator(f"#row-{number}"), page.locator(".row-editor")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("t")
    expect(editor.locator("[data-narrows]")).to_be_focused()
    assert faults(page) == []
    page.keyboard.type("speed")
    page.keyboard.press("Enter")
    expect(editor).to_have_count(0)
    expect(row.locator("td.title > a")).to_be_focused()
    assert Complaint.objects.get(number=number).category.code == "network.speed"  # type: ignore[union-attr]  # it was set
    page.keyboard.press("u")
    expect(editor.locator("[value=normal]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(editor).to_have_count(0)
    expect(row.locator("td.title > a")).to_be_focused()
    assert Complaint.objects.get(number=number).urgency == "normal"


def test_nothing_is_saved_or_given_up_while_chinese_is_being_composed(sit: Sit) -> None:
    page, number = seated(sit)
    before = Complaint.objects.get(number=number).version
    page.keyboard.press("j")
    page.keyboard.press("t")
    box = page.locator("[data-narrows]")
    expect(box).to_be_focused()
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "zhang", "selectionStart": 5, "selectionEnd": 5})
    assert page.locator(".row-editor option[hidden]").count() == 0
    for key in ("Enter", "Escape"):
        box.evaluate(
            "(box, key) => box.dispatchEvent(new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true}))",
            key,
        )
    expect(page.locator(".row-editor")).to_have_count(1)
    ime.send("Input.insertText", {"text": "zzz"})
    assert page.locator(".row-editor option:not([hidden])").count() == 0
    assert Complaint.objects.get(number=number).version == before


def test_whoever_is_late_reads_who_was_faster_and_keeps_the_choice(sit: Sit) -> None:
    page, number = seated(sit, width=390, language="zh-hans", theme="dark")
    page.locator(f"#row-{number} [data-changes-row]").first.click()
    editor = page.locator(".row-editor")
    editor.locator("label", has_text="特急").click()
    classify_complaint(number=number, category="network", urgency=Urgency.URGENT, by=by("zhao-min"), at=now())
    editor.locator("[data-sends]").click()
    expect(editor).to_contain_text("赵敏")
    expect(page.locator(f"#row-{number}")).to_contain_text("网络")
    assert faults(page) == []
    editor.locator("[data-sends]").click()
    expect(editor).to_have_count(0)
    assert Complaint.objects.get(number=number).urgency == "critical"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_lists_head_stays_one_line_however_much_it_is_narrowed(
    sit: Sit, live_server: LiveServer, language: str
) -> None:
    page = sit("zhao-min", language=language)
    chips = "urgency=urgent&stage=received&channel=phone&category=product&department=front&due=today"
    for address in ("/worklist?view=to_close", f"/worklist?view=to_close&{chips}"):
        page.goto(live_server.url + address)
        head = page.locator(".page-head").bounding_box()
        assert head is not None
        assert head["height"] < 40
    assert page.locator(".narrowed .pill").count() > 3
