"""Contacts through the API: from the ring to the closed record, and the reasons behind them."""

from datetime import datetime

from careline.contacts.operations.defaults import install_default_reasons, install_default_wrap_up
from careline.contacts.rules.facts import ContactChannel
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import LedgerEntry
from careline.security.reactions.drain import drain
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

TOLD = {"channel": "phone", "caller": "138 0013 8000", "access_number": "10080", "external_id": "CDR-1"}
NEED = {"reasons": ["billing.dispute.data"], "answers": {"month": "2", "amount": "128", "wish": "退费"}}


def test_a_contact_goes_through_four_steps(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    install_default_wrap_up(by=SEED, at=at)
    li_wei = calling(house.li_wei)
    begun = li_wei.post("contacts", TOLD)
    assert (begun.status, begun.body["step"], begun.body["caller"]) == (201, "access", "138****8000")
    assert li_wei.post("contacts", TOLD).status == 200
    url = begun.body["url"]
    need = li_wei.post(f"{url}/need", NEED)
    assert (need.status, need.body["step"], need.body["service_type"]) == (200, "solution", "complaint"), need.body
    refused = li_wei.post(f"{url}/closing", {"outcome": "answered", "ended_by": "customer"})
    assert (refused.status, refused.body["type"]) == (422, "urn:careline:problem:contacts.mandatory_missing")
    told = {"outcome": "answered", "ended_by": "customer", "summary": "异议", "result": "已解释"}
    closed = li_wei.post(f"{url}/closing", told)
    assert (closed.body["step"], closed.body["missing"], closed.body["moves"]) == ("closed", ["party"], [])
    assert li_wei.post(f"{url}/taking").status == 409


def test_a_page_of_contacts_leads_to_the_next(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    made = {li_wei.post("contacts", {"channel": "counter"}).body["number"] for _ in range(3)}
    first = li_wei.get("contacts?limit=2").body
    rest = li_wei.get(first["next"]).body
    assert {one["number"] for one in [*first["items"], *rest["items"]]} == made
    assert rest["next"] is None


def test_reasons_and_templates_are_set_and_retired(house: House, calling: Calling) -> None:
    administrator = calling(house.administrator)
    question = {"code": "where", "zh": "在哪里？", "en": "Where?", "is_required": True}
    reason = {"name_zh": "卫星", "name_en": "Satellite", "questions": [question], "required": ["result"]}
    shown = administrator.put("reasons/satellite", reason).body
    assert (shown["questions"], shown["required"]) == ([question], ["result"])
    template = {"name_zh": "答复", "name_en": "Answered", "reason": "satellite", "summary_zh": "{reason}"}
    assert administrator.put("wrap-up-templates/told", template).body["reason"] == "satellite"
    assert administrator.put("wrap-up-templates/told", {**template, "summary_zh": "{pin}"}).status == 422
    made = administrator.put("channel-forms/phone", {"required": ["summary", "reason"]})
    assert (made.status, made.body) == (200, {"channel": "phone", "required": ["reason", "summary"]})
    kept = {one["channel"]: one["required"] for one in administrator.get("channel-forms").body["items"]}
    assert (kept["phone"], len(kept)) == (["reason", "summary"], len(ContactChannel))
    assert administrator.put("channel-forms/pigeon", {"required": []}).status == 422
    assert administrator.post("reasons/satellite/retirement").status == 204
    assert administrator.get("reasons").body["items"] == []


def test_a_caller_is_verified_until_three_checks_failed(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    install_default_wrap_up(by=SEED, at=at)
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    li_wei = calling(house.li_wei)
    url = li_wei.post("contacts", TOLD).body["url"]
    need = {"reasons": ["plan.change"], "answers": {"to": "全家享", "from_when": "下月"}}
    named = li_wei.post(f"{url}/need", need).body
    assert (named["level"], named["level_needed"], named["failed_checks"]) == ("none", "basic", 0)
    assert (named["is_identified"], "verification" in named["mandatory"]) == (False, True)
    assert "document" not in named["methods"]
    told = {"outcome": "business_done", "ended_by": "customer", "summary": "改套餐", "result": "已办理"}
    refused = li_wei.post(f"{url}/closing", told)
    assert (refused.status, refused.body["type"]) == (422, "urn:careline:problem:contacts.not_verified")
    assert li_wei.post(f"{url}/verifications", {"method": "document", "outcome": "passed"}).status == 422
    passed = li_wei.post(f"{url}/verifications", {"method": "own_number", "outcome": "passed"})
    assert (passed.status, passed.body["level"], passed.body["is_identified"]) == (201, "basic", True)
    for failed in (1, 2, 3):
        answer = li_wei.post(f"{url}/verifications", {"method": "one_time_code", "outcome": "failed"})
        assert (answer.status, answer.body["failed_checks"]) == (201, failed)
    blocked = li_wei.post(f"{url}/verifications", {"method": "one_time_code", "outcome": "passed"})
    assert (blocked.status, blocked.body["type"]) == (409, "urn:careline:problem:contacts.verification_blocked")
    assert li_wei.post(f"{url}/closing", told).body["step"] == "closed"


def test_a_secret_sent_along_is_refused_and_a_reason_says_its_act(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("contacts", TOLD).body["url"]
    told = {"method": "one_time_code", "outcome": "passed", "code": "491733"}
    assert li_wei.post(f"{url}/verifications", told).status == 422
    reason = {"name_zh": "卫星", "name_en": "Satellite", "act": "money"}
    assert calling(house.administrator).put("reasons/satellite", reason).body["act"] == "money"


def test_contacts_are_found_by_whom_they_were_with(house: House, calling: Calling, at: datetime) -> None:
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    li_wei = calling(house.li_wei)
    number = li_wei.post("contacts", TOLD).body["number"]
    li_wei.post("contacts", {"channel": "counter"})
    for asked in (
        {"caller": "138 0013 8000"},
        {"last4": "8000"},
        {"surname": "王"},
        {"step": "access", "last4": "8000"},
    ):
        found = li_wei.post("contacts/searches", asked).body
        assert [one["number"] for one in found["items"]] == [number], asked
    assert not li_wei.post("contacts/searches", {"surname": "李"}).body["items"]
    assert len(li_wei.post("contacts/searches", {}).body["items"]) == 2


def test_the_legs_tell_of_holding_asking_and_passing_on(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    install_default_wrap_up(by=SEED, at=at)
    li_wei = calling(house.li_wei)
    url = li_wei.post("contacts", TOLD).body["url"]
    li_wei.post(f"{url}/need", NEED)
    assert li_wei.post(f"{url}/hold").body["held_since"] is not None
    assert li_wei.post(f"{url}/hold").body["type"] == "urn:careline:problem:contacts.held_already"
    assert li_wei.post(f"{url}/return-from-hold").body["held_since"] is None
    nobody = li_wei.post(f"{url}/consultation", {"colleague": "nobody"})
    assert (nobody.status, nobody.body["errors"][0]["field"]) == (422, "colleague")
    asked = li_wei.post(f"{url}/consultation", {"colleague": "chen"}).body
    assert [(one["agent"]["username"], one["role"]) for one in asked["legs"]] == [
        ("li-wei", "primary"),
        ("chen", "consult"),
    ]
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    chen = calling(house.chen)
    assert [one["kind"] for one in chen.get("me/notices").body["items"]] == ["contact_consulted"]
    assert chen.get(url).status == 200
    assert chen.get("me/notices").body["items"] == [], "read is told"
    assert li_wei.post(f"{url}/return-from-consultation").body["held_since"] is None
    told = {"to": "senior", "reason": "taken_over", "text": "需要权限"}
    refused = li_wei.post(f"{url}/escalation", told)
    assert (refused.status, refused.body["type"]) == (422, "urn:careline:problem:contacts.not_your_reason")
    passed = li_wei.post(f"{url}/escalation", {**told, "reason": "knowledge"}).body
    ended = next(one for one in passed["legs"] if one["role"] == "primary")
    assert (passed["transfers"], ended["left_by"], ended["transfer_reason"]) == (1, "warm", "knowledge")
