"""The texts of notices through the API: written, approved by a second person, and looked at."""

from datetime import datetime

import pytest

from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.parties.rules.details import CustomerDetails
from careline.security.rules.roles import Role
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House, colleague, department

HERE = "notice-texts/complaint_received/email"
WORDS = {
    "subject_zh": "已受理",
    "text_zh": "{number}",
    "subject_en": "Received",
    "text_en": "Dear {customer}: {number}",
}


@pytest.fixture(autouse=True)
def _words(house: House, at: datetime) -> None:
    del house
    install_default_notices(by=SEED, at=at)


def test_two_people_bring_a_text_into_force(calling: Calling, at: datetime) -> None:
    hq = department("texts")
    ann, ben = (calling(colleague(name, Role.ADMINISTRATOR, hq, at)) for name in ("ann", "ben"))
    written = ann.post(f"{HERE}/versions", {**WORDS, "after": 1})
    assert (written.status, written.body["n"], written.body["approved_at"]) == (201, 2, None)
    assert ann.post(f"{HERE}/versions/2/approval").status == 403
    assert ben.post(f"{HERE}/versions/2/approval").body["approver_name"] == "ben"
    assert ben.post(f"{HERE}/versions/2/approval").status == 409
    read = ann.get(HERE).body
    assert read["text"]["in_force"]["n"] == 2
    assert read["text"]["waiting"] is None
    assert [one["n"] for one in read["versions"]] == [2, 1]
    assert ann.post(f"{HERE}/versions", {**WORDS, "after": 1}).status == 409


def test_what_nobody_fills_in_is_refused_at_its_field(calling: Calling, at: datetime) -> None:
    ann = calling(colleague("ann", Role.ADMINISTRATOR, department("texts"), at))
    answer = ann.post(f"{HERE}/versions", {**WORDS, "text_en": "{reply}"})
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, "text_en")
    assert ann.get("notice-texts/complaint_received/sms").status == 404
    assert ann.get("notice-texts/unheard_of/email").status == 404


def test_a_look_is_masked_and_only_about_what_one_may_read(calling: Calling, house: House, at: datetime) -> None:
    told = CustomerDetails(name="王芳", number="13800138000", email="wang.fang@example.com")
    number = receive_complaint(
        intake=Intake(title="断网", channel=Channel.PHONE, customer=told), by=house.li_wei, at=at
    ).number
    lead = calling(house.zhao_min)
    seen = lead.post(f"{HERE}/previews", {**WORDS, "complaint": number}).body
    assert seen["en"] == {"subject": "Received", "text": f"Dear 王*: {number}"}
    assert (seen["recipient"], seen["language"]) == ("w***@example.com", "zh")
    ann = calling(colleague("ann", Role.ADMINISTRATOR, department("texts"), at))
    assert ann.post(f"{HERE}/previews", {**WORDS, "complaint": number}).status == 422
    assert ann.post(f"{HERE}/previews", WORDS).body["en"]["text"] == "Dear Wang Fang: TS-2026-004291-3"
