"""The security administrator sees under Users which addresses are locked, and lets one in again."""

from datetime import datetime

from careline.security.models import AddressLift, SignInAttempt
from careline.security.rules.lockout import FAILURES_OF_ADDRESS
from tests.web.conftest import Desk


def test_a_locked_address_is_seen_and_let_in_again(desk: Desk, at: datetime) -> None:
    client = desk("guard")
    assert "Locked addresses" not in client.get("/admin/users").content.decode()
    SignInAttempt.objects.bulk_create(
        SignInAttempt(outcome="unknown_user", address="203.0.113.7", mark=f"{n:06x}", at=at)
        for n in range(FAILURES_OF_ADDRESS)
    )
    shown = client.get("/admin/users").content.decode()
    for words in ("Locked addresses", "203.0.113.7", f">{FAILURES_OF_ADDRESS}<"):
        assert words in shown.replace("</span>", ">"), words
    assert "203.0.113.7" not in desk("administrator").get("/admin/users").content.decode()
    lock = min(SignInAttempt.objects.filter(address="203.0.113.7"), key=lambda one: one.id)
    page = f"/admin/address-locks/{lock.id}/lifting"
    assert page in shown
    assert desk("administrator").get(page).status_code == 403
    assert f"lately with {FAILURES_OF_ADDRESS} names" in client.get(page).content.decode()
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"reason": "program_mended"}).headers["Location"] == "/admin/users"
    assert AddressLift.objects.get().reason == "program_mended"
    assert "Locked addresses" not in client.get("/admin/users").content.decode()
    assert client.get(page).status_code == 404
