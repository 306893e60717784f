"""The worklist and the board."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.rules.facts import Urgency
from tests.web.conftest import Desk, Take

PAGE = 14
"""Queries of a page of the worklist: session, actor, rows, customers, counts; the same for one row and for fifty."""


def test_the_nearest_due_stands_first_and_nobody_is_named_in_clear(desk: Desk, take: Take) -> None:
    take("Later", hours_ago=1)
    take("Sooner", hours_ago=30)
    page = desk("li-wei").get("/worklist").content.decode()
    assert page.index("Sooner") < page.index("Later")
    assert "138****8000" in page
    assert "13800138000" not in page
    assert "王芳" not in page


def test_an_agent_does_not_see_what_a_colleague_took_in(desk: Desk, take: Take) -> None:
    number = take(who="zhang-yan")
    assert number not in desk("li-wei").get("/worklist?view=all").content.decode()
    assert desk("li-wei").get(f"/complaints/{number}").status_code == 404


def test_a_search_finds_by_number_by_phone_and_by_words(desk: Desk, take: Take) -> None:
    number = take()
    client = desk("li-wei")
    for text in (number, number.lower(), "13800138000", "138 0013 8000", "8000", "twice"):
        assert number in client.get("/worklist", {"q": text}).content.decode(), text
    for text in ("13900000000", "1234", "nothing of the kind", "12345678901234567890"):
        page = client.get("/worklist", {"q": text}).content.decode()
        assert number not in page
        assert "Nothing found" in page


def test_a_page_costs_the_same_for_one_row_and_for_many(desk: Desk, take: Take) -> None:
    client = desk("li-wei")
    take()
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/worklist")
    for n in range(7):
        take(f"Complaint {n}")
    with CaptureQueriesContext(connection) as many:
        client.get("/worklist")
    assert len(one) == len(many) <= PAGE


def test_the_next_item_is_opened_and_accepted(desk: Desk, take: Take) -> None:
    number = take("Wrong bill", category="product.billing", urgency=Urgency.URGENT)
    answer = desk("chen").post("/worklist/next", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/complaints/{number}"
    assert "Accepted: it is yours now." in page
    assert desk("sun").post("/worklist/next", follow=True).redirect_chain[-1][0] == "/worklist"


def test_a_strange_address_is_read_as_far_as_it_makes_sense(desk: Desk) -> None:
    client = desk("li-wei")
    assert client.get("/worklist?view=x&stage=y&due=24h").status_code == 200
    assert client.get("/worklist?after=nonsense").status_code == 422


@pytest.mark.parametrize("name", ["q", "department", "handler", "category", "urgency"])
def test_what_no_database_can_look_up_is_refused(desk: Desk, name: str) -> None:
    assert desk("li-wei").get("/worklist", {name: "a\0"}).status_code == 422


def test_a_number_no_database_can_look_up_is_refused(desk: Desk) -> None:
    client = desk("chen")
    assert client.get("/complaints/%00").status_code == 422
    assert client.post("/worklist/next", {"not": "a\0"}).status_code == 422


def test_every_number_of_the_board_opens_as_many_rows(desk: Desk, take: Take) -> None:
    for hours in (1, 30, 2000):
        take(hours_ago=hours, category="product.billing")
    client = desk("zhao-min")
    page = client.get("/board").content.decode()
    links = re.findall(
        r'<a class="(?:count|tile)[^"]*" href="([^"]+)">(?:<span class="label">[^<]*</span><b>)?(\d+)', page
    )
    assert len(links) > 6
    for address, number in links:
        rows = client.get(address.replace("&amp;", "&")).content.decode()
        assert rows.count("<tr data-row=") == int(number), address
