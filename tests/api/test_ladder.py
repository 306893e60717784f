"""The ladder by the API: read, weighed, set, retired."""

from datetime import datetime

import pytest

from careline.clocks.models import LadderStep
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.rules.ladder import MOST_STEPS
from careline.security.models import LedgerEntry
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House
from tests.cases.test_due_times import dated

__all__ = ["dated"]

HALF = {"fraction": 50, "recipients": ["lead", "handler"]}


@pytest.fixture
def administrator(house: House, calling: Calling, at: datetime) -> Caller:
    install_default_ladder(by=SEED, at=at)
    return calling(house.administrator)


def codes(caller: Caller, part: str = "items") -> list[str]:
    return [one["code"] for one in caller.get("ladder").body[part]]


def test_a_step_is_set_changed_and_retired_and_what_it_was_stays_readable(administrator: Caller) -> None:
    made = administrator.put("ladder/half", HALF)
    assert (made.status, made.body["recipients"], made.body["retired_at"]) == (200, ["handler", "lead"], None), (
        made.body
    )
    assert codes(administrator) == ["half", "near", "very-near", "due", "late-1d", "late-3d"]
    changed = administrator.put("ladder/half", {**HALF, "fraction": 60, "kinds": ["answer"], "standings": ["law"]})
    assert (changed.status, changed.body["kinds"], changed.body["standings"]) == (200, ["answer"], ["law"])
    ended = administrator.post("ladder/half/retirement", {})
    assert (ended.status, ended.body["code"]) == (201, "half")
    assert ended.body["retired_at"]
    assert codes(administrator) == ["near", "very-near", "due", "late-1d", "late-3d"]
    assert [(one["code"], one["fraction"]) for one in administrator.get("ladder").body["earlier"]] == [
        ("half", 60),
        ("half", 50),
    ]
    gone = administrator.post("ladder/half/retirement", {})
    assert (gone.status, gone.body["type"]) == (404, "urn:careline:problem:clocks.no_such_step")
    told = LedgerEntry.objects.filter(event__startswith="clocks.ladder_step").order_by("id")
    assert [one.event for one in told][-3:] == ["clocks.ladder_step_set"] * 2 + ["clocks.ladder_step_retired"]


def test_the_same_step_again_changes_nothing(administrator: Caller) -> None:
    administrator.put("ladder/half", HALF)
    rows, entries = LadderStep.objects.count(), LedgerEntry.objects.count()
    seen = administrator.get("ladder").body["edition"]
    again = administrator.put("ladder/half", {**HALF, "recipients": ["handler", "lead", "lead"], "seen": seen})
    assert (again.status, LadderStep.objects.count(), LedgerEntry.objects.count()) == (200, rows, entries)


def test_of_two_who_change_it_at_once_the_second_looks_again(administrator: Caller) -> None:
    seen = administrator.get("ladder").body["edition"]
    assert administrator.put("ladder/half", {**HALF, "seen": seen}).status == 200
    for stale in (
        administrator.put("ladder/half", {**HALF, "fraction": 60, "seen": seen}),
        administrator.post("ladder/near/retirement", {"seen": seen}),
    ):
        assert (stale.status, stale.body["type"]) == (409, "urn:careline:problem:clocks.ladder_moved")
    assert administrator.put("ladder/half", {**HALF, "seen": seen}).status == 200, "who asks twice has what he wants"


def test_what_cannot_be_meant_is_refused_and_so_is_one_too_many(administrator: Caller) -> None:
    faults: list[dict[str, object]] = [
        {"fraction": 0},
        {"fraction": 50, "after": 5},
        {"recipients": []},
        {"kinds": ["moon"]},
        {"x": 1},
    ]
    for wrong in faults:
        assert administrator.put("ladder/half", {**HALF, **wrong}).status == 422, wrong
    assert (
        administrator.put("ladder/half", {**HALF, "after": 5}).body["type"]
        == "urn:careline:problem:clocks.bad_step_after"
    )
    assert administrator.put("ladder/Half", HALF).status == 422
    for n in range(MOST_STEPS - 5):
        assert administrator.put(f"ladder/s{n}", HALF).status == 200
    over = administrator.put("ladder/half", HALF)
    assert (over.status, over.body["type"]) == (409, "urn:careline:problem:clocks.too_many_steps")
    assert administrator.put("ladder/s1", {**HALF, "fraction": 51}).status == 200, "one there may change"


def test_a_change_is_weighed_and_then_moves_what_it_said(dated: House, calling: Calling) -> None:
    taken = calling(dated.li_wei).post("complaints", {"title": "断网", "channel": "phone"}).body
    caller = calling(dated.administrator)
    told = caller.post("ladder/half/preview", HALF)
    assert (told.status, told.body["moved"], len(told.body["first"])) == (200, 3, 3), told.body
    assert {one["number"] for one in told.body["first"]} == {taken["number"]}
    assert all(one["after"] < one["before"] for one in told.body["first"])
    assert codes(caller)[0] == "near", "looking writes nothing"
    assert caller.put("ladder/half", {**HALF, "seen": told.body["edition"]}).status == 200
    assert caller.post("ladder/half/preview", HALF).body["moved"] == 0
    assert caller.post("ladder/half/retirement/preview").body["moved"] == 3
    assert caller.post("ladder/moon/retirement/preview").status == 404
    under_way = caller.get("ladder").body["planning"]
    assert (under_way["looked"], under_way["total"], under_way["moved"]) == (1, 1, 3)


def test_a_preview_says_about_whom_nobody_is_alarmed_any_more_and_saving_wants_that_seen(administrator: Caller) -> None:
    law = {**HALF, "standings": ["law"]}
    for one in codes(administrator)[1:]:
        assert administrator.post(f"ladder/{one}/retirement", {}).status == 201, one
    near = administrator.post("ladder/near/preview", law).body
    assert near["silenced"] == [{"kinds": [], "standings": ["promise", "internal", "contract"]}]
    last = administrator.post("ladder/near/retirement/preview").body
    assert (last["moved"], last["silenced"]) == (0, [{"kinds": [], "standings": []}])
    for refused in (administrator.post("ladder/near/retirement", {}), administrator.put("ladder/near", law)):
        assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:clocks.ladder_silenced")
        assert "`seen`" in str(refused.body)
    assert codes(administrator) == ["near"]
    assert administrator.post("ladder/near/retirement", {"seen": last["edition"]}).status == 201
    assert codes(administrator) == []


def test_a_code_at_whose_address_one_adds_a_step_is_no_code(administrator: Caller) -> None:
    refused = administrator.put("ladder/new", HALF)
    assert (refused.status, refused.body["type"]) == (422, "urn:careline:problem:clocks.bad_step_code")
    assert "“new” is taken" in str(refused.body)
