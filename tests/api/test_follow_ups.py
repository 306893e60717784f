"""Promises over the API: made, listed, kept, moved, handed on, dropped; and the shift handed over."""

from typing import Any

from careline.kernel.identity import new_id
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import House

DUE, LATER = "2026-03-11T16:00:00+08:00", "2026-03-12T09:00:00+08:00"


def promised(by: Caller, **otherwise: object) -> dict[str, Any]:
    number = by.post("contacts", {"channel": "phone"}).body["number"]
    told = {"kind": "promise", "what": "回电", "due_at": DUE, "contact": number} | otherwise
    answer = by.post("follow-ups", told)
    assert answer.status == 201, answer.body
    return dict(answer.body)


def test_a_promise_is_made_moved_and_kept(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    one = promised(li_wei)
    assert (one["state"], one["owner"]["username"], one["moves"]) == (
        "open",
        "li-wei",
        ["keep", "postpone", "hand", "drop"],
    )
    url = f"follow-ups/{one['id']}"
    assert li_wei.put(f"{url}/due-time", {"due_at": LATER, "text": " "}).status == 422
    moved = li_wei.put(f"{url}/due-time", {"due_at": LATER, "text": "账务未出", "version": 1})
    assert (moved.status, moved.body["version"]) == (200, 2)
    assert li_wei.post(f"{url}/keeping", {"version": 1}).status == 409
    kept = li_wei.post(f"{url}/keeping", {"text": "已回电"})
    assert (kept.body["state"], kept.body["moves"]) == ("kept", [])
    assert li_wei.post(f"{url}/withdrawal", {"text": "不用了"}).status == 409
    assert li_wei.get(url).body["missed"] == 0


def test_what_a_promise_names_and_nobody_may_see_is_wrong_at_its_field(house: House, calling: Calling) -> None:
    number = calling(house.zhao_min).post("contacts", {"channel": "phone"}).body["number"]
    told = {"kind": "promise", "what": "回电", "due_at": DUE}
    for field, named in (("contact", number), ("customer_id", str(new_id()))):
        answer = calling(house.li_wei).post("follow-ups", told | {field: named})
        assert (answer.status, answer.body["errors"][0]["field"]) == (422, field)


def test_lists_hold_what_is_owed_and_lead_on(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    made = [promised(li_wei, what=f"回电 {n}")["id"] for n in range(3)]
    first = li_wei.get("follow-ups?limit=2").body
    rest = li_wei.get(first["next"]).body
    assert [one["id"] for one in [*first["items"], *rest["items"]]] == made
    assert not calling(house.chen).get("follow-ups?view=all").body["items"]
    assert calling(house.chen).get(f"follow-ups/{made[0]}").status == 404
    assert li_wei.get(f"follow-ups/{new_id()}").status == 404


def test_the_shift_is_handed_over_with_every_promise(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    one = promised(li_wei)
    told = {"back_at": LATER, "takers": {}}
    refused = li_wei.post("hand-overs", told)
    assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:contacts.promises_unowned")
    done = li_wei.post("hand-overs", told | {"takers": {one["id"]: "zhang-yan"}})
    assert (done.status, done.body["handed"]) == (201, 1), done.body
    assert calling(house.zhang_yan).get("follow-ups").body["items"][0]["id"] == one["id"]


def test_a_promise_is_given_to_who_can_keep_it(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = f"follow-ups/{promised(li_wei)['id']}"
    assert li_wei.put(f"{url}/owner", {"owner": "nobody"}).status == 422
    assert li_wei.put(f"{url}/owner", {"owner": "chen"}).body["owner"]["username"] == "chen"
    assert li_wei.post(f"{url}/keeping", {}).status == 403
    assert li_wei.post("follow-ups", {"kind": "promise", "what": "回电", "due_at": DUE}).status == 422
