"""Service orders over the API: begun, filled in, judged, excepted, submitted, done."""

from datetime import datetime
from typing import Any

import pytest

from careline.contacts.operations.defaults import install_default_orders
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House


@pytest.fixture
def li_wei(house: House, calling: Calling, at: datetime) -> Caller:
    """An agent, in a house that does business with Wang Fang."""
    install_default_orders(by=SEED, at=at)
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    return calling(house.li_wei)


def begun(by: Caller, kind: str) -> dict[str, Any]:
    contact = by.post("contacts", {"channel": "phone", "caller": "13800138000"}).body["number"]
    by.post(f"contacts/{contact}/verifications", {"method": "one_time_code", "outcome": "passed"})
    answer = by.post("orders", {"contact": contact, "type": kind})
    assert answer.status == 201, answer.body
    return dict(answer.body)


def test_an_order_is_filled_in_judged_and_done(li_wei: Caller) -> None:
    order = begun(li_wei, "plan_change")
    url = f"orders/{order['number']}"
    assert {one["rule"]: one["verdict"] for one in order["findings"]}["identity"] == "passed"
    assert li_wei.put(f"{url}/answers", {"answers": {"new_plan": "家"}}).status == 422
    told = {"new_plan": "家", "from_when": "now", "has_contract": False}
    assert li_wei.put(f"{url}/answers", {"answers": told}).body["answers"]["has_contract"] is False
    refused = li_wei.post(f"{url}/submission")
    assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:contacts.compliance_open")
    for rule in ("consent", "terms_told"):
        assert li_wei.post(f"{url}/statements", {"rule": rule}).status == 200
    assert li_wei.post(f"{url}/submission").body["state"] == "submitted"
    assert li_wei.post(f"{url}/completion", {"result": "已生效"}).body["moves"] == []
    assert [one["number"] for one in li_wei.get("orders?view=all").body["items"]] == [order["number"]]


def test_an_exception_waits_for_a_supervisor(li_wei: Caller, house: House, calling: Calling) -> None:
    order = begun(li_wei, "sim_replacement")
    url, chief = f"orders/{order['number']}", calling(house.zhao_min)
    assert li_wei.post(f"{url}/exceptions", {"rule": "real_name", "text": "行动不便"}).body["asked"] == 1
    assert [one["number"] for one in chief.get("orders?view=exceptions").body["items"]] == [order["number"]]
    assert li_wei.post(f"{url}/exceptions/real_name/waiver", {"text": "准"}).status == 403
    assert chief.post(f"{url}/exceptions/real_name/refusal", {"text": "请到厅"}).body["asked"] == 0
    assert chief.post(f"{url}/exceptions/real_name/waiver", {"text": "准"}).status == 409
    assert li_wei.post(f"{url}/withdrawal", {"text": "改主意"}).body["state"] == "withdrawn"
    assert li_wei.post(f"{url}/failure", {"reason": "system", "text": "故障"}).status == 409


def test_business_and_rules_are_set_and_retired(li_wei: Caller, house: House, calling: Calling) -> None:
    administrator = calling(house.administrator)
    rule = {"name_zh": "已拍照", "name_en": "Photo taken", "test": "stated"}
    assert administrator.put("compliance-rules/photo", rule).body["code"] == "photo"
    assert administrator.put("compliance-rules/photo", rule | {"test": "level"}).status == 422
    kind = {"name_zh": "改名", "name_en": "Rename", "act": "change", "rules": ["photo"]}
    assert administrator.put("order-types/rename", kind).body["rules"] == ["photo"]
    assert "rename" in {one["code"] for one in li_wei.get("order-types").body["items"]}
    assert administrator.post("order-types/rename/retirement").status == 204
    assert administrator.post("compliance-rules/photo/retirement").status == 204
    assert "photo" not in {one["code"] for one in li_wei.get("compliance-rules").body["items"]}


def test_orders_are_listed_by_state_business_department_customer_and_time(
    li_wei: Caller, house: House, calling: Calling
) -> None:
    order = begun(li_wei, "plan_change")
    chief = calling(house.zhao_min)

    def found(asked: str) -> list[str]:
        answer = chief.get(f"orders?view=all&{asked}")
        assert answer.status == 200, answer.body
        return [one["number"] for one in answer.body["items"]]

    fitting = ("state=begun", "type=plan_change", "department=front", f"customer={order['party']['id']}")
    assert all(found(one) == [order["number"]] for one in fitting)
    others = ("state=done", "type=move", "department=billing", "begun_before=2020-01-01T00:00:00Z")
    assert not any(found(one) for one in others)
    assert found("begun_from=2020-01-01T00:00:00Z") == [order["number"]]
    assert chief.get("orders?state=lost").status == 422


def test_an_order_is_handed_to_a_colleague(li_wei: Caller, house: House, calling: Calling) -> None:
    order = begun(li_wei, "plan_change")
    url = f"orders/{order['number']}"
    assert li_wei.put(f"{url}/agent", {"agent": "nobody"}).status == 422
    answer = li_wei.put(f"{url}/agent", {"agent": "zhao-min", "text": "要开票", "version": 1})
    assert (answer.status, answer.body["agent"]["username"]) == (200, "zhao-min")
    assert li_wei.get(url).status == 404
    assert calling(house.zhao_min).get(url).body["version"] == 2
