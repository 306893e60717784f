"""Complaints through the API, from intake to archive."""

from tests.api.conftest import Calling
from tests.cases.conftest import House

TOLD = {"title": "5 月账单多扣 128 元", "channel": "phone", "customer": {"name": "王芳", "number": "138 0013 8000"}}


def test_a_complaint_travels_from_intake_to_archive(house: House, calling: Calling) -> None:
    li_wei, chen = calling(house.li_wei), calling(house.chen)
    taken = li_wei.post("complaints", TOLD)
    assert taken.status == 201, taken.body
    url = taken.body["url"]
    assert taken.headers["Location"] == url
    moves = [
        (li_wei, "classification", {"category": "product.billing", "urgency": "normal"}, "classified"),
        (li_wei, "assignment", None, "assigned"),
        (chen, "acceptance", None, "accepted"),
        (chen, "work", {}, "in_progress"),
        (chen, "suspension", {"reason": "billing_run"}, "pending"),
        (chen, "resumption", None, "in_progress"),
        (chen, "resolution", {"result": "upheld", "text": "退还 128 元"}, "resolved"),
        (li_wei, "reply", {"channel": "phone", "text": "已退费"}, "replied"),
        (li_wei, "feedback", {"answer": "yes"}, "fed_back"),
        (li_wei, "archiving", None, "archived"),
    ]
    for caller, noun, body, stage in moves:
        moved = caller.post(f"{url}/{noun}", body)
        assert (moved.status, moved.body.get("stage")) == (200, stage), moved.body.get("errors")
    told = li_wei.get(f"{url}/timeline").body["items"]
    assert [line["move"]["move"] for line in told][-3:] == ["reply", "feed_back", "archive"]
