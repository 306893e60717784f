"""Lists: narrowed, paged by key, and at a price that doesn't grow with their length."""

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.operations.categories import Naming, set_category
from careline.cases.operations.receiving import receive_complaints
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.types import FieldType
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Answer, Caller, Calling
from tests.cases.conftest import SEED, House


@pytest.fixture
def li_wei(house: House, calling: Calling, at: datetime) -> Caller:
    intakes = [
        Intake(
            title=f"第 {n} 件",
            channel=Channel.PHONE,
            category="product.billing" if n % 2 else "",
            customer=CustomerDetails(name="王芳", number=f"138001380{n:02}"),
            received_at=at - timedelta(hours=n),
        )
        for n in range(7)
    ]
    receive_complaints(intakes=intakes, by=house.li_wei, at=at)
    return calling(house.li_wei)


def walked(caller: Caller, path: str) -> list[list[str]]:
    pages = []
    address: str | None = path
    while address:
        page = caller.get(address).body
        pages.append([item["number"] for item in page["items"]])
        address = page["next"]
    return pages


def test_walking_the_pages_shows_each_once(li_wei: Caller) -> None:
    pages = walked(li_wei, "complaints?limit=3")
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({number for page in pages for number in page}) == 7


def test_the_next_page_is_narrowed_like_this_one(li_wei: Caller) -> None:
    pages = walked(li_wei, "complaints?limit=2&category=product&stage=assigned")
    assert [len(page) for page in pages] == [2, 1]


def test_a_search_by_words_is_posted_and_paged(li_wei: Caller) -> None:
    told = {"text": "第", "limit": 3}
    pages = [li_wei.post("complaints/searches", told).body]
    while pages[-1]["after"]:
        pages.append(li_wei.post("complaints/searches", {**told, "after": pages[-1]["after"]}).body)
    assert [len(page["items"]) for page in pages] == [3, 3, 1]
    assert li_wei.post("complaints/searches", {"text": "第 4 件"}).body["items"][0]["title"] == "第 4 件"


def test_a_search_by_an_answer_names_field_and_value(house: House, calling: Calling, at: datetime) -> None:
    told = {
        "amount": FieldTold(type=FieldType.MONEY, name_zh="争议金额", name_en="Disputed sum"),
        "call_back": FieldTold(type=FieldType.PHONE, name_zh="回电号码", name_en="Call back on"),
    }
    for code, field in told.items():
        set_field(code=code, told=field, by=SEED, at=at)
    form = FormTold(name_zh="费用争议", name_en="Charge", lines=[LineTold(field="amount")])
    set_form(code="charge", told=form, by=SEED, at=at)
    set_category(code="product", naming=Naming(name_zh="产品", name_en="Product", form="charge"), by=SEED, at=at)
    who = CustomerDetails(name="王芳", number="13800138000")
    bill = Intake(title="多扣", channel=Channel.PHONE, customer=who, category="product", answers={"amount": "128.50"})
    receive_complaints(intakes=[bill], by=house.li_wei, at=at)
    li_wei = calling(house.li_wei)

    def search(field: str, value: object) -> Answer:
        return li_wei.post("complaints/searches", {"answer": {"field": field, "value": value}})

    assert [len(search("amount", sum_).body["items"]) for sum_ in (12850, 1)] == [1, 0]
    for field_, value, wrong in (("amount", 1.5, "value"), ("call_back", "13800138000", "field"), ("none", 1, "field")):
        refused = search(field_, value)
        assert (refused.status, refused.body["errors"][0]["field"]) == (422, f"answer.{wrong}"), refused.body


@pytest.mark.parametrize("path", ["complaints?text=13800138000", "users?search=王芳", "customers?number=13800138000"])
def test_nobody_is_looked_for_in_an_address(li_wei: Caller, path: str) -> None:
    assert li_wei.get(path).status in {404, 405, 422}  # a customer may be registered there, and none is found


@pytest.mark.parametrize(("limit", "status"), [("0", 422), ("101", 422), ("x", 422), ("", 422), ("100", 200)])
def test_a_page_has_a_size(li_wei: Caller, limit: str, status: int) -> None:
    assert li_wei.get(f"complaints?limit={limit}").status == status


