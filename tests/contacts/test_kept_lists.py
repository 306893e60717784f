"""Kept lists of contacts and service orders: counted for who looks at them, by what the list itself shows."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.contacts.models import Contact, Reason
from careline.contacts.operations.receiving import ContactIntake, receive_contact
from careline.contacts.queries.listing import contacts
from careline.contacts.queries.lists import contacts_told
from careline.contacts.rules.facts import ContactChannel
from careline.security.actor import Actor
from careline.security.models import Centre, KeptList, LedgerEntry
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.queries.kept_lists import Held, counted_lists, kept_lists
from careline.security.rules.kept_lists import BadListFilter, ListNameTaken
from tests.contacts.conftest import House

Call = Callable[..., Contact]


def keep(by: Actor, at: datetime, *, name: str = "list", kind: str = "contacts", **narrowed: str) -> KeptList:
    return keep_list(told=ListTold(name=name, narrowed=narrowed), kind=kind, by=by, at=at)


def test_each_reader_sees_his_own_number(house: House, call: Call, at: datetime) -> None:
    call()
    receive_contact(intake=ContactIntake(channel=ContactChannel.PHONE), by=house.zhang_yan, at=at)
    told = ListTold(name="Calls", narrowed={"channel": "phone", "view": "open"}, is_shared=True)
    shared = keep_list(told=told, kind="contacts", by=house.zhao_min, at=at)
    for reader, count in ((house.zhao_min, 2), (house.li_wei, 1), (house.zhang_yan, 1)):
        assert kept_lists(by=reader, kind="contacts") == [shared]
        assert counted_lists(by=reader, at=at, lists=[shared]) == {shared.id: Held(count)}
        page = contacts(by=reader, filters=contacts_told(shared.narrowed))
        assert len(page.rows) == count


def test_all_contact_lists_are_counted_in_one_query(house: House, call: Call, at: datetime) -> None:
    call()
    Reason.objects.create(code="nothing", name_zh="无", name_en="Nothing", valid_from=at.date())
    Centre.objects.create(code="nowhere", name_zh="无", name_en="Nowhere")
    day = at.date().isoformat()
    asked: list[dict[str, str]] = [
        {},
        {"channel": ContactChannel.LETTER},
        {"from_day": day, "until_day": day},
        {"until_day": "2020-01-01"},
        {"view": "mine", "step": "access"},
        {"reason": "nothing", "centre": "nowhere"},
    ]
    lists = [keep(house.li_wei, at, name=f"list {n}", **narrowed) for n, narrowed in enumerate(asked)]
    with CaptureQueriesContext(connection) as seen:
        counts = counted_lists(by=house.li_wei, at=at, lists=lists)
    assert len(seen) == 1
    assert [counts[row.id].count for row in lists] == [1, 0, 1, 0, 1, 0]


@pytest.mark.parametrize(
    "narrowed",
    [
        {"channel": "pigeon"},
        {"view": "theirs"},
        {"from_day": "soon"},
        {"reason": "王芳"},
        {"reason": "13800138000"},
        {"centre": "wangfang"},
        {"caller": "13800138000"},
        {"number": "JC-2026-000001-9"},
    ],
)
def test_what_no_list_of_contacts_is_narrowed_by_is_refused(
    house: House, at: datetime, narrowed: dict[str, str]
) -> None:
    with pytest.raises(BadListFilter):
        keep(house.li_wei, at, **narrowed)


def test_one_name_may_stand_in_each_list_once(house: House, at: datetime) -> None:
    keep(house.li_wei, at, name="Today")
    keep(house.li_wei, at, name="Today", kind="orders", view="mine")
    with pytest.raises(ListNameTaken):
        keep(house.li_wei, at, name="Today")
    assert [row.kind for row in kept_lists(by=house.li_wei)] == ["contacts", "orders"]
    entries = LedgerEntry.objects.filter(event="security.kept_list_set").order_by("id")
    assert [entry.data["kind"] for entry in entries] == ["contacts", "orders"]
    orders = kept_lists(by=house.li_wei, kind="orders")
    assert counted_lists(by=house.li_wei, at=at, lists=orders) == {orders[0].id: Held(0)}
