"""One thing done to many complaints, row by row."""

import re

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
