"""Requests to be forgotten through the API."""

from datetime import datetime

from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

ASKED = {"ground": "service_ended", "proof": "document_seen", "channel": "hall", "text": "销户后请删除资料"}


def test_one_records_and_another_approves(house: House, calling: Calling, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(number="13800138000"), by=SEED, at=at)
    agent, supervisor = calling(house.li_wei), calling(house.zhao_min)
    made = agent.post(f"customers/{customer.id}/erasure-requests", ASKED)
    assert (made.status, made.body["state"], made.body["text"]) == (201, "asked", ASKED["text"])
    one = f"erasure-requests/{made.body['number']}"
    again = agent.post(f"customers/{customer.id}/erasure-requests", ASKED)
    assert (again.status, again.body["type"].rpartition(":")[2]) == (409, "parties.erasure_asked_already")
    assert agent.post(f"{one}/approval", {}).status == 403
    listed = agent.get(f"erasure-requests?state=asked&customer={customer.id}").body
    assert ([row["number"] for row in listed["items"]], listed["next"]) == ([made.body["number"]], None)
    assert supervisor.post(f"{one}/approval", {"version": 1}).body["state"] == "done"
    assert Customer.objects.get(pk=customer.pk).forgotten_at is not None
    seen = agent.get(one).body
    assert ([step["move"] for step in seen["steps"]], seen["text"], seen["obstacles"]) == (["ask", "approve"], "", [])


def test_open_work_stands_in_the_way_with_its_number_and_a_refusal_has_reasons(house: House, calling: Calling) -> None:
    agent, supervisor = calling(house.li_wei), calling(house.zhao_min)
    told = {"title": "断网", "channel": "phone", "customer": {"number": "13800138000"}}
    number = agent.post("complaints", told).body["number"]
    customer = agent.post("customers/searches", {"last4": "8000"}).body["customers"][0]["id"]
    made = agent.post(f"customers/{customer}/erasure-requests", ASKED | {"reference": number})
    assert (made.status, made.body["reference"]) == (201, number)
    one = f"erasure-requests/{made.body['number']}"
    refused = supervisor.post(f"{one}/approval", {})
    assert (refused.status, refused.body["type"].rpartition(":")[2]) == (409, "parties.erasure_stood_in_the_way")
    assert supervisor.get(one).body["obstacles"] == [{"kind": "complaint", "reference": number, "until": None}]
    assert supervisor.post(f"{one}/refusal", {"text": "投诉未结", "kept_until": "2000-01-01"}).status == 422
    assert (
        supervisor.post(f"{one}/refusal", {"text": "投诉未结", "kept_until": "2040-01-01"}).body["state"] == "refused"
    )
    assert agent.post(f"{one}/withdrawal", {"text": "算了"}).status == 409
    assert agent.post(f"{one}/telling", {"text": "已告知"}).body["version"] == 3
    assert agent.get(f"erasure-requests/{number}").status == 404
