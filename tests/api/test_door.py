"""Who comes in, and what is told to who doesn't."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from careline.kernel.clock import StoppedClock, using
from careline.security.models import User
from careline.security.operations.roles import revoke_role
from careline.security.operations.users import deactivate_user
from careline.security.rules.roles import Role
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("header", [{}, {"Authorization": ""}, {"Authorization": "Basic bGk6d2Vp"}])
def test_nobody_comes_in_without_a_token(header: dict[str, str]) -> None:
    answer = Caller("").get("me", **header)
    assert (answer.status, answer.body["type"]) == (401, "urn:careline:problem:api.token_missing")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("token", ["careline_guessed", "", "é", "x" * 5000])
def test_a_token_that_was_never_issued_is_worth_nothing(token: str) -> None:
    answer = Caller("").get("me", Authorization=f"Bearer {token}")
    assert (answer.status, answer.body["type"]) == (401, "urn:careline:problem:api.token_not_accepted")


def test_a_token_ends(house: House, calling: Calling, at: datetime) -> None:
    caller = calling(house.li_wei)
    assert caller.get("me").status == 200
    with using(StoppedClock(at + timedelta(days=91))):
        assert caller.get("me").status == 401


def test_who_left_is_out_at_once(house: House, calling: Calling, at: datetime) -> None:
    caller = calling(house.li_wei)
    deactivate_user(user=User.objects.get(pk=house.li_wei.id), by=SEED, at=at)
    assert caller.get("me").status == 401


def test_a_right_that_was_taken_is_gone_at_the_next_request(house: House, calling: Calling, at: datetime) -> None:
    caller = calling(house.li_wei)
    assert caller.get("complaints").status == 200
    revoke_role(user=User.objects.get(pk=house.li_wei.id), role=Role.AGENT, by=SEED, at=at)
    assert caller.get("complaints").status == 403


def test_no_cookie_opens_the_door() -> None:
    client = Client()
    client.cookies["careline_session"] = "whatever"
    assert client.get("/api/v1/me").status_code == 401


def test_nothing_is_stored_on_the_way(house: House, calling: Calling) -> None:
    for path in ("me", "nowhere"):
        assert calling(house.li_wei).get(path).headers["Cache-Control"] == "no-store"


def test_i_am_told_who_i_am_and_what_i_may_do(house: House, calling: Calling) -> None:
    me = calling(house.li_wei).get("me").body
    assert (me["username"], me["roles"], me["department"]["code"]) == ("li-wei", ["agent"], "front")
    assert me["rights"]["cases.read_complaint"] == "own"
    assert "cases.manage_categories" not in me["rights"]
