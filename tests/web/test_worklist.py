"""The worklist and the board."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Complaint
from careline.cases.rules.facts import Urgency
from careline.web.searches import COOKIE
from tests.web.conftest import Desk, Take


def looked_for(client: Client, text: str) -> Any:
    return client.post("/worklist/searches", {"q": text}, follow=True)


PAGE = 16
"""Queries of a page of the worklist (session, actor, keys, rows, customers, counts); the same for 1 row and 50."""


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
        assert number in looked_for(client, text).content.decode(), text
    for text in ("13900000000", "1234", "nothing of the kind", "12345678901234567890"):
        page = looked_for(client, text).content.decode()
        assert number not in page
        assert "Nothing found" in page


def test_the_words_of_a_search_stay_out_of_addresses(desk: Desk, take: Take) -> None:
    take()
    client = desk("li-wei")
    found = looked_for(client, "13800138000")
    page = found.content.decode()
    assert "13800138000" not in found.redirect_chain[-1][0]
    assert re.findall(r'(?:href|action|hx-[a-z]+|name="next" value)="[^"]*13800138000', page) == []
    assert 'value="13800138000"' in page  # it stands in the search field, and in the chip that takes it away


def test_going_back_finds_the_search_before(desk: Desk, take: Take) -> None:
    take("Charged twice in May")
    take("No signal at home")
    client = desk("li-wei")
    first = looked_for(client, "twice").redirect_chain[-1][0]
    for n in range(6):
        looked_for(client, f"signal {n}")
    page = client.get(first).content.decode()
    assert "Charged twice in May" in page
    assert "No signal at home" not in page
    assert looked_for(client, "twice").redirect_chain[-1][0] == first


def test_a_search_opens_for_the_session_that_made_it_and_for_no_other(desk: Desk, take: Take) -> None:
    take("Charged twice in May")
    mine, theirs = desk("li-wei"), desk("zhang-yan")
    address = looked_for(mine, "13800138000").redirect_chain[-1][0]
    theirs.cookies[COOKIE] = mine.cookies[COOKIE].value
    for other in (theirs, desk("li-wei")):
        assert "13800138000" not in other.get(address).content.decode()


def test_a_longer_list_of_searches_still_fits_a_cookie(desk: Desk) -> None:
    client = desk("li-wei")
    for n in range(20):
        looked_for(client, f"{n}" + "\U0001f4de" * 100)
        assert len(client.cookies[COOKIE].OutputString()) < 4096
    assert client.post("/worklist/searches", {"q": " "})["Location"] == "/worklist?view=all"
    assert client.post("/worklist/searches", {"q": "a\0"}).status_code == 422


def test_what_a_page_does_not_ask_is_dropped_from_its_address(desk: Desk) -> None:
    page = desk("li-wei").get("/worklist?view=all&q=13800138000").content.decode()
    assert "13800138000" not in page
    assert Client().get("/worklist?view=all&q=13800138000")["Location"] == "/session/?next=%2Fworklist%3Fview%3Dall"


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


@pytest.mark.parametrize("name", ["search", "department", "handler", "category", "urgency"])
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


@pytest.mark.parametrize(
    ("username", "view"),
    [("li-wei", "All open"), ("zhao-min", "All open"), ("auditor", "All open"), ("chen", "My department")],
)
def test_everybody_lands_where_his_work_is(desk: Desk, take: Take, username: str, view: str) -> None:
    number = take(category="product.billing")
    page = desk(username).get("/worklist").content.decode()
    assert f"<h1>{view}</h1>" in page
    assert number in page


def test_who_was_overtaken_is_told_and_may_load_it_again(desk: Desk, take: Take) -> None:
    number = take()
    client, address = desk("li-wei"), f"/complaints/{number}/classification"
    told = {"category": "product.billing", "urgency": "normal", "version": 1}
    assert client.post(address, told)["Location"] == f"/complaints/{number}"
    for headers, again in (({"Referer": f"http://testserver{address}"}, True), ({"HX-Request": "true"}, False)):
        answer = client.post(address, told, headers=headers)
        assert answer.status_code == 409
        assert b"Somebody moved this complaint" in answer.content
        assert (f'href="{address}"'.encode() in answer.content) is again


def test_a_complaint_whose_words_are_gone_says_so(desk: Desk, take: Take) -> None:
    number, li = take("Secret"), desk("li-wei")
    Complaint.objects.filter(number=number).update(title="", description="")
    for page in ("/worklist", f"/complaints/{number}"):
        assert "Words erased" in li.get(page).content.decode()
