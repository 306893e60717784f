"""Clocks by the API: the ledger of time, pausing one, letting it go on."""

from datetime import datetime, timedelta

import pytest

from careline.api.problems import URI
from careline.cases.operations.sweeping import sweep_clocks
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House


@pytest.fixture
def chen(house: House, calling: Calling, at: datetime) -> Caller:
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    return calling(house.chen)


def clocks(caller: Caller) -> tuple[str, dict[str, dict[str, object]]]:
    told = {"title": "账单多扣", "channel": "phone", "category": "product.billing"}
    number = caller.post("complaints", told).body["number"]
    items = caller.get(f"complaints/{number}/clocks").body["items"]
    return number, {one["rule_code"]: one for one in items}


def test_each_clock_says_rule_state_steps_and_whether_it_may_pause(chen: Caller) -> None:
    _, found = clocks(chen)
    law, promise = found["cn.answer"], found["cn.promise.answer.normal"]
    assert (law["standing"], law["kind"], law["certainty"], law["state"]) == ("law", "answer", "published", "running")
    assert (law["pause_reasons"], law["is_binding"], promise["is_binding"]) == ([], False, True)
    assert "customer_asked" in promise["pause_reasons"]  # type: ignore[operator]  # a list
    assert promise["left"] == {"seconds": 48 * 3600, "days": None}
    assert law["left"] == {"seconds": None, "days": 15}
    assert law["steps"]


def test_one_is_paused_and_goes_on(chen: Caller) -> None:
    number, found = clocks(chen)
    address = f"complaints/{number}/clocks/{found['cn.promise.answer.normal']['id']}"
    paused = chen.post(f"{address}/pauses", {"reason": "customer_asked"})
    assert paused.status == 200
    one = next(one for one in paused.body["items"] if one["rule_code"] == "cn.promise.answer.normal")
    assert (one["state"], one["due_at"], one["is_binding"]) == ("paused", None, False)
    assert [(move["kind"], move["reason"], move["actor"]) for move in one["moves"]] == [
        ("pause", "customer_asked", "Chen")
    ]
    assert paused.body["items"][0]["rule_code"] == "cn.answer"
    again = chen.post(f"{address}/pauses", {"reason": "customer_asked"})
    assert (again.status, again.body["type"]) == (409, URI.format("clocks.illegal_move"))
    going = chen.post(f"{address}/resumptions")
    assert going.body["items"][0]["rule_code"] == "cn.promise.answer.normal"


def test_a_pause_the_law_does_not_know_is_refused(chen: Caller) -> None:
    number, found = clocks(chen)
    refused = chen.post(f"complaints/{number}/clocks/{found['cn.answer']['id']}/pauses", {"reason": "court"})
    assert (refused.status, refused.body["type"]) == (422, URI.format("clocks.pause_not_allowed"))
    missing = chen.post(f"complaints/{number}/clocks/0193b3a0-0000-7000-8000-000000000000/pauses", {"reason": "court"})
    assert (missing.status, missing.body["type"]) == (404, URI.format("cases.no_such_clock"))


def test_alarms_are_told_acknowledged_and_listed(chen: Caller, calling: Calling, house: House, at: datetime) -> None:
    install_default_ladder(by=SEED, at=at)
    number, found = clocks(chen)
    promise = found["cn.promise.answer.normal"]
    assert (promise["alarms"], promise["next_alarm"]["step"]) == ([], "near")  # type: ignore[index]  # it is an object
    sweep_clocks(by=SEED, at=at + timedelta(hours=44))
    supervisor = calling(house.zhao_min)
    listed = supervisor.get("clock-alarms").body["items"]
    assert [(one["complaint"], one["kind"], one["step"]) for one in listed] == [
        (number, "contact", "due"),
        (number, "answer", "very-near"),
    ]
    address = f"complaints/{number}/clocks/{promise['id']}/acknowledgement"
    told = {one["rule_code"]: one for one in chen.post(address, {}).body["items"]}["cn.promise.answer.normal"]
    assert [(one["step"], one["acknowledged_by"]) for one in told["alarms"]] == [
        ("near", "Chen"),
        ("very-near", "Chen"),
    ]
    assert told["next_alarm"]["step"] == "due"
    assert [one["kind"] for one in supervisor.get("clock-alarms").body["items"]] == ["contact"]
    again = chen.post(address, {})
    assert (again.status, again.body["type"]) == (409, URI.format("cases.nothing_to_acknowledge"))
