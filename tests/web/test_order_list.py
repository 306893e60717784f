"""The list of service orders at the desk: on the rail, narrowed, under one key, on the customer's page, as a file."""

import pytest

from careline.contacts.models import ServiceOrder
from tests.web.conftest import Desk
from tests.web.test_contacts import begin
from tests.web.test_orders import Order, order

__all__ = ["begin", "order"]


def test_orders_are_listed_narrowed_and_each_filter_is_taken_away(desk: Desk, order: Order) -> None:
    number = order().rsplit("/", 1)[1]
    client = desk("li-wei")
    page = client.get("/orders").content.decode()
    assert number in page
    assert 'aria-keyshortcuts="Alt+s"' in page
    assert "Plan change" in page
    narrowed = client.get("/orders?view=all&state=done&department=front").content.decode()
    assert number not in narrowed
    assert "No order here" in narrowed
    assert "Remove the filter Front desk" in narrowed
    assert number in client.get("/orders?view=mine&type=plan_change&from_day=2026-01-01").content.decode()
    assert number not in client.get("/orders?view=all&until_day=2026-01-01").content.decode()
    assert number in client.get("/orders?view=nonsense&state=nonsense&from_day=nonsense").content.decode()


@pytest.mark.parametrize("address", ["/orders?view=all", "/contacts?view=all"])
def test_a_day_beyond_every_calendar_narrows_nothing(desk: Desk, order: Order, address: str) -> None:
    order()
    for day in ("until_day=9999-12-31", "from_day=0001-01-01", "until_day=0001-01-01"):
        answer = desk("li-wei").get(f"{address}&{day}")
        assert (answer.status_code, "Remove the filter" in answer.content.decode()) == (200, False), day


def test_who_has_no_reach_sees_none(desk: Desk, order: Order) -> None:
    number = order().rsplit("/", 1)[1]
    assert number not in desk("zhang-yan").get("/orders?view=all").content.decode()
    assert number in desk("zhao-min").get("/orders").content.decode()
    assert number in desk("auditor").get("/orders").content.decode()
    assert desk("administrator").get("/orders").status_code == 403


def test_the_customers_page_has_them(desk: Desk, order: Order) -> None:
    number = order().rsplit("/", 1)[1]
    pane = f"/customers/{ServiceOrder.objects.get().party_id}/orders"
    assert number in desk("li-wei").get(pane).content.decode()
    assert number not in desk("zhang-yan").get(pane).content.decode()
    assert "Business is begun in a contact" in desk("zhang-yan").get(pane).content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_leaves_the_house_as_it_is_narrowed(desk: Desk, order: Order, form: str) -> None:
    order()
    chief = desk("zhao-min")
    assert f"/orders/exports/{form}?view=all" in chief.get("/orders?view=all").content.decode()
    answer = chief.post(f"/orders/exports/{form}?view=all&state=begun")
    assert (answer.status_code, "orders-" in answer["Content-Disposition"]) == (200, True)
    assert "Export" not in desk("li-wei").get("/orders").content.decode()
    assert desk("li-wei").post(f"/orders/exports/{form}").status_code == 403


def test_an_order_is_handed_to_a_colleague_who_hears_of_it(desk: Desk, order: Order) -> None:
    page, client = order(), desk("li-wei")
    assert "张燕" in client.get(f"{page}/agent").content.decode()
    answer = client.post(f"{page}/agent", {"agent": "zhang-yan", "text": "wants an invoice"})
    assert answer["Location"] == "/orders"
    assert client.get(page).status_code == 404
    story = desk("zhang-yan").get(page).content.decode()
    assert "Passed on → 张燕" in story
    assert "wants an invoice" in story
