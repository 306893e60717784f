"""One thing done to many complaints, row by row."""

import re

import pytest

from careline.cases.models import Complaint
from careline.security.models import LedgerEntry
from tests.web.conftest import Desk, Take


def test_each_is_done_for_itself_and_what_is_refused_is_named_with_its_reason(desk: Desk, take: Take) -> None:
    li = desk("li-wei")
    classified, bare, strange = take("One"), take("Two"), take("Three", who="zhang-yan")
    li.post("/worklist/bulk/category", {"number": classified, "category": "product.billing"})
    page = li.post(
        "/worklist/bulk/urgency", {"number": [classified, bare, strange], "urgency": "urgent"}
    ).content.decode()
    assert "Done: 1. Refused: 2." in page
    assert "This complaint has no category yet." in page
    assert Complaint.objects.get(number=classified).urgency == "urgent"
    assert Complaint.objects.get(number=strange).urgency == "normal"


def test_what_was_done_together_bears_one_name_in_the_ledger(desk: Desk, take: Take) -> None:
    li, numbers = desk("li-wei"), [take("One"), take("Two")]
    page = li.post("/worklist/bulk", {"act": "note", "number": numbers}).content.decode()
    told = {"text": "18:00", "batch": re.findall(r'name="batch" value="([^"]*)"', page)[0]}
    for number in numbers:  # the page sends them in parts
        li.post("/worklist/bulk/note", told | {"number": number})
    assert LedgerEntry.objects.filter(event="cases.note_added").values("correlation").distinct().count() == 1
    desk("zhao-min").post("/worklist/bulk/note", told | {"number": numbers})
    li.post("/worklist/bulk/note", told | {"number": numbers, "batch": "0198c0de-0000-7000-8000-000000000001"})
    assert LedgerEntry.objects.filter(event="cases.note_added").values("correlation").distinct().count() == 3


def test_all_that_the_list_finds_is_asked_about_before_anything_happens(desk: Desk, take: Take) -> None:
    urgent, other = take("Fast", urgency="urgent"), take("Slow")
    page = desk("li-wei").post(
        "/worklist/bulk", {"act": "note", "everything": "on", "view": "open", "urgency": "urgent"}
    )
    assert re.findall(r'name="number" value="([^"]*)"', page.content.decode()) == [urgent]
    assert ">Fast</span>" in page.content.decode(), "what one is about to change is named, not only numbered"
    assert other not in page.content.decode()
    assert LedgerEntry.objects.filter(event="cases.note_added").count() == 0


def test_one_goes_back_to_the_list_the_rows_were_chosen_on(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take("Fast", urgency="urgent", category="product.billing")
    asked = li.post("/worklist/bulk", {"act": "urgency", "number": number, "view": "open", "urgency": "urgent"})
    chosen_on = re.findall(r'name="list" value="([^"]*)"', asked.content.decode())[0].replace("&amp;", "&")
    assert chosen_on == "/worklist?view=open&urgency=urgent"
    unsaid = li.post("/worklist/bulk/urgency", {"number": number, "list": chosen_on})
    assert unsaid.status_code == 422, "what the list is narrowed to answers nothing"
    told = {"number": number, "urgency": "normal", "list": chosen_on}
    done = li.post("/worklist/bulk/urgency", told).content.decode()
    assert 'href="/worklist?view=open&amp;urgency=urgent"' in done
    astray = li.post("/worklist/bulk/urgency", told | {"list": "https://elsewhere.example/?view=mine"}).content.decode()
    assert "elsewhere" not in astray
    assert 'href="/worklist?view=mine"' in astray


def test_more_than_is_done_at_a_time_is_said(desk: Desk, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careline.web.agent.bulk.MOST", 2)
    li = desk("li-wei")
    for title in ("One", "Two", "Three"):
        take(title)
    every = {"act": "note", "everything": "on", "view": "open"}
    assert "These are the 2 nearest due" in li.post("/worklist/bulk", every).content.decode()


def test_nothing_chosen_no_such_act_and_an_empty_form_do_nothing(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take()
    assert "Nothing is chosen." in li.post("/worklist/bulk", {"act": "note"}, follow=True).content.decode()
    assert li.post("/worklist/bulk", {"act": "fly", "number": number}).status_code == 404
    assert li.post("/worklist/bulk/note", {"number": number, "text": ""}).status_code == 422


def test_all_that_a_search_finds_is_what_it_found(desk: Desk, take: Take) -> None:
    hit, _other = take("Roaming in Laos"), take("Slow")
    li = desk("li-wei")
    to = li.post("/worklist/searches", {"q": "Laos"})["Location"]
    asked = dict(part.split("=") for part in to.split("?")[1].split("&"))
    page = li.post("/worklist/bulk", {"act": "note", "everything": "on", **asked}).content.decode()
    assert re.findall(r'name="number" value="([^"]*)"', page) == [hit]
