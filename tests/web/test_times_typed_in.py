"""Times, days and halls that no picker offers, typed in at every screen of visits: refused at their field."""

import pytest
from django.test import Client

from careline.halls.models import HallDay
from careline.halls.operations.booking import BookingTold, book_appointment
from careline.kernel.identity import new_id
from tests.halls.conftest import FRIDAY, NOW, Book, House, book, house, shared_house
from tests.web.test_appointments import SLOT, Enter, _today, enter, text

__all__ = ["_today", "book", "enter", "house", "shared_house"]
ANYBODY = "/service/visit"
DESK = "/appointments/new"


def sent(client: Client, address: str, **told: str) -> int:
    usual = {"token": str(new_id()), "hall": "zgc", "reason": "", "note": "", "name": "周涛", "number": "13900001111"}
    return client.post(address, usual | {"starts_at": SLOT, "version": "1"} | told).status_code


@pytest.mark.parametrize(
    "typed",
    [
        "9999-12-31T23:59:59-23:59",
        "9999-12-31T23:00:00Z",
        "9999-12-31T10:00:00+08:00",
        "0001-01-01T00:00:00+14:00",
        "2026-13-45T10:00:00+08:00",
        "2026-09-18T09:30:00",
        "\x00",
    ],
)
def test_a_time_there_is_not_is_refused_on_every_page(house: House, enter: Enter, book: Book, typed: str) -> None:
    assert sent(Client(), ANYBODY, starts_at=typed) == 422
    assert sent(enter(house.li_wei), DESK, starts_at=typed) == 422
    assert sent(enter(house.ma_lin), f"/appointments/{book().number}/slot", starts_at=typed, reason="visitor") == 422


@pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "ZGC", ""])
def test_a_hall_there_is_not_is_refused(house: House, enter: Enter, typed: str) -> None:
    assert sent(Client(), ANYBODY, hall=typed) == 422
    assert sent(enter(house.li_wei), DESK, hall=typed) in {404, 422}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30"])
@pytest.mark.parametrize("address", [ANYBODY, DESK, "/counter"])
def test_a_day_nobody_looks_at_is_left_out(house: House, enter: Enter, book: Book, address: str, day: str) -> None:
    one = book(starts_at=NOW.replace(hour=2, minute=0))
    page = enter(house.ma_lin).get(address, {"hall": "zgc", "day": day})
    assert page.status_code == 200
    assert (one.number in text(page)) is (address == "/counter")  # which shows today


@pytest.mark.parametrize(
    ("day", "said"), [("9999-12-31", "2027"), ("0001-01-01", "has passed"), ("2026-09-13", "has passed")]
)
def test_a_hall_is_set_for_a_day_somebody_will_see(house: House, enter: Enter, day: str, said: str) -> None:
    told = {"day": day, "kind": "closed", "periods": "", "why": "盘点", "tells_visitors": "on"}
    answer = enter(house.administrator).post("/admin/halls/zgc/days", told)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not HallDay.objects.exists()


def test_nobody_takes_away_the_form_of_another(house: House, enter: Enter) -> None:
    token = new_id()
    told = BookingTold(hall="zgc", starts_at=FRIDAY, name="吴敏", number="139 0000 2222", token=token)
    book_appointment(told=told, by=house.li_wei, at=NOW)
    assert sent(enter(house.ma_lin), DESK, token=str(token), hall="mall", starts_at="2026-09-18T10:00:00+08:00") == 302
    assert sent(Client(), ANYBODY, token=str(token)) == 201
