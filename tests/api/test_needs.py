"""Care and the needs register through the API."""

from datetime import datetime, timedelta

from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

NEED = {"source": "survey", "category": "price", "text": "希望有更便宜的老年套餐"}


def test_a_need_is_taken_in_and_decided(house: House, calling: Calling, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(number="13800138000"), by=SEED, at=at)
    agent, supervisor = calling(house.li_wei), calling(house.zhao_min)
    made = agent.post(f"customers/{customer.id}/needs", NEED)
    assert (made.status, made.body["status"], made.body["text"]) == (201, "collected", NEED["text"])
    steps = f"customer-needs/{made.body['id']}/steps"
    assert agent.post(steps, {"move": "assess", "text": "值得"}).status == 403
    assert supervisor.post(steps, {"move": "assess", "text": "值得", "version": 1}).body["status"] == "assessed"
    assert supervisor.post(steps, {"move": "tell", "text": "已告知"}).status == 409
    listed = agent.get("customer-needs?status=assessed&limit=1").body
    theirs = agent.get(f"customer-needs?customer={customer.id}").body["items"]
    assert [row["customer_id"] for row in theirs] == [str(customer.id)]
    assert agent.get(f"customer-needs?customer={made.body['id']}").body["items"] == []
    assert ([one["id"] for one in listed["items"]], listed["next"]) == ([made.body["id"]], None)
    assert agent.get(f"customer-needs/{made.body['id']}").body["version"] == 2


def test_why_care_is_needed_is_the_answer_to_a_look(house: House, calling: Calling) -> None:
    agent, lead = calling(house.li_wei), calling(house.zhao_min)
    told = {"title": "断网", "channel": "phone", "customer": {"number": "13800138000"}}
    number = agent.post("complaints", told).body["number"]
    customer = agent.post("customers/searches", {"last4": "8000"}).body["customers"][0]["id"]
    told = {"kind": "hearing", "basis": "customer", "evidence": "录音", "note": "请发短信", "review_on": "2026-09-01"}
    noted = agent.post(f"customers/{customer}/care", told)
    assert (noted.status, sorted(noted.body)) == (201, ["id", "review_on", "since"])
    assert agent.get(f"customers/{customer}/care").body == {"needs_care": True}
    looks = f"customers/{customer}/care/looks"
    assert agent.post(looks, {"complaint": number}).status == 403
    assert lead.post(looks, {}).status == 403
    (seen,) = lead.post(looks, {"complaint": number}).body["items"]
    assert (seen["kind"], seen["note"]) == ("hearing", "请发短信")
    assert lead.post(f"care/{noted.body['id']}/lifting", {"reason": "passed"}).status == 204
    assert agent.get(f"customers/{customer}/care").body == {"needs_care": False}


def test_care_is_reviewed_and_renewed(house: House, calling: Calling, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(number="13800138000"), by=SEED, at=at)
    agent, lead = calling(house.li_wei), calling(house.zhao_min)
    soon = (at + timedelta(days=3)).date().isoformat()
    told = {"kind": "hardship", "basis": "safety", "review_on": soon}
    assert agent.post(f"customers/{customer.id}/care", told).body["type"].endswith("parties.care_consent_missing")
    flag = agent.post(f"customers/{customer.id}/care", told | {"kind": "threatened"}).body["id"]
    assert agent.get("care-reviews").status == 403
    (listed,) = lead.get("care-reviews").body["items"]
    assert (listed["id"], listed["customer"], listed["due_on"]) == (flag, str(customer.id), soon)
    assert "threatened" not in str(listed)
    seen = lead.post(f"care/{flag}/review-looks")
    assert (seen.status, seen.body["kind"], seen.body["basis"]) == (201, "threatened", "safety")
    assert lead.put(f"care/{flag}/review-day", {"review_on": "2020-01-01"}).status == 422
    assert lead.put(f"care/{flag}/review-day", {"review_on": "2026-09-01"}).status == 204
    assert lead.get("care-reviews").body["items"] == []
    assert lead.post(f"care/{flag}/review-looks").status == 409
