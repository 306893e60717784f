"""One key opens the customer, whatever list or record one is at."""

import re

from careline.parties.models import CustomerNeed
from tests.web.conftest import Desk
from tests.web.test_contacts import Begin, begin
from tests.web.test_needs import NEED, page
from tests.web.test_orders import Order, order

__all__ = ["begin", "order", "page"]
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
