"""Contact centres through the API: kept, sat in, and told with each leg of a contact."""

from datetime import datetime

from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from tests.api.conftest import Calling
from tests.cases.conftest import House

NORTH = {"name_zh": "北区话务中心", "name_en": "North"}


def test_a_leg_tells_the_centre_it_was_served_in(house: House, calling: Calling, at: datetime) -> None:
    admin = calling(house.administrator)
    assert admin.put("centres/north", NORTH).status == 200
    assert admin.put("centres/Nord!", NORTH).body["errors"][0]["field"] == "code"
    placed = admin.put("departments/hq/centre", {"centre": "north"})
    assert placed.body["centre"]["code"] == "north"
    refused = admin.put("departments/hq/centre", {"centre": "nowhere"})
    assert (refused.status, refused.body["errors"][0]["field"]) == (422, "centre")
    contact = receive_contact(intake=ContactIntake(channel=ContactChannel.PHONE), by=house.li_wei, at=at).contact
    (leg,) = calling(house.li_wei).get(f"contacts/{contact.number}").body["legs"]
    assert leg["centre"] == {"code": "north", **NORTH}
    assert admin.post("centres/north/closure").status == 409
    assert admin.put("departments/hq/centre", {"centre": None}).body["centre"] is None
    assert admin.post("centres/north/closure").status == 204
    assert admin.put("departments/hq/centre", {"centre": "north"}).status == 409
    assert [one["closed_at"] is None for one in admin.get("centres").body["items"]] == [False]


def test_lists_are_cut_by_centre(house: House, calling: Calling, at: datetime) -> None:
    admin, li_wei = calling(house.administrator), calling(house.li_wei)
    admin.put("centres/north", NORTH)
    admin.put("departments/hq/centre", {"centre": "north"})
    receive_contact(intake=ContactIntake(channel=ContactChannel.PHONE), by=house.li_wei, at=at)
    li_wei.post(
        "complaints", {"title": "多扣费", "channel": "phone", "customer": {"name": "王芳", "number": "13800138000"}}
    )
    for path in ("complaints", "contacts"):
        found = {centre: len(li_wei.get(f"{path}?centre={centre}").body["items"]) for centre in ("north", "south")}
        assert found == {"north": 1, "south": 0}, path
    kept = {"kind": "worklist", "name": "北区", "narrowed": {"view": "open", "centre": "north"}}
    assert li_wei.post("kept-lists", kept).body["narrowed"] == kept["narrowed"]
