"""Halls and appointments over the API: kept, offered, booked, moved, cancelled, and somebody arrives."""

from collections.abc import Iterator
from typing import Any

import pytest

from careline.halls.models import Appointment
from careline.kernel.clock import StoppedClock, using
from careline.kernel.identity import new_id
from tests.api.conftest import Caller, Calling, token_of
from tests.halls.conftest import NOW, House, beijing, house, shared_house

__all__ = ["house", "shared_house"]
FRIDAY, LATER = "2026-09-18T09:30:00+08:00", "2026-09-18T10:30:00+08:00"
TOLD = {"hall": "zgc", "starts_at": FRIDAY, "name": "周涛", "number": "139 0000 1111", "note": "补卡"}
SETTINGS = {
    "name_zh": "西单营业厅",
    "name_en": "Xidan hall",
    "address_zh": "西城区西单北大街 1 号",
    "address_en": "1 Xidan North Street",
    "department": "zgc",
    "calendar": "cn",
    "weekly": [["09:00-17:00"], *[[]] * 6],
    "why": "开业",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with using(StoppedClock(NOW)):
        yield


@pytest.fixture
def calling(db: None) -> Calling:  # noqa: ARG001  (a fixture asks for another one by naming it)
    return lambda actor: Caller(token_of(actor, NOW))


def booked(by: Caller, **otherwise: object) -> dict[str, Any]:
    answer = by.post("appointments", TOLD | otherwise)
    assert answer.status == 201, answer.body
    return dict(answer.body)


def test_a_visit_is_booked_masked_and_read(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    one = booked(li_wei, reason="billing")
    assert (one["state"], one["hall"]["code"], one["reason"], one["contact"]) == ("booked", "zgc", "billing", None)
    assert one["visitor"] == {"name": "周*", "number": "139****1111", "note": "补卡", "customer": None}
    assert one["moves"] == ["arrive", "cancel", "miss", "move"]
    whole = li_wei.get(f"appointments/{one['number'].lower()}").body
    assert ([step["move"] for step in whole["steps"]], whole["complaint"]) == (["book"], "")
    assert whole["notices"][0]["kind"] == "appointment_booked"
    assert li_wei.get("appointments/YY-2026-999999-1").status in {404, 422}


def test_under_one_key_one_visit_is_booked(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    first, again = (li_wei.post("appointments", TOLD, Idempotency_Key="k1") for _ in range(2))
    assert (first.status, again.status, first.body) == (201, 201, again.body)
    assert Appointment.objects.count() == 1


def test_free_slots_are_counted_and_tell_nobody(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    booked(li_wei)
    found = li_wei.get("halls/zgc/slots?day=2026-09-18").body
    assert [slot["left"] for slot in found["slots"][:3]] == [2, 1, 2]
    assert (len(found["days"]), found["days"][4]["left"]) == (15, 25)
    assert calling(house.administrator).get("halls/zgc/slots").body["slots"] == []
    assert li_wei.get("halls/nowhere/slots").status == 404
    assert "周" not in str(found)


def test_it_is_moved_cancelled_and_stays_so(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = f"appointments/{booked(li_wei)['number']}"
    assert li_wei.put(f"{url}/slot", {"starts_at": LATER}).status == 422
    moved = li_wei.put(f"{url}/slot", {"starts_at": LATER, "reason": "visitor", "version": 1})
    assert (moved.status, moved.body["version"]) == (200, 2), moved.body
    assert li_wei.put(f"{url}/slot", {"starts_at": FRIDAY, "reason": "visitor", "version": 1}).status == 409
    wrong = li_wei.put(f"{url}/slot", {"starts_at": FRIDAY, "hall": "nowhere", "reason": "visitor"})
    assert (wrong.status, wrong.body["errors"][0]["field"]) == (422, "hall")
    gone = li_wei.post(f"{url}/cancellation", {"reason": "settled"})
    assert (gone.body["state"], gone.body["moves"]) == ("cancelled", [])
    assert li_wei.post(f"{url}/cancellation", {"reason": "settled"}).status == 409


def test_who_arrives_is_served_in_a_contact(house: House, calling: Calling) -> None:
    number = booked(calling(house.li_wei))["number"]
    with using(StoppedClock(beijing("2026-09-18 09:40"))):
        ma_lin = calling(house.ma_lin)
        there = ma_lin.post(f"appointments/{number}/arrival", {"version": 1})
        assert (there.status, there.body["state"]) == (201, "arrived"), there.body
        assert ma_lin.get(f"contacts/{there.body['visit']}").body["channel"] == "counter"
        other = booked(ma_lin, number="139 0000 2222", starts_at=LATER)["number"]
        assert ma_lin.post(f"appointments/{other}/absence", {}).status == 409
    with using(StoppedClock(beijing("2026-09-18 10:31"))):
        assert calling(house.ma_lin).post(f"appointments/{other}/absence", {}).body["state"] == "missed"


def test_lists_are_narrowed_and_lead_on(house: House, calling: Calling) -> None:
    li_wei, ma_lin = calling(house.li_wei), calling(house.ma_lin)
    made = [booked(li_wei, number=f"139 0000 111{n}", starts_at=at)["number"] for n, at in enumerate((FRIDAY, LATER))]
    first = ma_lin.get("appointments?hall=zgc&day=2026-09-18&limit=1").body
    rest = ma_lin.get(first["next"]).body
    assert [one["number"] for one in [*first["items"], *rest["items"]]] == made
    assert ma_lin.get("appointments?state=cancelled").body["items"] == []
    assert ma_lin.get(f"appointments?customer={new_id()}").body["items"] == []
    elsewhere = ma_lin.get("appointments?hall=nowhere")
    assert (elsewhere.status, elsewhere.body["errors"][0]["field"]) == (422, "hall"), "the address is right"


def test_what_a_booking_names_and_is_not_there_is_wrong_at_its_field(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    for field, given in (
        ("hall", "nowhere"),
        ("contact", "JC-2026-000001-0"),
        ("order", "YW-2026-000001-0"),
        ("complaint", "TS-2026-000001-0"),
        ("customer_id", str(new_id())),
        ("number", "12"),
        ("name", " "),
    ):
        answer = li_wei.post("appointments", TOLD | {field: given})
        assert (answer.status, answer.body["errors"][0]["field"]) == (422, field), answer.body
    full = [li_wei.post("appointments", TOLD | {"number": f"139 0000 111{n}"}).status for n in range(3)]
    assert full == [201, 201, 409]


def test_halls_are_kept_and_closed_for_a_day_or_for_good(house: House, calling: Calling) -> None:
    admin = calling(house.administrator)
    kept = admin.put("halls/xidan", SETTINGS)
    assert (kept.status, kept.body["version"], kept.body["calendar"]) == (200, 1, "cn")
    assert admin.get("halls/xidan").body == kept.body
    for field, given in (("department", "nowhere"), ("calendar", "mars"), ("weekly", [["9-12"]] * 7), ("why", "")):
        wrong = admin.put("halls/xidan", SETTINGS | {field: given})
        assert (wrong.status, wrong.body["errors"][0]["field"].split("/")[0]) == (422, field), wrong.body
    assert kept.body["public_places"] == 1, "half of the places, where nobody says otherwise"
    assert admin.put("halls/xidan", SETTINGS | {"places": 4, "public_places": 0}).body["public_places"] == 0
    wrong = admin.put("halls/xidan", SETTINGS | {"public_places": 3})
    assert (wrong.status, wrong.body["errors"][0]["field"]) == (422, "public_places"), wrong.body
    day = {"periods": [], "why": "盘点"}
    assert admin.put("halls/xidan/days/2026-09-21", day).body["periods"] == []
    assert [one["day"] for one in admin.get("halls/xidan/days").body["items"]] == ["2026-09-21"]
    assert admin.put("halls/xidan/days/2026-09-21", day | {"periods": ["9"]}).status == 422
    assert calling(house.sun_li).put("halls/xidan/days/2026-09-21", day).status == 403
    assert admin.post("halls/xidan/closure", {"why": "迁址"}).body["closed_at"] is not None
    assert admin.post("halls/xidan/closure", {"why": "迁址"}).status == 409
    assert len(admin.get("halls").body["items"]) == 3


def test_a_visit_about_a_complaint_is_its_customers(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    told = {"title": "多扣费", "channel": "phone", "customer": {"name": "王芳", "number": "13800138000"}}
    complaint = li_wei.post("complaints", told).body["number"]
    one = booked(li_wei, complaint=complaint, name="", number="")
    assert one["visitor"]["customer"] is not None
    assert li_wei.get(f"appointments/{one['number']}").body["complaint"] == complaint
