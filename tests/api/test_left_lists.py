"""Lists that leavers share still, through the API."""

from datetime import datetime

from careline.security.models import KeptList, User
from careline.security.rules.kept_lists import MOST_COUNTED
from tests.api.conftest import Calling
from tests.cases.conftest import House


def test_a_leavers_list_is_listed_taken_over_and_removed(house: House, calling: Calling, at: datetime) -> None:
    chen, lead, admin = calling(house.chen), calling(house.zhao_min), calling(house.administrator)
    ids = [
        chen.post("kept-lists", {"kind": "worklist", "name": name, "is_shared": True}).body["id"] for name in ("A", "B")
    ]
    assert admin.get("kept-lists/left").body == {"items": []}
    User.objects.filter(username="chen").update(deactivated_at=at)
    assert calling(house.sun).get("kept-lists/left").status == 403
    listed = lead.get("kept-lists/left").body["items"]
    assert [(one["name"], one["owner"]["username"], one["department"]["code"]) for one in listed] == [
        ("A", "chen", "billing"),
        ("B", "chen", "billing"),
    ]
    assert admin.post(f"kept-lists/left/{ids[0]}/taking-over").status == 403
    assert lead.post(f"kept-lists/left/{ids[0]}/taking-over").body["name"] == "A"
    assert admin.post(f"kept-lists/left/{ids[1]}/removal").status == 204
    assert admin.post(f"kept-lists/left/{ids[1]}/removal").status == 404
    assert admin.get("kept-lists/left").body == {"items": []}
    assert lead.put(f"kept-lists/{ids[0]}", {"name": "C", "is_shared": True}).body["name"] == "C"


def test_a_list_that_isnt_counted_among_many_is_counted_alone(house: House, calling: Calling) -> None:
    place = {"owner_id": house.zhao_min.id, "department_id": house.zhao_min.department_id}
    rows = [KeptList.objects.create(kind="worklist", name=f"list {n:02}", **place) for n in range(MOST_COUNTED + 1)]
    chen = calling(house.chen)
    counts = {one["id"]: one["count"] for one in chen.get("kept-lists?kind=worklist").body["items"]}
    assert [counts[str(row.pk)] for row in rows] == [None] + [0] * MOST_COUNTED
    assert chen.get(f"kept-lists/{rows[0].pk}").body["count"] == 0
    assert chen.get("kept-lists/00000000-0000-0000-0000-000000000000").status == 404
