"""Canned replies on the desk: filled in masked, offered in every box, and a plain select without scripts."""

import html
from datetime import datetime

import pytest

from careline.notices.models import CannedUse
from careline.notices.operations.canned import CannedTold, approve_canned, set_canned
from tests.web.conftest import SEED, Desk, Take


@pytest.fixture
def reply(house: None, at: datetime) -> str:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Keep a reply in force, and return its code."""
    text = "{customer} {number} {complaint} {title} {agent} {contact}"
    told = CannedTold(name_zh="全部", name_en="Everything", text_zh=text, text_en=text)
    set_canned(code="everything", told=told, by=SEED, at=at)
    approve_canned(code="everything", by=SEED, at=at)
    return "everything"


def test_variables_are_filled_in_masked(desk: Desk, take: Take, reply: str) -> None:
    number = take("Charged twice")
    page = html.unescape(desk("li-wei").get(f"/complaints/{number}/canned").content.decode())
    assert f'data-code="{reply}"' in page
    assert f"王* 138****8000 {number} Charged twice 李伟 {{contact}}" in page
    assert "王芳" not in page
    assert desk("zhang-yan").get(f"/complaints/{number}/canned").status_code == 404


def test_without_scripts_a_select_puts_the_reply_into_the_box(desk: Desk, take: Take, reply: str) -> None:
    number, li = take("Charged twice"), desk("li-wei")
    assert '<select class="input" name="canned">' in li.get(f"/complaints/{number}").content.decode()
    page = li.post(f"/complaints/{number}/canned/text", {"text": "Hello,", "canned": reply}).content.decode()
    assert "Hello,\n王* 138****8000" in page
    assert CannedUse.objects.get().reply.code == reply


def test_every_box_for_words_offers_replies(desk: Desk, take: Take) -> None:
    number, li = take(), desk("li-wei")
    assert f'data-canned="/complaints/{number}/canned"' in li.get(f"/complaints/{number}").content.decode()
    li.post(f"/complaints/{number}/classification", {"version": 1, "category": "network", "urgency": "normal"})
    assert f'data-canned="/complaints/{number}/canned"' in li.get(f"/complaints/{number}/assignment").content.decode()


def test_one_writes_and_another_approves_on_the_screen(desk: Desk) -> None:
    zhao, administrator = desk("zhao-min"), desk("administrator")
    told = {
        "code": "hello",
        "name_zh": "你好",
        "name_en": "Hello",
        "text_zh": "{customer}您好",
        "text_en": "Hello {customre}",
    }
    page = zhao.post("/admin/canned/new", told).content.decode()
    assert "Nobody fills in “customre”" in html.unescape(page)
    assert zhao.post("/admin/canned/new", told | {"text_en": "Hello {customer}"}).status_code == 302
    assert "waits for approval" in zhao.get("/admin/canned").content.decode()
    assert zhao.post("/admin/canned/hello/approval").status_code == 403
    assert administrator.post("/admin/canned/hello/approval").status_code == 302
    page = administrator.get("/admin/canned").content.decode()
    assert "waits for approval" not in page
    assert "Hello W***" in page
    assert administrator.post("/admin/canned/hello/retirement").status_code == 302
    assert "hello" not in administrator.get("/admin/canned").content.decode()
