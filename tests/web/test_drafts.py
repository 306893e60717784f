"""Drafts on the desk: kept while one types, there again at another desk, gone when the form was taken."""

import re

from careline.security.models import Draft
from tests.web.conftest import Desk, Take

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
