"""Lists somebody keeps: one's own, and the department's."""

from datetime import datetime

import pytest

from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.worklist import Bounds, Filters, worklist
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.cases.rules.lists import ListOrder
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.models import KeptList, LedgerEntry
from careline.security.operations.kept_lists import ListTold, change_list, keep_list, retire_list
from careline.security.policy import Forbidden
from careline.security.ports.lists import NoSuchListKind
from careline.security.queries.kept_lists import Held, NoSuchList, counted_lists, kept_list, kept_lists
from careline.security.rules.kept_lists import (
    MOST,
    BadListFilter,
    BadListLook,
    BadListName,
    ListNameTaken,
    TooManyLists,
)
from tests.cases.conftest import House

WANG = CustomerDetails(name="王芳", number="13800138000")


def kept(name: str, *, by: Actor, at: datetime, **more: object) -> KeptList:
    return keep_list(told=ListTold(name=name, **more), kind="worklist", by=by, at=at)  # type: ignore[arg-type]  # a test's own words


def take(title: str, *, by: Actor, at: datetime, urgency: Urgency = Urgency.NORMAL) -> str:
    intake = Intake(title=title, channel=Channel.PHONE, customer=WANG, urgency=urgency)
    return receive_complaint(intake=intake, by=by, at=at).number


def test_a_list_is_ones_own_until_it_is_shared(house: House, at: datetime) -> None:
    mine = kept(" Urgent ", by=house.li_wei, at=at, narrowed={"urgency": "urgent", "stage": ""})
    shared = kept("Ours", by=house.zhao_min, at=at, is_shared=True)
    assert (mine.name, mine.narrowed, mine.columns) == (
        "Urgent",
        {"urgency": "urgent"},
        ["category", "stage", "with", "due"],
    )
    assert [row.name for row in kept_lists(by=house.li_wei)] == ["Urgent", "Ours"]
    assert kept_lists(by=house.zhang_yan) == [shared]
    with pytest.raises(NoSuchList):
        kept_list(by=house.zhang_yan, kept=mine.id)
    with pytest.raises(NoSuchList):
        change_list(told=ListTold(name="Stolen"), kept=shared.id, by=house.li_wei, at=at)
    with pytest.raises(NoSuchList):
        retire_list(kept=shared.id, by=house.li_wei, at=at)


def test_who_inherited_a_list_renames_it_and_it_stays_where_it_is_shared(house: House, at: datetime) -> None:
    shared = kept("Ours", by=house.zhao_min, at=at, is_shared=True)
    KeptList.objects.update(owner=house.chen.id)
    assert house.chen.department_id != house.zhao_min.department_id
    told = ListTold(name="Theirs", is_shared=True)
    assert change_list(told=told, kept=shared.id, by=house.chen, at=at).department_id == house.zhao_min.department_id
    assert [row.name for row in kept_lists(by=house.li_wei)] == ["Theirs"]
    private = change_list(told=ListTold(name="Mine"), kept=shared.id, by=house.chen, at=at)
    assert private.department_id is None


def test_sharing_needs_the_right_and_administrators_keep_none(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        kept("Ours", by=house.li_wei, at=at, is_shared=True)
    with pytest.raises(Forbidden):
        kept("Mine", by=house.administrator, at=at)


def test_what_no_list_can_be_is_refused(house: House, at: datetime) -> None:
    kept("Urgent", by=house.li_wei, at=at)
    for name, refusal in (
        ("  ", BadListName),
        ("x" * 41, BadListName),
        ("a\nb", BadListName),
        ("Urgent", ListNameTaken),
    ):
        with pytest.raises(refusal):
            kept(name, by=house.li_wei, at=at)
    odd = {"surname": "wang", "stage": "flying", "handler": "王芳", "category": "x" * 65, "department": "13800138000"}
    for narrowed in ({name: value} for name, value in odd.items()):
        with pytest.raises(BadListFilter):
            kept("Odd", by=house.li_wei, at=at, narrowed=narrowed)
    for look in ({"order": "colour"}, {"columns": ["surname"]}):
        with pytest.raises(BadListLook):
            kept("Odd", by=house.li_wei, at=at, **look)
    with pytest.raises(NoSuchListKind):
        keep_list(told=ListTold(name="Odd"), kind="users", by=house.li_wei, at=at)
    for number in range(MOST - 1):
        kept(f"list {number}", by=house.li_wei, at=at)
    with pytest.raises(TooManyLists):
        kept("one more", by=house.li_wei, at=at)


def test_a_list_is_changed_and_its_name_is_free_once_it_is_gone(house: House, at: datetime) -> None:
    view = kept("Urgent", by=house.li_wei, at=at)
    told = ListTold(name="Fast", order=ListOrder.NEWEST)
    assert change_list(told=told, kept=view.id, by=house.li_wei, at=at).order == "newest"
    retire_list(kept=view.id, by=house.li_wei, at=at)
    assert kept_lists(by=house.li_wei) == []
    kept("Fast", by=house.li_wei, at=at)
    events = LedgerEntry.objects.filter(event__startswith="security.kept_list").order_by("id")
    assert [one.event for one in events] == ["security.kept_list_set"] * 2 + [
        "security.kept_list_retired",
        "security.kept_list_set",
    ]


def test_all_lists_are_counted_in_one_query(house: House, at: datetime, django_assert_num_queries: object) -> None:
    take("Slow", by=house.li_wei, at=at)
    take("Fast", by=house.li_wei, at=at, urgency=Urgency.URGENT)
    take("Somebody else’s", by=house.zhang_yan, at=at)
    asked: tuple[dict[str, str], ...] = ({}, {"urgency": "urgent"}, {"view": "all"})
    lists = [kept(f"list {n}", by=house.li_wei, at=at, narrowed=narrowed) for n, narrowed in enumerate(asked)]
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's own context
        found = counted_lists(by=house.li_wei, at=at, lists=lists)
    assert found == {lists[0].id: Held(2), lists[1].id: Held(1)}, "the archive isn't counted"


def test_the_newest_stand_first_page_after_page(house: House, at: datetime) -> None:
    numbers = [take(f"No {n}", by=house.li_wei, at=at) for n in range(3)]
    asked = {"by": house.li_wei, "bounds": Bounds.of_day(at), "filters": Filters(), "order": ListOrder.NEWEST}
    first = worklist(limit=2, **asked)  # type: ignore[arg-type]  # the same words twice
    assert first.next is not None
    rest = worklist(limit=2, after=first.next.encode(), **asked)  # type: ignore[arg-type]  # likewise
    assert [row.number for row in (*first.rows, *rest.rows)] == numbers[::-1]
