"""Drafts on the desk: kept while one types, there again at another desk, gone when the form was taken."""

import re

from careline.cases.models import Complaint, Note
from careline.security.models import Draft
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin
from tests.web.test_orders import Order, order

__all__ = ["begin", "order"]

PAGE = "0198c0de-0000-7000-8000-000000000001"


def test_a_draft_is_there_again_for_its_writer_and_for_nobody_else(desk: Desk, take: Take) -> None:
    number = take()
    at = f"/complaints/{number}/drafts/write"
    li = desk("li-wei")
    assert li.get(at).status_code == 204
    assert re.fullmatch(r"\d\d:\d\d", li.post(at, {"sitting": PAGE, "fields": '[["text","half",null]]'}).json()["kept"])
    assert desk("li-wei").get(at).json()["fields"] == '[["text","half",null]]'
    assert desk("zhao-min").get(at).status_code == 204
    assert desk("zhang-yan").get(at).status_code == 404
    assert Draft.objects.get().key_id


def test_the_form_that_is_taken_ends_its_draft_and_a_refused_one_keeps_it(desk: Desk, take: Take) -> None:
    number, li = take(), desk("li-wei")
    at = f"/complaints/{number}/drafts/write"
    li.post(at, {"sitting": PAGE, "fields": "[]"})
    said = {"draft": f"write {PAGE} {number}"}
    assert li.post(f"/complaints/{number}/notes", {"text": "", **said}).status_code == 422
    assert li.get(at).status_code == 200
    assert li.post(f"/complaints/{number}/notes", {"text": "Called back", **said}).status_code == 302
    assert li.get(at).status_code == 204
    assert li.post(at, {"sitting": PAGE, "fields": "late"}).status_code == 204
    assert li.get(at).status_code == 204


def test_every_form_to_write_in_says_which_draft_it_is(desk: Desk, take: Take) -> None:
    number, li = take(), desk("li-wei")
    for page in (f"/complaints/{number}", "/intake", f"/complaints/{number}/classification"):
        assert 'name="draft" value="' in li.get(page).content.decode(), page


def test_what_names_no_page_keeps_nothing_and_nothing_typed_is_no_draft(desk: Desk) -> None:
    li = desk("li-wei")
    assert li.post("/drafts/intake", {"fields": "x"}).status_code == 422
    assert li.post("/drafts/" + "x" * 41, {"sitting": PAGE, "fields": "x"}).status_code == 404
    assert li.post("/drafts/intake", {"sitting": PAGE, "fields": "x"}).status_code == 200
    assert li.post("/drafts/intake", {"sitting": PAGE, "fields": ""}).status_code == 204
    assert not Draft.objects.exists()


def test_business_keeps_its_forms_under_the_key_of_whose_it_is(desk: Desk, order: Order) -> None:
    li, page = desk("li-wei"), order()
    for at in (page, f"{page}/withdrawal", f"{page}/rules/consent/exception"):
        shown = li.get(at).content.decode()
        assert f'data-canned="{page}/canned"' in shown, at
        draft = re.findall(r'data-at="([^"]*)"', shown)[0]
        assert draft.startswith(f"{page}/drafts/")
        assert li.post(draft, {"sitting": PAGE, "fields": "[]"}).status_code == 200
        assert desk("zhang-yan").get(draft).status_code == 404
    assert Draft.objects.filter(key__isnull=False).count() == 3
    number = page.rpartition("/")[2]
    li.post(f"{page}/withdrawal", {"text": "Changed her mind", "draft": f"withdrawal {PAGE} {number}"})
    assert li.get(f"{page}/drafts/withdrawal").status_code == 204
    assert li.get(f"{page}/drafts/answers").status_code == 200


def test_acts_in_a_contact_and_a_new_one_keep_theirs(desk: Desk, begin: Begin) -> None:
    li = desk("li-wei")
    page = begin(li)
    li.post(f"{page}/need", {"reasons": "billing.query.balance"})
    for act in ("escalation", "follow-ups"):
        assert f'data-at="{page}/drafts/' in li.get(f"{page}/{act}").content.decode(), act
    assert 'data-at="/drafts/contact"' in li.get("/contacts/new").content.decode()


def test_what_is_written_on_a_customers_record_lies_under_the_customers_key(desk: Desk, take: Take) -> None:
    customer, li = Complaint.objects.get(number=take()).customer, desk("li-wei")
    shown = li.get(f"/customers/{customer.pk}/new/need").content.decode()
    draft = re.findall(r'data-at="([^"]*)"', shown)[0]
    assert draft.startswith(f"/customers/{customer.pk}/drafts/need-")
    assert f'data-canned="/customers/{customer.pk}/canned"' in shown
    li.post(draft, {"sitting": PAGE, "fields": "[]"})
    assert Draft.objects.get().key_id == customer.key_id
    told = {"source": "contact", "category": "price", "text": "Cheaper"}
    named = re.findall(r'name="draft" value="([^"]*)"', shown)[0]
    assert li.post(f"/customers/{customer.pk}/new/need", told | {"draft": named}).status_code == 302
    assert li.get(draft).status_code == 204


def test_a_note_to_many_keeps_its_draft_and_is_filled_in_for_each(desk: Desk, take: Take) -> None:
    numbers, li = [take("One"), take("Two")], desk("li-wei")
    shown = li.post("/worklist/bulk", {"act": "note", "number": numbers}).content.decode()
    assert 'data-at="/drafts/bulk-note"' in shown
    assert 'data-canned="/canned"' in shown
    assert 'data-at="/drafts/' not in li.post("/worklist/bulk", {"act": "urgency", "number": numbers}).content.decode()
    li.post("/worklist/bulk/note", {"number": numbers, "text": "{complaint} {customer} {nothing}"})
    assert {note.text for note in Note.objects.all()} == {f"{number} 王* {{nothing}}" for number in numbers}
