"""Legal holds through the API."""

from datetime import datetime

from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

COURT = {"kind": "court", "reason": "（2026）京0105民初1234号", "review_on": "2027-01-01", "until": "2028-01-01"}


def test_a_hold_is_set_read_renewed_and_released(house: House, calling: Calling, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(number="13800138000"), by=SEED, at=at)
    supervisor, agent = calling(house.zhao_min), calling(house.li_wei)
    holds = f"customers/{customer.id}/legal-holds"
    assert agent.post(holds, COURT).status == 403
    assert agent.get(holds).status == 403
    made = supervisor.post(holds, COURT)
    assert (made.status, made.body["set_by"], made.body["is_standing"]) == (201, "zhao-min", True)
    wrong = supervisor.post(holds, COURT | {"until": "2026-12-31"})
    assert (wrong.status, wrong.body["errors"][0]["field"]) == (422, "until")
    never = supervisor.post(holds, COURT | {"until": "9999-12-31"})
    assert (never.status, never.body["errors"][0]["field"]) == (422, "until")
    assert "2046-03-11" in never.body["errors"][0]["problem"]
    one = f"legal-holds/{made.body['id']}"
    assert supervisor.put(f"{one}/review-day", {"review_on": "2027-03-01"}).body["review_on"] == "2027-03-01"
    assert [row["review_on"] for row in supervisor.get("legal-holds").body["items"]] == ["2027-03-01"]
    released = supervisor.post(f"{one}/release", {"reason": "案件已结"}).body
    assert (released["is_standing"], released["release_reason"]) == (False, "案件已结")
    assert supervisor.get("legal-holds").body["items"] == []
    assert [row["id"] for row in supervisor.get(holds).body["items"]] == [made.body["id"]]
    assert supervisor.post(f"{one}/release", {"reason": "再次"}).status == 409
