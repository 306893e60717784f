"""The palette: what a number, last four digits or words lead to."""

from datetime import datetime

from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from tests.web.conftest import Desk, Take, by
from tests.web.test_contacts import begin
from tests.web.test_orders import Order, order

__all__ = ["begin", "order"]


def test_a_number_last_four_digits_and_words_lead_to_a_complaint(desk: Desk, take: Take) -> None:
    number, li = take(), desk("li-wei")
    for words in (number, number.lower(), "13800138000", "8000", "twice"):
        answer = li.post("/palette", {"q": words})
        assert f'href="/complaints/{number}"' in answer.content.decode(), words
    assert 'href="/customers/' in li.post("/palette", {"q": "8000"}).content.decode()
    assert "Search everywhere for “nothing”" in li.post("/palette", {"q": "nothing"}).content.decode()


def test_a_contact_is_found_by_its_number_and_only_by_who_may_see_it(desk: Desk, at: datetime) -> None:
    desk("li-wei")
    intake = ContactIntake(channel=ContactChannel.PHONE, caller="13800138000")
    number = receive_contact(intake=intake, by=by("li-wei"), at=at).contact.number
    assert f'href="/contacts/{number}"' in desk("li-wei").post("/palette", {"q": number}).content.decode()
    assert "/contacts/" not in desk("zhang-yan").post("/palette", {"q": number}).content.decode()


def test_a_service_order_is_found_by_its_number_and_only_by_who_may_see_it(desk: Desk, order: Order) -> None:
    record = order()
    number = record.rpartition("/")[2]
    for words in (number, number.lower()):
        assert f'href="{record}"' in desk("li-wei").post("/palette", {"q": words}).content.decode()
    assert record not in desk("zhang-yan").post("/palette", {"q": number}).content.decode()


def test_who_sees_no_complaints_is_led_to_none(desk: Desk, take: Take) -> None:
    number = take()
    assert desk("administrator").post("/palette", {"q": number}).content.decode().strip() == ""
    assert number not in desk("zhang-yan").post("/palette", {"q": "twice"}).content.decode()
