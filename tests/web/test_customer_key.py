"""One key opens the customer, whatever list or record one is at."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from careline.cases.models import Complaint
from careline.parties.models import Customer, CustomerNeed
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin
from tests.web.test_duplicates import Two, two
from tests.web.test_erasures import ASKED
from tests.web.test_legal_holds import COURT
from tests.web.test_needs import CARE, NEED, page
from tests.web.test_orders import Order, order
from tests.web.test_outbox import Lose, lose

__all__ = ["begin", "lose", "order", "page", "two"]
ANY = re.compile(r'data-customer="(/customers/[^"]+)"')
LED = re.compile(r'<a href="(/customers/[^"]+)" data-act="customer"')
ROW = re.compile(r'<tr data-row="[^"]+" data-customer="(/customers/[^"]+)"')


def test_from_a_list_of_contacts_and_from_an_order(desk: Desk, order: Order) -> None:
    client = desk("li-wei")
    record = order()
    (led,) = LED.findall(client.get(record).content.decode())
    listed = client.get("/contacts").content.decode()
    assert ROW.findall(listed) == [led]
    assert "data-to-customer" in listed
    assert client.get(led).status_code == 200


def test_a_contact_with_somebody_unknown_leads_nowhere(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    begin(client)
    assert 'data-customer=""' in client.get("/contacts").content.decode()


def test_from_the_register_of_needs_and_from_a_need(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/need", NEED)
    assert ROW.findall(client.get("/needs?view=collected").content.decode()) == [f"{page}/needs"]
    assert LED.findall(client.get(f"/needs/{CustomerNeed.objects.get().id}").content.decode()) == [f"{page}/needs"]


def led_to(client: Client, path: str) -> set[str]:
    """Where the key leads from the rows of a page that has it."""
    shown = client.get(path).content.decode()
    assert "data-to-customer" in shown
    return set(ANY.findall(shown))


def test_from_ones_own_day(desk: Desk, begin: Begin, take: Take) -> None:
    take(hours_ago=47)  # due within the day
    client = desk("li-wei")
    contact = begin(client)
    due = {"kind": "promise", "what": "call back", "due_at": "2026-03-11T18:00", "owner": "li-wei"}
    assert client.post(f"{contact}/follow-ups", due).status_code == 302
    led = f"/customers/{Complaint.objects.get().customer_id}"
    assert led_to(client, "/my-day") == {led}


def test_from_an_exception_that_waits(desk: Desk, order: Order) -> None:
    client = desk("li-wei")
    record = order("sim_replacement")
    (led,) = LED.findall(client.get(record).content.decode())
    client.post(f"{record}/rules/real_name/exception", {"text": "cannot walk"})
    assert led_to(desk("zhao-min"), "/exceptions") == {led}


def test_from_two_who_may_be_one(desk: Desk, two: Two) -> None:
    assert led_to(desk("zhao-min"), "/duplicates") == {f"/customers/{two[0].id}"}


def test_from_what_did_not_arrive(desk: Desk, lose: Lose) -> None:
    lose()
    assert led_to(desk("zhao-min"), "/outbox") == {f"/customers/{Complaint.objects.get().customer_id}"}


def test_from_the_list_of_customers(desk: Desk, take: Take) -> None:
    take()
    assert led_to(desk("zhao-min"), "/customers") == {f"/customers/{Customer.objects.get().id}"}


@pytest.mark.parametrize(
    ("noun", "told", "listed"),
    [
        ("care", CARE | {"review_on": "2026-03-14"}, "/care-reviews"),
        ("legal-hold", COURT, "/legal-holds"),
        ("erasure", ASKED, "/erasure-requests"),
    ],
)
def test_from_what_is_decided_or_looked_at_again(
    desk: Desk, page: str, noun: str, told: dict[str, str], listed: str
) -> None:
    client = desk("zhao-min")
    assert client.post(f"{page}/new/{noun}", told).status_code == 302
    assert led_to(client, listed) == {page}


def test_a_request_leads_nobody_to_a_customer_they_may_not_read(desk: Desk, page: str) -> None:
    desk("li-wei").post(f"{page}/new/erasure", ASKED)
    shown = desk("guard").get("/erasure-requests").content.decode()
    assert ("/erasure-requests/" in shown, page in shown, "data-to-customer" in shown) == (True, False, False)


def test_from_an_audit_of_entries_and_from_a_drawn_value(desk: Desk, page: str, at: datetime) -> None:
    client, first = desk("zhao-min"), (at - timedelta(days=5)).date()
    value = {"value": "13900139000", "version": "1"}
    assert desk("li-wei").post(f"{page}/attributes/number", value).status_code == 302
    drawn = {"first_day": first.isoformat(), "last_day": at.date().isoformat(), "size": "10"}
    audit = client.post("/entry-audits/drawing", drawn)["Location"]
    assert led_to(client, audit) == {page}
    assert f'href="{page}" data-act="customer"' in client.get(f"{audit}/values/1").content.decode()
