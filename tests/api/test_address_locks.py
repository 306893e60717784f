"""Locked addresses through the API: seen by security administrator and auditor, let in again with a reason."""

from datetime import datetime

from careline.security.models import AddressLift, Department, SignInAttempt
from careline.security.rules.lockout import FAILURES_OF_ADDRESS
from careline.security.rules.roles import Role
from tests.api.conftest import Calling
from tests.cases.conftest import House, colleague


def test_an_address_is_let_in_again_with_a_reason(house: House, calling: Calling, at: datetime) -> None:
    guard = calling(colleague("guard", Role.SECURITY_ADMINISTRATOR, Department.objects.get(code="hq"), at))
    assert guard.get("address-locks").body == {"items": []}
    SignInAttempt.objects.bulk_create(
        SignInAttempt(outcome="unknown_user", address="203.0.113.7", mark=f"{n:06x}", at=at)
        for n in range(FAILURES_OF_ADDRESS)
    )
    assert calling(house.administrator).get("address-locks").status == 403
    (lock,) = calling(house.auditor).get("address-locks").body["items"]
    assert (lock["address"], lock["names"], lock["is_office"]) == ("203.0.113.7", FAILURES_OF_ADDRESS, False)
    page, told = f"address-locks/{lock['id']}/lifting", {"reason": "own_office"}
    assert calling(house.auditor).post(page, told).status == 403
    assert guard.post(page, {"reason": "please"}).status == 422
    lifted = guard.post(page, told)
    assert (lifted.status, lifted.body["address"], lifted.body["lock"]) == (201, "203.0.113.7", lock["id"])
    assert AddressLift.objects.get().reason == "own_office"
    assert guard.post(page, told).status == 404
    assert guard.get("address-locks").body == {"items": []}
