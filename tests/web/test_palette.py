"""The palette: what a number, last four digits or words lead to."""

from datetime import datetime

from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.models import Customer, ErasureRequest
from careline.parties.operations.accounts import open_account
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import PaymentKind
from tests.web.conftest import SEED, Desk, Take, by
from tests.web.test_contacts import begin
from tests.web.test_erasures import ASKED
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


def test_an_account_is_found_by_its_number_and_only_by_who_finds_customers(desk: Desk, at: datetime) -> None:
    agent = desk("li-wei")
    customer = register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    told = {"payment": PaymentKind.PREPAID, "bill_day": 1, "opened_on": at.date()}
    open_account(customer=customer.id, number="AB88001", **told, by=SEED, at=at)  # type: ignore[arg-type]  # a row
    for words in ("AB88001", "ab 88001"):
        assert f'href="/customers/{customer.id}/holdings"' in agent.post("/palette", {"q": words}).content.decode()
    assert "/customers/" not in agent.post("/palette", {"q": "AB8800"}).content.decode(), "no part of a number"
    assert "/customers/" not in desk("administrator").post("/palette", {"q": "AB88001"}).content.decode()


def test_a_customer_is_found_by_the_whole_number_of_a_document(desk: Desk, at: datetime) -> None:
    agent, paper = desk("li-wei"), "11010519491231002X"
    told = CustomerDetails(name="王芳", document_kind="resident_id", document=paper)
    page = f'href="/customers/{register_customer(details=told, by=SEED, at=at).id}/profile"'
    for words in (paper, paper.lower(), "110105 19491231 002x"):
        assert page in agent.post("/palette", {"q": words}).content.decode(), words
    assert page not in agent.post("/palette", {"q": paper[:-1]}).content.decode(), "no part of a number"
    assert page not in desk("administrator").post("/palette", {"q": paper}).content.decode()


def test_a_request_to_be_forgotten_is_found_by_its_number(desk: Desk, take: Take) -> None:
    take()
    page = f"/customers/{Customer.objects.get().id}"
    assert desk("li-wei").post(f"{page}/new/erasure", ASKED).status_code == 302
    number = ErasureRequest.objects.get().number
    for who in ("li-wei", "guard"):
        answer = desk(who).post("/palette", {"q": number.lower()}).content.decode()
        assert f'href="/erasure-requests/{number}"' in answer, who
    assert number not in desk("administrator").post("/palette", {"q": number}).content.decode()


def test_who_sees_no_complaints_is_led_to_none(desk: Desk, take: Take) -> None:
    number = take()
    assert desk("administrator").post("/palette", {"q": number}).content.decode().strip() == ""
    assert number not in desk("zhang-yan").post("/palette", {"q": "twice"}).content.decode()
