"""Stale profiles to verify, through the API."""

from datetime import datetime, timedelta

from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House


def test_profiles_are_given_read_verified_and_taken_back(house: House, calling: Calling, at: datetime) -> None:
    customers = [
        register_customer(
            details=CustomerDetails(name="王芳", number=f"1390013900{n}"), by=SEED, at=at - timedelta(days=500 - n)
        ).id
        for n in range(3)
    ]
    agent, lead = calling(house.li_wei), calling(house.zhao_min)
    told = {"agents": ["li-wei"], "each": 2, "due_on": (at + timedelta(days=7)).date().isoformat()}
    assert agent.post("verification-tasks", told).status == 403
    assert lead.post("verification-tasks", told | {"each": 0}).status == 422
    assert lead.post("verification-tasks", told | {"agents": ["nobody"]}).body["type"].endswith("nobody_to_verify")
    given = lead.post("verification-tasks", told)
    assert given.status == 201
    assert [one["customer"] for one in given.body["items"]] == [str(one) for one in customers[:2]]
    assert given.body["items"][0]["agent"]["username"] == "li-wei"
    counts = lead.get("verification-tasks/counts").body
    assert (counts["not_given"], [(one["agent"]["username"], one["open"]) for one in counts["items"]]) == (
        1,
        [("li-wei", 2)],
    )
    assert agent.get("verification-tasks").status == 403
    mine = agent.get("me/verification-tasks?limit=1").body
    assert ([one["customer"] for one in mine["items"]], mine["next"] is not None) == ([str(customers[0])], True)
    assert agent.post(f"customers/{customers[0]}/attributes/name/verifications", {}).status == 201
    (left,) = lead.get(f"verification-tasks?by={house.li_wei.id}").body["items"]
    assert left["customer"] == str(customers[1])
    released = lead.post(f"verification-tasks/{left['id']}/release")
    assert (released.status, released.body["state"]) == (200, "released")
    assert lead.post(f"verification-tasks/{left['id']}/release").status == 409
    assert agent.get("me/verification-tasks").body["items"] == []
