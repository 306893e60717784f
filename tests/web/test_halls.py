"""A hall in the administrator's chair: what was set for its days, and the public page's share of its places."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from careline.halls.operations.halls import set_hall_day
from careline.kernel.clock import StoppedClock, using
from careline.kernel.identity import new_id
from tests.halls.conftest import FRIDAY, NOW, House, house, shared_house
from tests.web.test_appointments import SLOT, Enter, enter, text

__all__ = ["enter", "house", "shared_house"]
BOOKING = "/appointments/new?hall=zgc&day=2026-09-18"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with using(StoppedClock(NOW)):
        yield


def test_what_was_set_for_a_day_stands_among_the_halls_changes(house: House, enter: Enter) -> None:
    told = {"code": "zgc", "day": FRIDAY.date(), "by": house.administrator}
    for minutes, (why, periods) in enumerate({"停电": [], "半天": ["09:00-10:00"], "来电": None}.items()):
        set_hall_day(**told, periods=periods, why=why, at=NOW + timedelta(minutes=minutes + 1))
    page = text(enter(house.administrator).get("/admin/halls/zgc"))
    changes = re.findall(r"<li><span class=\"with\">(.*?)</span><small", page.split("<h2>Changes</h2>")[1])
    read = [" ".join(re.sub(r"<[^>]+>", "", one).split()) for one in changes]
    assert read == ["18 Sep As usual again: 来电", "18 Sep 09:00-10:00: 半天", "18 Sep Closed: 停电", "开业"]


def test_the_public_page_offers_its_share_of_a_halls_places_and_takes_no_more(house: House, enter: Enter) -> None:
    admin, client = enter(house.administrator), Client(headers={"Accept-Language": "en"})
    settings = text(admin.get("/admin/halls/zgc/settings"))
    assert re.search(r'name="public_places" value="1"', settings), "half, as long as nobody says otherwise"
    address = "/service/visit?hall=zgc&day=2026-09-18"
    told = {"token": str(new_id()), "hall": "zgc", "starts_at": SLOT, "name": "王芳", "number": "138 0013 8000"}
    assert client.post(address, told).status_code == 201
    assert re.search(rf'value="{re.escape(SLOT)}"[^>]* disabled', text(client.get(address)))
    refused = client.post(address, told | {"token": str(new_id()), "number": "138 0013 8001"})
    assert refused.status_code == 422
    assert "This time is full by now." in text(refused)
    assert not re.search(rf'value="{re.escape(SLOT)}"[^>]* disabled', text(enter(house.li_wei).get(BOOKING)))
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', settings)) | {"department": "zgc", "calendar": "cn"}
    wrong = admin.post("/admin/halls/zgc/settings", form | {"public_places": "3", "why": "名额"})
    assert "Write a number from 0 to 2." in text(wrong)
    admin.post("/admin/halls/zgc/settings", form | {"public_places": "2", "why": "名额"})
    assert re.search(r"Of these, on the public page</dt><dd class=\"num\">2<", text(admin.get("/admin/halls/zgc")))
    assert client.post(address, told | {"token": str(new_id()), "number": "138 0013 8001"}).status_code == 201
