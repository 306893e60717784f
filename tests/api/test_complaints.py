"""Complaints through the API, from intake to archive."""

from datetime import datetime

from careline.clocks.operations.installing import install_calendar
from careline.kernel.identity import new_id
from tests.api.conftest import Calling
from tests.api.test_house import RULE
from tests.cases.conftest import SEED, House
from tests.files.samples import PDF

TOLD = {"title": "5 月账单多扣 128 元", "channel": "phone", "customer": {"name": "王芳", "number": "138 0013 8000"}}


def test_a_complaint_travels_from_intake_to_archive(house: House, calling: Calling) -> None:
    li_wei, chen = calling(house.li_wei), calling(house.chen)
    taken = li_wei.post("complaints", TOLD)
    assert taken.status == 201, taken.body
    url = taken.body["url"]
    assert taken.headers["Location"] == url
    moves = [
        (li_wei, "classification", {"category": "product.billing", "urgency": "normal"}, "classified"),
        (li_wei, "assignment", None, "assigned"),
        (chen, "acceptance", None, "accepted"),
        (chen, "work", {}, "in_progress"),
        (chen, "suspension", {"reason": "billing_run"}, "pending"),
        (chen, "resumption", None, "in_progress"),
        (chen, "resolution", {"result": "upheld", "text": "退还 128 元"}, "resolved"),
        (li_wei, "reply", {"channel": "phone", "text": "已退费"}, "replied"),
        (li_wei, "feedback", {"answer": "yes"}, "fed_back"),
        (li_wei, "archiving", None, "archived"),
    ]
    for caller, noun, body, stage in moves:
        moved = caller.post(f"{url}/{noun}", body)
        assert (moved.status, moved.body.get("stage")) == (200, stage), moved.body.get("errors")
    told = li_wei.get(f"{url}/timeline").body["items"]
    assert [line["move"]["move"] for line in told][-3:] == ["reply", "feed_back", "archive"]


def test_the_same_external_id_comes_in_once(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    first, again = (li_wei.post("complaints", {**TOLD, "external_id": "CRM-1"}) for _ in range(2))
    assert (first.status, again.status) == (201, 200)
    assert first.body == again.body


def test_an_external_id_out_of_sight_shows_nothing(house: House, calling: Calling) -> None:
    told = {**TOLD, "external_id": "CRM-1"}
    assert calling(house.li_wei).post("complaints", told).status == 201
    refused = calling(house.zhang_yan).post("complaints", told)
    assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:cases.external_id_taken")
    assert "TS-" not in str(refused.body)


def test_a_known_customer_may_be_named(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    known = li_wei.post("complaints", TOLD).body["customer"]["id"]
    told = {"title": "再次断网", "channel": "phone"}
    assert li_wei.post("complaints", {**told, "customer_id": known}).body["customer"]["id"] == known
    both = li_wei.post("complaints", {**told, "customer_id": known, "customer": {"name": "王芳"}})
    assert (both.status, both.body["errors"][0]["field"]) == (422, "customer")


def test_whoever_saw_an_older_version_changes_nothing(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    taken = li_wei.post("complaints", TOLD)
    url, seen, told = taken.body["url"], taken.body["version"], {"category": "network", "urgency": "normal"}
    assert taken.headers["ETag"] == f'"{seen}"'
    assert li_wei.post(f"{url}/classification", {**told, "version": seen}).status == 200
    assert li_wei.post(f"{url}/classification", {**told, "version": seen}).status == 409
    assert li_wei.post(f"{url}/classification", told, If_Match=f'"{seen}"').status == 412
    assert li_wei.post(f"{url}/classification", told, If_Match="W/3").status == 422
    assert li_wei.post(f"{url}/classification", told, If_Match=f'"{seen + 1}"').status == 200


def test_a_number_is_read_as_people_type_it(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    number = li_wei.post("complaints", TOLD).body["number"]
    assert li_wei.get(f"complaints/{number.lower().replace('-', ' ')}").body["number"] == number


def test_an_illegal_move_is_refused_with_the_reason(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("complaints", TOLD).body["url"]
    refused = li_wei.post(f"{url}/archiving")
    assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:cases.illegal_move")


def test_a_handler_needs_a_department(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("complaints", TOLD).body["url"]
    refused = li_wei.post(f"{url}/assignment", {"handler": "chen"})
    assert (refused.status, refused.body["errors"][0]["field"]) == (422, "department")


def test_a_note_stands_on_the_timeline(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("complaints", TOLD).body["url"]
    assert li_wei.post(f"{url}/notes", {"text": "18 点后联系"}).status == 201
    assert [line["note"]["text"] for line in li_wei.get(f"{url}/timeline").body["items"] if line["note"]] == [
        "18 点后联系"
    ]


def test_a_note_carries_files_its_author_sends_after_it(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("complaints", TOLD | {"category": "product.billing"}).body["url"]
    note = li_wei.post(f"{url}/notes", {"text": "看附件"}).body["id"]
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + PDF + b"\r\n--x--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    sent = li_wei.post(f"{url}/notes/{note}/files", body, **kind)
    assert sent.status == 201, sent.body
    (line,) = (one for one in li_wei.get(f"{url}/timeline").body["items"] if one["note"])
    assert [one["id"] for one in line["files"]] == [sent.body["id"]]
    assert li_wei.get(f"{url}/files/{sent.body['id']}").status == 200
    assert calling(house.chen).post(f"{url}/notes/{note}/files", body, **kind).status == 403
    assert li_wei.post(f"{url}/notes/{new_id()}/files", body, **kind).status == 404
    assert li_wei.post(f"{url}/notes/{note}/files").status == 422
    assert li_wei.get(f"{url}/files").body["items"] == [], "it hangs on the note alone"


def test_a_due_time_says_why(house: House, calling: Calling, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    calling(house.administrator).put("due-rules/own.answer", {**RULE, "kind": "answer"})
    li_wei = calling(house.li_wei)
    taken = li_wei.post("complaints", TOLD).body
    (due,) = li_wei.get(f"{taken['url']}/clocks").body["items"]
    assert (due["rule_code"], due["is_binding"], due["due_at"]) == ("own.answer", True, taken["due_at"])
    assert due["steps"]


def test_a_field_is_revealed_for_a_reason_and_an_open_complaint(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    taken = li_wei.post("complaints", TOLD).body
    found = li_wei.post("customers/searches", {"last4": "8000", "surname": "王"}).body["customers"]
    assert [one["id"] for one in found] == [taken["customer"]["id"]]
    path = f"customers/{found[0]['id']}"
    assert li_wei.get(path).body["number"] != "+8613800138000"
    told = {"field": "number", "reason": "contact_customer"}
    assert li_wei.post(f"{path}/reveals", told).status == 403
    revealed = li_wei.post(f"{path}/reveals", {**told, "complaint": taken["number"]})
    assert (revealed.status, revealed.body["value"]) == (201, "+8613800138000")
    assert calling(house.zhang_yan).post(f"{path}/reveals", {**told, "complaint": taken["number"]}).status == 422
    assert li_wei.post("customers/searches", {}).status == 422


def test_a_contact_that_is_none_is_wrong_at_its_field(house: House, calling: Calling) -> None:
    answer = calling(house.li_wei).post("complaints", {**TOLD, "contact": "LX-2026-000001-5"})
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, "contact")
