"""Whatever goes wrong is a problem in the caller's language, that names the field and the remedy."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError

from careline.api import bearer
from careline.api.reading import LARGEST
from tests.api.conftest import Answer, Caller, Calling
from tests.cases.conftest import House

TOLD = {"title": "断网", "channel": "phone"}
Ask = Callable[[Caller], Answer]


def put(caller: Caller, body: object = b"{}", kind: str = "application/json") -> Answer:
    return caller.post("complaints", body, Content_Type=kind)


WRONG: dict[str, tuple[int, str, Ask]] = {
    "an address that isn't": (404, "api.no_such_address", lambda caller: caller.get("nowhere")),
    "a post to an address that isn't": (404, "api.no_such_address", lambda caller: caller.post("nowhere", {})),
    "a slash too many": (404, "api.no_such_address", lambda caller: caller.get("complaints/")),
    "the root": (404, "api.no_such_address", lambda caller: caller.get("/api/v1/")),
    "a method that isn't": (405, "api.method_not_allowed", lambda caller: caller.ask("PATCH", "complaints", None)),
    "no JSON": (400, "api.malformed_json", lambda caller: put(caller, b"{")),
    "a name twice": (400, "api.malformed_json", lambda caller: put(caller, b'{"title":"a","title":"b"}')),
    "not a number": (400, "api.malformed_json", lambda caller: put(caller, b'{"title":NaN}')),
    "no UTF-8": (400, "api.malformed_json", lambda caller: put(caller, '{"title":"断网"}'.encode("gb18030"))),
    "a well without bottom": (400, "api.malformed_json", lambda caller: put(caller, b"[" * 100_000)),
    "a flood": (413, "api.body_too_large", lambda caller: put(caller, b" " * (LARGEST + 1))),
    "a form": (415, "api.not_json", lambda caller: put(caller, b"title=a", "application/x-www-form-urlencoded")),
    "a list": (422, "api.invalid_request", lambda caller: put(caller, b"[]")),
    "nothing": (422, "api.invalid_request", lambda caller: put(caller, b"")),
    "a number that is none": (422, "kernel.unreadable_number", lambda caller: caller.get("complaints/42")),
    "a slip of the finger": (422, "kernel.wrong_check_digit", lambda caller: caller.get("complaints/TS-2026-000001-4")),
    "a stranger": (404, "cases.no_such_complaint", lambda caller: caller.get("complaints/ts20260000991")),
    "no right": (403, "security.forbidden", lambda caller: caller.put("categories/network", {})),
    "a filter nobody knows": (422, "api.field_unknown", lambda caller: caller.get("complaints?staeg=received")),
    "a cursor made up": (422, "kernel.bad_cursor", lambda caller: caller.get("complaints?after=abc")),
    "a cursor of nothing": (
        422,
        "kernel.bad_cursor",
        lambda caller: caller.get("complaints?after=WyJ3b3JrbGlzdCIsbnVsbCxudWxsXQ"),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_is_told_as_a_problem(house: House, calling: Calling, name: str) -> None:
    status, code, ask = WRONG[name]
    answer = ask(calling(house.li_wei))
    assert (answer.status, answer.body["type"]) == (status, f"urn:careline:problem:{code}"), answer.body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.body["status"] == status
    assert all(one["problem"] and one["remedy"] for one in answer.body["errors"])


FIELDS: list[tuple[dict[str, Any], str, str]] = [
    ({"titel": "a"}, "titel", "api.field_unknown"),
    ({"title": None}, "title", "api.wrong_type"),
    ({"title": 5}, "title", "api.wrong_type"),
    ({"title": ""}, "title", "api.too_short"),
    ({"title": "  "}, "title", "api.not_readable"),
    ({"title": "a" * 201}, "title", "api.too_long"),
    ({"title": "a\x00b"}, "title", "api.not_readable"),
    ({"title": "a\ud800b"}, "title", "api.not_readable"),
    ({"channel": "pigeon"}, "channel", "api.not_one_of"),
    ({"on_behalf": "yes"}, "on_behalf", "api.wrong_type"),
    ({"customer": {"numbr": "1"}}, "customer.numbr", "api.field_unknown"),
    ({"received_at": 1_700_000_000}, "received_at", "api.wrong_type"),
    ({"received_at": "2026-03-11"}, "received_at", "api.wrong_type"),
    ({"received_at": "2026-03-11T10:00:00"}, "received_at", "api.wrong_type"),
    ({"received_at": "1899-03-11T10:00:00Z"}, "received_at", "api.out_of_range"),
    ({"received_at": "2027-03-11T10:00:00Z"}, "received_at", "cases.received_later"),
    ({"category": "no.such"}, "category", "cases.no_such_category"),
    ({"customer": {"number": "12"}}, "number", "parties.not_a_number"),
    ({"customer_id": "6f1c7f3e-8f7e-7b1e-9a56-0a7b3c2d1e0f"}, "customer_id", "api.not_known"),
    ({"complained_about": "nobody"}, "complained_about", "api.not_known"),
]


@pytest.mark.parametrize(("told", "field", "code"), FIELDS)
def test_the_field_is_named(house: House, calling: Calling, told: dict[str, Any], field: str, code: str) -> None:
    answer = calling(house.li_wei).post("complaints", {**TOLD, **told})
    (error,) = answer.body["errors"]
    assert (answer.status, error["field"]) == (422, field)
    assert answer.body["type"].endswith((code, "api.invalid_request"))


def test_every_field_that_is_wrong_is_named_at_once(house: House, calling: Calling) -> None:
    answer = calling(house.li_wei).post("complaints", {"channel": "pigeon", "on_behalf": 1, "more": True})
    assert {one["field"] for one in answer.body["errors"]} == {"title", "channel", "on_behalf", "more"}


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Not accepted"), ("zh-CN", "未被接受"), ("zh-Hans", "未被接受"), ("fr", "未被接受")]
)
def test_it_is_told_in_the_language_asked_for(house: House, calling: Calling, language: str, title: str) -> None:
    answer = calling(house.li_wei).post("complaints", {**TOLD, "title": ""}, Accept_Language=language)
    assert answer.body["title"] == title
    assert answer.headers["Content-Language"] == ("en" if language == "en" else "zh-hans")


def test_a_lost_database_is_told_and_not_a_fault(
    house: House, calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**_: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    caller = calling(house.li_wei)
    monkeypatch.setattr(bearer, "holder_of_token", away)
    answer = caller.get("me")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert answer.body["type"] == "urn:careline:problem:api.database_away"


def test_an_answer_speaks_the_language_asked_for_and_no_cookie_chooses_it(house: House, calling: Calling) -> None:
    chosen = f"{settings.LANGUAGE_COOKIE_NAME}=zh-hans"
    assert calling(house.li_wei).get("nowhere", Cookie=chosen).headers["Content-Language"] == "en"
