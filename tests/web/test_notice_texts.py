"""Notice texts on the screen: written, refused at the field, approved by a second person, tried on a complaint."""

from datetime import datetime

import pytest
from django.urls import reverse

from careline.cases.operations.defaults import install_default_notices
from careline.kernel.numbering import case_number
from careline.notices.queries.templates import notice_text
from careline.notices.rules.facts import NoticeChannel
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
from tests.web.conftest import Desk, Take

EMAIL = {"kind": "complaint_received", "channel": "email"}
WORDS = {
    "subject_zh": "已受理 {number}",
    "text_zh": "{customer}，{due_at} 前答复。",
    "subject_en": "Received {number}",
    "text_en": "Dear {customer}, an answer by {due_at}.",
    "after": 1,
}


@pytest.fixture(autouse=True)
def _words(house: None, at: datetime) -> None:
    del house
    install_default_notices(by=system("seed"), at=at)


def here(name: str = "", **more: object) -> str:
    return reverse(f"web:notice-text{name}", kwargs={**EMAIL, **more})


def in_force() -> int | None:
    stand, _ = notice_text(kind="complaint_received", channel=NoticeChannel.EMAIL)
    return stand.in_force.n if stand.in_force else None


def test_a_version_is_written_by_one_and_approved_by_another(desk: Desk) -> None:
    author, lead = desk("administrator"), desk("zhao-min")
    assert "We have received your complaint {number}" in author.get(here("-new")).content.decode()
    assert author.post(here("-new"), {**WORDS, "act": "save"}).status_code == 302
    assert in_force() == 1
    assert "You wrote it" in author.get(here()).content.decode()
    assert author.post(here("-approval", n=2)).status_code == 403
    page = lead.get(here()).content.decode()
    assert "已受理 {number}" in page
    assert "Write a version" not in page
    assert lead.post(here("-approval", n=2)).status_code == 302
    assert in_force() == 2
    assert "Other versions" in lead.get(here()).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text_en": "{reply}"}, "Nobody fills in “reply”"),
        ({"subject_zh": ""}, "The text is missing"),
        ({"text_zh": "{number"}, "There is a single “{”"),
    ],
)
def test_what_cannot_go_out_is_refused_at_its_field(desk: Desk, typed: dict[str, str], said: str) -> None:
    (field,) = typed
    for act in ("save", "show"):
        answer = desk("administrator").post(here("-new"), {**WORDS, **typed, "act": act})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert said in page
        assert f'id="id_{field}_error"' in page
    assert in_force() == 1


def test_who_began_from_an_older_version_is_told(desk: Desk) -> None:
    client = desk("administrator")
    client.post(here("-new"), {**WORDS, "act": "save"})
    answer = client.post(here("-new"), {**WORDS, "act": "save"})
    assert answer.status_code == 409
    assert "A colleague wrote version 2 meanwhile" in answer.content.decode()


def test_a_preview_fills_in_a_real_case_masked_for_who_reads_it(desk: Desk, take: Take) -> None:
    number = take(customer=CustomerDetails(name="王芳", number="13800138000", email="wang.fang@example.com"))
    page = desk("zhao-min").post(here("-trial"), {"n": 1, "number": number}).content.decode()
    assert f"We have received your complaint {number}" in page
    assert "w***@example.com" in page
    assert "Dear 王*" in page
    assert "王芳" not in page
    missing = desk("zhao-min").post(here("-trial"), {"n": 1, "number": case_number("TS", 2026, 999_999)})
    assert missing.status_code == 422
    assert "There is no complaint" in missing.content.decode()


def test_an_administrator_reads_no_complaint_and_previews_with_invented_values(desk: Desk, take: Take) -> None:
    number = take()
    client = desk("administrator")
    page = client.post(here("-new"), {**WORDS, "number": number, "act": "show"}).content.decode()
    assert "Dear Wang Fang" in page
    assert number not in page
    assert 'name="number"' not in page


def test_the_list_says_where_nothing_goes_out(desk: Desk) -> None:
    page = desk("administrator").get(reverse("web:notice-texts")).content.decode()
    assert "Receipt of the complaint" in page
    assert "in force" in page
