"""A customer's record through the API: holdings, wishes, consents, and who speaks for them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House

LINE = {"number": "139 0013 9000", "plan": "5g-99", "since": "2025-03-01"}
MARCH = {"number": "13900139000", "month": "2026-03-09", "amount": 12800, "data_mb": 20480}
At = Callable[[str], str]


@pytest.fixture
def li_wei(house: House, calling: Calling) -> Caller:
    return calling(house.li_wei)


@pytest.fixture
def of(house: House, at: datetime) -> At:
    """Return a way to name something of Wang Fang's."""
    assert house
    details = CustomerDetails(name="王芳", number="13800138000")
    customer = register_customer(details=details, by=SEED, at=at)
    return lambda noun: f"customers/{customer.id}/{noun}"


def test_a_customer_holds_accounts_and_numbers(li_wei: Caller, of: At) -> None:
    account = {"number": "A20260001", "payment": "postpaid", "opened_on": "2025-03-01"}
    opened = li_wei.post(of("accounts"), account)
    assert (opened.status, opened.body["number"]) == (201, "A********1")
    assert li_wei.post(of("accounts"), account).status == 409
    begun = li_wei.post(of("subscriptions"), LINE | {"account": opened.body["id"]})
    assert (begun.status, begun.body["number"], begun.body["version"]) == (201, "139****9000", 1)
    found = li_wei.post("customers/searches", {"number": "13900139000"}).body["customers"]
    assert [one["number"] for one in found] == ["138****8000"]
    changes = f"subscriptions/{begun.body['id']}/changes"
    ended = {"status": "ended", "on": "2026-03-01", "version": 1}
    off = li_wei.post(changes, {"status": "suspended", "on": "2026-02-03", "version": 1}).body
    assert (off["status"], off["status_since"]) == ("suspended", "2026-02-03")
    ended["version"] = 2
    assert li_wei.post(changes, ended).body["until"] == "2026-03-01"
    assert li_wei.post(changes, ended).status == 409
    closed = li_wei.post(f"accounts/{opened.body['id']}/closing", {"closed_on": "2026-03-02"})
    assert closed.body["closed_on"] == "2026-03-02"
    assert [one["status"] for one in li_wei.get(of("subscriptions")).body["items"]] == ["ended"]
    assert len(li_wei.get(of("accounts")).body["items"]) == 1


def test_a_strange_account_is_the_fields_fault(li_wei: Caller, of: At) -> None:
    refused = li_wei.post(of("subscriptions"), LINE | {"account": "0193b3a0-0000-7000-8000-000000000000"})
    assert (refused.status, refused.body["errors"][0]["field"]) == (422, "account")


def test_consumption_is_taken_in_once(house: House, calling: Calling, li_wei: Caller, of: At) -> None:
    li_wei.post(of("subscriptions"), LINE)
    billing = calling(house.zhao_min)
    assert [billing.post("consumption", {"usages": [MARCH]}).body["written"] for _ in range(2)] == [1, 0]
    (month,) = li_wei.get(of("consumption")).body["items"]
    assert (month["month"], month["figures"]["amount"]) == ("2026-03-01", 12800)
    assert li_wei.post("consumption", {"usages": [MARCH]}).status == 403
    stranger = billing.post("consumption", {"usages": [MARCH | {"number": "13600136000"}]})
    assert (stranger.status, stranger.body["type"]) == (422, "urn:careline:problem:parties.nobodys_number")


def test_wishes_are_set_whole(li_wei: Caller, of: At) -> None:
    evening = {"channel": "phone", "from_time": "18:00", "until_time": "20:00"}
    told = li_wei.put(of("preferences"), evening).body
    assert (told["from_time"], told["advice"]) == ("18:00", ["not_now", "by_phone"])
    li_wei.put(of("preferences"), {"do_not_disturb": True})
    assert li_wei.get(of("preferences")).body == {
        "channel": None,
        "language": "",
        "from_time": None,
        "until_time": None,
        "do_not_disturb": True,
        "never": [],
        "only_channel": False,
        "only_hours": False,
        "not_holder": False,
        "advice": ["quiet"],
    }
    assert li_wei.put(of("preferences"), {"from_time": "18:00"}).status == 422
    assert li_wei.put(of("preferences"), {"from_time": "25:00", "until_time": "26:00"}).status == 422


def test_a_wish_that_keeps_somebody_safe_is_taken_back_by_a_lead(
    house: House, calling: Calling, li_wei: Caller, of: At
) -> None:
    safe = {"channel": "email", "only_channel": True, "not_holder": True}
    told = li_wei.put(of("preferences"), safe).body
    assert (told["only_channel"], told["advice"][:2]) == (True, ["only_way", "holder"])
    refused = li_wei.put(of("preferences"), {})
    assert (refused.status, refused.body["type"]) == (403, "urn:careline:problem:parties.wish_binds")
    assert li_wei.put(of("preferences"), {"only_channel": True}).body["errors"][0]["field"] == "channel"
    assert calling(house.zhao_min).put(of("preferences"), {"never": ["sms"]}).body["never"] == ["sms"]


def test_a_consent_is_withdrawn_as_easily_as_given(li_wei: Caller, of: At) -> None:
    said = {"purpose": "marketing", "act": "given", "channel": "phone", "evidence": "REC-77"}
    assert li_wei.post(of("consents"), said).body["standing"] == {"marketing": "given"}
    withdrawn = li_wei.post(of("consents"), {"purpose": "marketing", "act": "withdrawn", "channel": "app"})
    assert (withdrawn.status, withdrawn.body["standing"]) == (201, {"marketing": "withdrawn"})
    assert len(li_wei.get(of("consents")).body["items"]) == 2
    assert li_wei.post(of("consents"), said | {"evidence": ""}).status == 422


def test_a_representative_learns_what_the_scope_says_until_it_ends(li_wei: Caller, of: At) -> None:
    son = {"kind": "authorised", "name": "王小明", "number": "13700137000", "scope": ["bills"], "since": "2026-01-01"}
    assert li_wei.post(of("representatives"), son).status == 422
    named = li_wei.post(of("representatives"), son | {"until": "2026-12-31"})
    assert (named.status, named.body["name"], named.body["discloses"]) == (201, "王**", ["bills"])
    ending = f"representatives/{named.body['id']}/ending"
    ended = li_wei.post(ending, {"reason": "revoked", "ended_on": "2026-03-01"})
    assert (ended.body["is_standing"], ended.body["discloses"]) == (False, [])
    assert li_wei.post(ending, {"reason": "revoked", "ended_on": "2026-03-01"}).status == 409
    assert len(li_wei.get(of("representatives")).body["items"]) == 1
