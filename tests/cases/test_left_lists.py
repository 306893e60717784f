"""Lists that leavers share still are taken over or removed; how a list is shared and narrowed stays as it is."""

from datetime import datetime

import pytest

from careline.cases.models import Category
from careline.security.models import Centre, Department, KeptList, LedgerEntry, RoleGrant, User
from careline.security.operations.kept_lists import ListTold, change_list, keep_list, retire_list
from careline.security.operations.leaving_lists import remove_left_list, take_over_list
from careline.security.policy import Forbidden
from careline.security.queries.kept_lists import NoSuchList, counted_lists, kept_list, left_list, left_lists
from careline.security.rules.kept_lists import MOST_COUNTED, BadListFilter
from careline.security.rules.roles import Role
from tests.cases.conftest import House, colleague


def shared(name: str, at: datetime, *, by: object, **narrowed: str) -> KeptList:
    told = ListTold(name=name, narrowed=narrowed, is_shared=True)
    return keep_list(told=told, kind="worklist", by=by, at=at)  # type: ignore[arg-type]  # one of the house's people


def leave(username: str, at: datetime) -> None:
    User.objects.filter(username=username).update(deactivated_at=at)


def test_a_leavers_list_is_taken_over_and_is_ones_own(house: House, at: datetime) -> None:
    row = shared("Ours", at, by=house.chen)
    shared("Mine", at, by=house.zhao_min)
    with pytest.raises(NoSuchList):
        take_over_list(kept=row.id, by=house.zhao_min, at=at)
    assert left_lists(by=house.zhao_min) == []
    leave("chen", at)
    keep_list(told=ListTold(name="Ours"), kind="worklist", by=house.zhao_min, at=at)
    assert left_lists(by=house.zhao_min) == left_lists(by=house.administrator) == [row]
    for act in (take_over_list, remove_left_list):
        with pytest.raises(Forbidden):
            act(kept=row.id, by=house.sun, at=at)
    with pytest.raises(Forbidden):  # an administrator keeps no list
        take_over_list(kept=row.id, by=house.administrator, at=at)
    mine = take_over_list(kept=row.id, by=house.zhao_min, at=at)
    assert (mine.owner_id, mine.name, mine.department_id) == (house.zhao_min.id, "Ours 2", house.chen.department_id)
    entry = LedgerEntry.objects.get(event="security.kept_list_handed")
    assert (entry.subject_id, entry.actor_name, entry.data["owner"]) == (row.id, "zhao-min", str(house.zhao_min.id))
    retire_list(kept=row.id, by=house.zhao_min, at=at)


def test_a_leavers_list_is_removed_where_one_sees_to_it(house: House, at: datetime) -> None:
    row = shared("Ours", at, by=house.chen)
    leave("chen", at)
    below = colleague("lead", Role.SUPERVISOR, Department.objects.get(code="network"), at)
    for gone in (lambda: left_list(by=below, kept=row.id), lambda: remove_left_list(kept=row.id, by=below, at=at)):
        with pytest.raises(NoSuchList):  # it is shared with another department
            gone()
    assert left_list(by=house.administrator, kept=row.id) == row
    remove_left_list(kept=row.id, by=house.administrator, at=at)
    assert left_lists(by=house.administrator) == []
    with pytest.raises(NoSuchList):
        kept_list(by=house.sun, kept=row.id)
    entry = LedgerEntry.objects.get(event="security.kept_list_retired")
    assert (entry.subject_id, entry.actor_name) == (row.id, "admin")


def test_who_may_share_no_longer_renames_a_list_and_it_stays_shared(house: House, at: datetime) -> None:
    row = shared("Ours", at, by=house.chen)
    RoleGrant.objects.filter(user=house.chen.id).update(role=Role.AGENT)
    agent = colleague("twin", Role.AGENT, Department.objects.get(code="billing"), at)
    KeptList.objects.filter(pk=row.pk).update(owner=agent.id)
    again = change_list(told=ListTold(name="Theirs", is_shared=True), kept=row.id, by=agent, at=at)
    assert (again.name, again.department_id) == ("Theirs", house.chen.department_id)
    with pytest.raises(Forbidden) as no:
        change_list(told=ListTold(name="Mine", is_shared=False), kept=row.id, by=agent, at=at)
    assert no.value.params["policy"] == "security.share_list"
    own = keep_list(told=ListTold(name="Own"), kind="worklist", by=agent, at=at)
    with pytest.raises(Forbidden):
        change_list(told=ListTold(name="Own", is_shared=True), kept=own.id, by=agent, at=at)


def test_a_list_keeps_a_code_that_nothing_has_any_more_and_takes_no_new_one(house: House, at: datetime) -> None:
    Category.objects.create(code="old", name_zh="旧", name_en="Old")
    row = shared("Ours", at, by=house.chen, category="old", urgency="urgent")
    Category.objects.filter(code="old").delete()
    told = ListTold(name="Theirs", narrowed={"category": "old", "urgency": "normal"}, is_shared=True)
    again = change_list(told=told, kept=row.id, by=house.chen, at=at)
    assert (again.name, again.narrowed) == ("Theirs", {"category": "old", "urgency": "normal"})
    for narrowed in ({"category": "older"}, {"category": "old", "department": "13800138000"}):
        with pytest.raises(BadListFilter):
            change_list(told=ListTold(name="x", narrowed=narrowed, is_shared=True), kept=row.id, by=house.chen, at=at)
    emptied = change_list(told=ListTold(name="x", is_shared=True), kept=row.id, by=house.chen, at=at)
    assert emptied.narrowed == {}


def test_a_code_is_one_of_the_houses_however_it_is_written(house: House, at: datetime) -> None:
    """A department may be called by seven digits, and nothing the house hasn't is kept."""
    Department.objects.create(code="10086002", path="hq/10086002/", name_zh="营业厅", name_en="Shop")
    Centre.objects.create(code="2500000", name_zh="南京", name_en="Nanjing")
    told = {"department": "10086002", "centre": "2500000", "handler": "chen", "category": "product.billing"}
    assert shared("All", at, by=house.chen, **told).narrowed == told
    for name, value in (
        ("department", "13800138000"),
        ("department", "nowhere"),
        ("centre", "billing"),
        ("handler", "wangfang"),
        ("category", "110105194912310021"),
    ):
        with pytest.raises(BadListFilter) as no:
            shared("Odd", at, by=house.chen, **{name: value})
        assert no.value.params == {"filter": name}


def test_of_many_shared_lists_some_are_counted_and_the_one_looked_at_always(
    house: House, at: datetime, django_assert_num_queries: object
) -> None:
    rows = [
        KeptList.objects.create(
            owner_id=house.zhao_min.id, department_id=house.zhao_min.department_id, kind="worklist", name=f"list {n}"
        )
        for n in range(MOST_COUNTED + 5)
    ]
    own = keep_list(told=ListTold(name="Own"), kind="worklist", by=house.chen, at=at)
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's own context
        found = counted_lists(by=house.chen, at=at, lists=[*rows, own], here=rows[0])
    assert set(found) == {own.id, rows[0].id, *(row.id for row in rows[-MOST_COUNTED + 2 :])}
    assert len(found) == MOST_COUNTED
