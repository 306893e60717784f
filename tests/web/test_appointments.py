"""Visits at the desk, at the hall's counter, in the administrator's chair and on the public page."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from careline.clocks.models import Calendar
from careline.contacts.models import Contact
from careline.halls.models import Appointment, Hall, HallDay
from careline.halls.operations.booking import cancel_appointment
from careline.halls.operations.halls import close_hall, set_hall_day
from careline.halls.rules.appointments import ChangeReason
from careline.kernel import clock
from careline.kernel.clock import StoppedClock, using
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.security.actor import Actor
from careline.security.credentials.sessions import open_session
from careline.security.models import User
from careline.web.arrivals import COOKIE
from tests.halls.conftest import FRIDAY, NOW, Book, House, beijing, book, house, shared_house, wang_fang

__all__ = ["book", "house", "shared_house", "wang_fang"]
SLOT = FRIDAY.isoformat()
Enter = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with using(StoppedClock(NOW)):
        yield


@pytest.fixture
def enter(house: House) -> Enter:
    """Return a way to sit down at a desk as somebody of the house."""
    assert house

    def sit(by: Actor) -> Client:
        User.objects.filter(pk=by.id).update(password_set_at=NOW, language="en")
        client = Client(headers={"Accept-Language": "en"})
        user = User.objects.get(pk=by.id)
        client.cookies[COOKIE] = open_session(user, address=None, device="", at=clock.now()).secret
        return client

    return sit


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]  # Django's test response


def test_a_visit_is_booked_for_a_customer_from_their_page(house: House, enter: Enter, wang_fang: Customer) -> None:
    client = enter(house.li_wei)
    assert "Book a visit" in text(client.get(f"/customers/{wang_fang.id}/contacts"))
    address = f"/appointments/new?customer={wang_fang.id}&hall=zgc&day=2026-09-18"
    page = text(client.get(address))
    assert "王*" in page
    assert f'value="{SLOT}"' in page
    assert "2 left" in page
    assert 'name="number"' not in page
    sent = client.post(
        address, {"token": str(new_id()), "starts_at": SLOT, "hall": "zgc", "note": "补卡", "reason": ""}
    )
    assert sent.status_code == 302, text(sent)
    one = Appointment.objects.get()
    assert (one.party_id, one.starts_at) == (wang_fang.id, FRIDAY)
    shown = text(client.get(sent.headers["Location"]))
    assert "补卡" in shown
    assert "Zhongguancun hall" in shown
    assert "Confirmation of an appointment" in shown
    assert one.number in text(client.get(f"/customers/{wang_fang.id}/contacts"))


def test_what_is_wrong_stands_where_it_is_wrong(house: House, enter: Enter, book: Book) -> None:
    client = enter(house.li_wei)
    address = "/appointments/new?hall=zgc&day=2026-09-18"
    told = {"token": str(new_id()), "hall": "zgc", "reason": "", "note": "", "name": "周涛", "number": "12"}
    assert "Choose one of the times" in text(client.post(address, told))
    refused = client.post(address, told | {"starts_at": SLOT})
    assert refused.status_code == 422
    assert f'value="{SLOT}" checked' in text(refused)
    book()
    book(number="139 0000 2222")
    full = client.post(address, told | {"starts_at": SLOT, "number": "139 0000 3333"})
    assert "full by now" in text(full)
    assert Appointment.objects.count() == 2


def test_days_that_are_closed_or_full_lead_nowhere(house: House, enter: Enter) -> None:
    page = text(enter(house.li_wei).get("/appointments/new?hall=zgc"))
    assert "day=2026-09-15" in page
    assert "day=2026-09-27" not in page
    assert "closed" in page
    assert enter(house.li_wei).get("/appointments/new?customer=nobody").status_code == 404


def test_it_is_moved_and_cancelled_with_a_reason(house: House, enter: Enter, book: Book) -> None:
    one, client = book(), enter(house.li_wei)
    address = f"/appointments/{one.number}/slot?day=2026-09-18"
    assert "So far" in text(client.get(address))
    later = beijing("2026-09-18 10:30").isoformat()
    told = {"starts_at": later, "reason": "visitor", "version": "1", "hall": "zgc"}
    assert client.post(address, told).status_code == 302
    assert client.post(address, told).status_code == 422
    gone = client.post(f"/appointments/{one.number}/cancellation", {"reason": "settled", "version": "2"})
    assert gone.status_code in {200, 204, 302}, text(gone)
    page = text(client.get(f"/appointments/{one.number}"))
    assert "Settled without a visit" in page
    assert "The customer asked for it" in page


def test_who_is_expected_then_already_is_not_told_of_a_move(house: House, enter: Enter, book: Book) -> None:
    one = book()
    told = {"hall": "zgc", "starts_at": SLOT, "reason": "visitor", "version": "1"}
    refused = enter(house.li_wei).post(f"/appointments/{one.number}/slot", told)
    assert refused.status_code == 422
    assert "The appointment is at this time and hall already." in text(refused)
    assert Appointment.objects.get().version == 1


def test_the_counter_lists_the_day_and_one_press_begins_the_contact(house: House, enter: Enter, book: Book) -> None:
    one = book()
    book(number="139 0000 2222", starts_at=beijing("2026-09-18 10:00"))
    with using(StoppedClock(beijing("2026-09-18 09:31"))):
        client = enter(house.ma_lin)
        page = text(client.get("/counter"))
        assert page.index("09:30") < page.index("10:00")
        assert page.count("data-arrive>") == 2
        there = client.post(f"/appointments/{one.number}/arrival")
        assert there.headers["Location"] == f"/contacts/{Contact.objects.get().number}"
        assert one.number in text(client.get(there.headers["Location"]))
        assert text(client.get("/counter")).count("data-arrive>") == 1
    with using(StoppedClock(beijing("2026-09-18 10:40"))):
        other, client = Appointment.objects.get(state="booked"), enter(house.ma_lin)
        client.post(f"/appointments/{other.number}/absence", {"version": "1"})
        assert "Missed" in text(client.get("/counter?hall=zgc&day=2026-09-18"))


def test_no_link_leads_to_a_contact_one_may_not_open(house: House, enter: Enter, book: Book) -> None:
    one = book(by=house.li_wei)
    with using(StoppedClock(FRIDAY)):
        enter(house.ma_lin).post(f"/appointments/{one.number}/arrival")
        visit = Contact.objects.get().number
        for address in ("/counter?hall=zgc", f"/appointments/{one.number}"):
            assert f"/contacts/{visit}" in text(enter(house.ma_lin).get(address))
            page = text(enter(house.li_wei).get(address))
            assert one.number in page
            assert f"/contacts/{visit}" not in page


def test_who_must_be_found_another_time_stands_above(house: House, enter: Enter, book: Book) -> None:
    one = book()
    set_hall_day(code="zgc", day=FRIDAY.date(), periods=[], why="停电", by=house.administrator, at=NOW)
    page = text(enter(house.ma_lin).get("/counter"))
    assert "The hall is closed at their time" in page
    assert f"/appointments/{one.number}/slot" in page
    assert "The hall is closed at their time" not in text(enter(house.li_wei).get("/counter?hall=mall"))
    assert f"/appointments/{one.number}/slot" not in text(enter(house.auditor).get("/counter?hall=zgc"))
    assert "Nobody is expected" in page


def test_who_sees_no_appointment_reads_no_word_of_it(house: House, enter: Enter, book: Book) -> None:
    one = book(by=house.ma_lin)
    assert enter(house.li_wei).get(f"/appointments/{one.number}").status_code == 404
    assert "139****1111" not in text(enter(house.li_wei).get("/counter?hall=zgc&day=2026-09-18"))
    assert enter(house.administrator).get("/counter").status_code == 403


def test_the_palette_leads_to_an_appointment_by_its_number(house: House, enter: Enter, book: Book) -> None:
    one = book()
    assert f"/appointments/{one.number}" in text(enter(house.li_wei).post("/palette", {"q": one.number}))


def test_halls_are_added_changed_and_closed(house: House, enter: Enter) -> None:
    client = enter(house.administrator)
    told = {
        "code": "xidan",
        "name_zh": "西单营业厅",
        "name_en": "Xidan hall",
        "address_zh": "西单北大街 1 号",
        "address_en": "1 Xidan North Street",
        "department": "zgc",
        "calendar": "cn",
        "mon": "9-12",
        "slot_minutes": "20",
        "places": "3",
        "days_ahead": "7",
        "missed_after": "10",
        "why": "开业",
    }
    assert re.search(r'name="keeps_holidays"[^>]* checked', text(client.get("/admin/halls/new")))
    refused = client.post("/admin/halls/new", told)
    assert refused.status_code == 422
    assert "id_mon_error" in text(refused)
    client.post("/admin/halls/new", told | {"mon": "09:00-12:00，13:30-17:00", "tue": "09:00-12:00"})
    hall = Hall.objects.get(code="xidan")
    assert hall.weekly == [["09:00-12:00", "13:30-17:00"], ["09:00-12:00"], [], [], [], [], []]
    assert not hall.keeps_holidays
    assert "Xidan hall" in text(client.get("/admin/halls"))
    shown = text(client.get("/admin/halls/xidan"))
    assert "开业" in shown
    assert 'value="09:00-12:00, 13:30-17:00"' in text(client.get("/admin/halls/xidan/settings"))
    client.post("/admin/halls/xidan/settings", told | {"mon": "10:00-12:00", "why": "夏季作息"})
    assert Hall.objects.get(code="xidan").weekly[0] == ["10:00-12:00"]
    client.post("/admin/halls/xidan/closing", {"why": "迁址"})
    assert "Open again" in text(client.get("/admin/halls/xidan"))


def test_closing_a_day_lists_who_must_be_moved_and_names_nobody(house: House, enter: Enter, book: Book) -> None:
    one, client = book(), enter(house.administrator)
    told = {"day": "2026-09-18", "kind": "closed", "periods": "", "why": "停电", "tells_visitors": "on"}
    assert client.post("/admin/halls/zgc/days", told | {"kind": "other"}).status_code == 422
    assert "This day has passed." in text(client.post("/admin/halls/zgc/days", told | {"day": "2026-09-13"}))
    client.post("/admin/halls/zgc/days", told)
    row = HallDay.objects.get()
    assert (row.periods, row.entry.data["tells_visitors"]) == ([], True)
    page = text(client.get("/admin/halls/zgc"))
    assert one.number in page
    assert "139****1111" not in page
    client.post("/admin/halls/zgc/days", told | {"kind": "usual"})
    assert one.number not in text(client.get("/admin/halls/zgc"))


def test_a_stranger_books_looks_up_and_cancels(house: House, book: Book) -> None:
    book(by=house.ma_lin)
    client = Client(headers={"Accept-Language": "en"})
    address = "/service/visit?hall=zgc&day=2026-09-18"
    page = text(client.get(address))
    assert "free" in page
    assert "left" not in page.replace("left:", "")
    assert "周" not in page
    told = {"token": str(new_id()), "hall": "zgc", "starts_at": SLOT, "name": "王芳", "number": "138 0013 8000"}
    assert client.post(address, told | {"website": "x"}).status_code == 422
    assert client.post(address, told | {"number": "12"}).status_code == 422
    taken = client.post(address, told)
    assert taken.status_code == 201
    assert "Zhongguancun hall" in text(taken), "where and when is what one writes down"
    assert "1 Zhongguancun Street" in text(taken)
    assert "18 Sep 09:30" in text(taken)
    number = re.search(r"YY-2026-\d{6}-\d", text(taken))
    assert number
    again = text(client.post(address, told))
    assert "came in before" in again
    asked = {"number": number[0], "proof": "8000"}
    assert client.post("/service/visit/mine", asked | {"proof": "0000"}).status_code == 422
    found = text(client.post("/service/visit/mine", asked))
    assert "Zhongguancun hall" in found
    assert "王芳" not in found
    assert "Cancelled" in text(client.post("/service/visit/cancellation", asked))
    assert client.post("/service/visit/cancellation", asked).status_code == 422
    assert client.post("/service/visit/cancellation", {}).status_code == 422


def test_without_a_hall_every_page_says_so(house: House, enter: Enter) -> None:
    Hall.objects.update(closed_at=NOW)
    for client, address in (
        (enter(house.ma_lin), "/counter"),
        (enter(house.ma_lin), "/appointments/new"),
        (Client(headers={"Accept-Language": "en"}), "/service/visit"),
    ):
        assert "No hall yet" in text(client.get(address))


def test_a_contact_shows_what_was_booked_in_it(house: House, enter: Enter, book: Book) -> None:
    client = enter(house.li_wei)
    client.post("/contacts/new", {"token": str(new_id()), "channel": "phone"})
    contact = Contact.objects.get()
    one = book(contact=contact.number, name="周涛", number="139 0000 1111")
    page = text(client.get(f"/contacts/{contact.number}"))
    assert one.number in page
    assert f"/appointments/new?contact={contact.number}" in page
    cancel_appointment(number=one.number, reason=ChangeReason.VISITOR, by=house.li_wei, at=NOW)
    assert "Cancelled" in text(client.get(f"/contacts/{contact.number}"))


def test_a_halls_times_are_those_of_its_own_clock(house: House, enter: Enter, book: Book) -> None:
    one = book()
    Calendar.objects.update(zone="Asia/Tokyo")  # the house is in Beijing
    proof = {"number": one.number, "proof": "1111"}
    assert "10:30" in text(Client(headers={"Accept-Language": "en"}).post("/service/visit/mine", proof))
    close_hall(code="zgc", why="迁址", by=house.administrator, at=NOW)
    page = text(enter(house.administrator).get("/admin/halls/zgc"))
    assert "10:30" in page.split('id="lost"')[1].split("</section>")[0]