def test_a_customer_is_shown_masked(li_wei: Caller) -> None:
    page = li_wei.get("complaints?limit=1").body["items"]
    assert (page[0]["customer"]["name"], page[0]["customer"]["number"][:3]) == ("王*", "138")
    assert "*" in page[0]["customer"]["number"]


def queries(caller: Caller, path: str) -> int:
    caller.get(path)  # whatever is read once is read now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert caller.get(path).status == 200
    return len(asked)


AT_THE_DOOR = 1
"""The token with its account and the account's rights."""


@pytest.mark.parametrize(
    ("path", "more"),
    [("complaints?limit=2", 2), ("complaints?limit=7", 2), ("categories", 1), ("departments", 1), ("users", 2)],
)
def test_a_list_costs_the_same_however_long(li_wei: Caller, path: str, more: int) -> None:
    assert queries(li_wei, path) == AT_THE_DOOR + more


@pytest.mark.parametrize("path", ["categories", "departments"])
def test_other_lists_are_paged_too(li_wei: Caller, path: str) -> None:
    whole = [item["code"] for item in li_wei.get(f"{path}?limit=100").body["items"]]
    seen: list[str] = []
    address: str | None = f"{path}?limit=2"
    while address:
        page = li_wei.get(address).body
        seen += [item["code"] for item in page["items"]]
        address = page["next"]
    assert seen == whole
    assert len(whole) > 2


@pytest.mark.parametrize(
    ("due_from", "status"),
    [("2776-07-30T16:17:48-18:09", 200), ("2026-03-11T10:30:00+23:59", 200), ("9999-12-31T23:59:59-18:09", 422)],
)
def test_an_instant_may_be_told_with_any_offset(li_wei: Caller, due_from: str, status: int) -> None:
    assert li_wei.get(f"complaints?due_from={quote(due_from)}").status == status


def test_a_cursor_is_good_for_its_own_list(li_wei: Caller) -> None:
    after = li_wei.get("categories?limit=2").body["next"].partition("after=")[2].partition("&")[0]
    assert li_wei.get(f"departments?after={after}").status == 422


def test_a_list_is_kept_changed_and_removed(calling: Calling, house: House) -> None:
    li = calling(house.li_wei)
    kept = li.post(
        "kept-lists",
        {"kind": "worklist", "name": "急件", "narrowed": {"urgency": "urgent"}, "columns": ["due", "stage"]},
    )
    assert (kept.status, kept.body["columns"], kept.body["department"]) == (201, ["stage", "due"], None)
    path = f"kept-lists/{kept.body['id']}"
    assert li.put(path, {"name": "特急", "order": "newest"}).body["order"] == "newest"
    assert [one["name"] for one in li.get("kept-lists").body["items"]] == ["特急"]
    assert calling(house.zhang_yan).put(path, {"name": "x"}).status == 404
    assert li.post(f"{path}/retirement").status == 204
    assert li.get("kept-lists").body["items"] == []


def test_lists_of_every_kind_are_kept_with_their_counts(calling: Calling, house: House) -> None:
    zhao = calling(house.zhao_min)
    for kind in ("worklist", "contacts", "orders", "customers", "needs"):
        assert zhao.post("kept-lists", {"kind": kind, "name": "全部"}).status == 201
    items = zhao.get("kept-lists").body["items"]
    assert {one["kind"]: (one["count"], one["is_at_least"]) for one in items} == dict.fromkeys(
        ("worklist", "contacts", "orders", "customers", "needs"), (0, False)
    )
    assert [one["kind"] for one in zhao.get("kept-lists?kind=needs").body["items"]] == ["needs"]
    assert zhao.get("kept-lists?kind=users").status == 422
    assert zhao.post("kept-lists", {"kind": "users", "name": "全部"}).body["errors"][0]["field"] == "kind"
    told = zhao.post("kept-lists", {"kind": "customers", "name": "她", "narrowed": {"number": "13800138000"}})
    assert (told.status, told.body["type"].rpartition(":")[2]) == (422, "security.bad_list_filter")
    assert "13800138000" not in str(told.body)
    assert calling(house.li_wei).post("kept-lists", {"kind": "customers", "name": "全部"}).status == 403
