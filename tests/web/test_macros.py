"""Macros on the desk: seen before they are done, done to one or many, taken back."""

import html
from datetime import datetime

import pytest

from careline.cases.models import Complaint
from careline.cases.operations.macros import MacroTold, set_macro
from careline.cases.rules.facts import Urgency
from tests.web.conftest import SEED, Desk, Take


@pytest.fixture
def macro(house: None, at: datetime) -> str:  # noqa: ARG001  (a fixture asks for another one by naming it)
    told = {"name_zh": "账单", "name_en": "Bill", "category": "product.billing", "note_en": "For {customer}"}
    set_macro(code="bill", told=MacroTold(**told, urgency=Urgency.URGENT), by=SEED, at=at)  # type: ignore[arg-type]  # only texts
    return "bill"


def test_one_sees_what_would_change_then_does_it_and_takes_it_back(desk: Desk, take: Take, macro: str) -> None:
    number, li = take(), desk("li-wei")
    assert f"/complaints/{number}/macros/{macro}" in li.get(f"/complaints/{number}/macros").content.decode()
    page = html.unescape(li.get(f"/complaints/{number}/macros/{macro}").content.decode())
    assert "<del>Normal</del>" in page
    assert "<ins>Urgent</ins>" in page
    assert "For 王*" in page
    assert "The note stays." in page
    assert Complaint.objects.get(number=number).urgency == "normal"
    assert li.post(f"/complaints/{number}/macros/{macro}").status_code == 302
    assert Complaint.objects.get(number=number).urgency == "urgent"
    assert "You applied “Bill”" in html.unescape(li.get(f"/complaints/{number}").content.decode())
    assert "You applied" not in desk("zhao-min").get(f"/complaints/{number}").content.decode()
    assert li.post(f"/complaints/{number}/macro-return").status_code == 302
    assert Complaint.objects.get(number=number).category is None
    again = li.post(f"/complaints/{number}/macro-return")
    assert again.status_code == 409


def test_what_cannot_be_done_says_why_and_offers_no_button(desk: Desk, take: Take, macro: str, at: datetime) -> None:
    number, li = take(urgency="urgent", category="product.billing"), desk("li-wei")
    set_macro(
        code="fast",
        told=MacroTold(name_zh="快", name_en="Fast", urgency=Urgency.URGENT),
        by=SEED,
        at=at,
    )
    page = html.unescape(li.get(f"/complaints/{number}/macros/fast").content.decode())
    assert "The complaint is already as the macro would make it." in page
    assert "Apply it" not in page
    assert macro in li.get(f"/complaints/{number}/macros").content.decode()


def test_a_selection_is_previewed_one_by_one_and_taken_back_together(desk: Desk, take: Take, macro: str) -> None:
    numbers, li = [take("One"), take("Two")], desk("li-wei")
    page = html.unescape(li.post("/worklist/bulk", {"act": f"macro-{macro}", "number": numbers}).content.decode())
    assert page.count("<ins>Urgent</ins>") == 2
    assert "Done: 2. Refused: 0." in li.post(f"/worklist/bulk/macro-{macro}", {"number": numbers}).content.decode()
    assert Complaint.objects.filter(urgency="urgent").count() == 2
    assert "Done: 2. Refused: 0." in li.post("/worklist/bulk/macro_return", {"number": numbers}).content.decode()
    assert Complaint.objects.filter(urgency="urgent").count() == 0
    assert li.post("/worklist/bulk", {"act": "macro-none", "number": numbers}).status_code == 404


def test_a_preview_counts_what_it_would_leave_alone(desk: Desk, take: Take, macro: str) -> None:
    number, done = take("One"), take("Two")
    Complaint.objects.filter(number=done).update(stage="archived")
    asked = {"act": f"macro-{macro}", "number": [number, done]}
    page = html.unescape(desk("li-wei").post("/worklist/bulk", asked).content.decode())
    assert "1 would be left as it is." in page
    assert "Reload the page" not in page, "here there is nothing to reload"


def test_a_supervisor_keeps_macros(desk: Desk) -> None:
    zhao = desk("zhao-min")
    told = {"code": "call", "name_zh": "来电", "name_en": "Called again", "urgency": "urgent", "note_zh": "{nobody}"}
    assert "Nobody fills in" in zhao.post("/admin/macros/new", told).content.decode()
    assert zhao.post("/admin/macros/new", told | {"note_zh": "{customer}"}).status_code == 302
    assert zhao.get("/admin/macros/call").status_code == 200
    reminds = told | {"note_zh": "", "reminder_en": "Call back"}
    assert "needs both its words and the hours" in zhao.post("/admin/macros/call", reminds).content.decode()
    assert zhao.post("/admin/macros/call", reminds | {"remind_in": "4"}).status_code == 302
    assert "reminder in 4 h" in zhao.get("/admin/macros").content.decode()
    assert "Called again" in zhao.get("/admin/macros").content.decode()
    assert zhao.post("/admin/macros/call/retirement").status_code == 302
    assert desk("li-wei").get("/admin/macros").status_code == 403
