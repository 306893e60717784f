"""The department tree: paths follow, closed branches take nothing, and only the administrator prunes."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.kernel.refusals import Refusal
from careline.security.actor import Actor, system
from careline.security.models import Department, LedgerEntry, User
from careline.security.operations.departments import (
    BadDepartmentCode,
    DepartmentExists,
    DepartmentIsClosed,
    StillInUse,
    TreeTooDeep,
    UnderItself,
    add_department,
    close_department,
    move_department,
    rename_department,
)
from careline.security.policy import Forbidden
from careline.security.queries.departments import NoSuchDepartment, department, departments
from careline.security.queries.users import actor_for
from careline.security.rules.roles import Role

SYSTEM = system("test")


def add(code: str, parent: Department | None, at: datetime) -> Department:
    return add_department(code=code, parent=parent, name_zh=code, name_en=code, by=SYSTEM, at=at)


def paths() -> list[str]:
    return list(Department.objects.values_list("path", flat=True))


def test_a_path_names_every_ancestor(billing: Department, at: datetime) -> None:
    assert add("refunds", billing, at).path == "hq/billing/refunds/"


def test_moving_takes_the_whole_subtree_along(
    billing: Department, network: Department, administrator: Actor, at: datetime
) -> None:
    add("refunds", billing, at)
    add("billing-old", network, at)  # begins with the same letters, but lies elsewhere
    move_department(department=billing, parent=network, by=administrator, at=at)
    assert paths() == [
        "hq/",
        "hq/network/",
        "hq/network/billing-old/",
        "hq/network/billing/",
        "hq/network/billing/refunds/",
    ]


def test_the_rights_of_the_moved_follow_at_once(
    billing: Department, network: Department, user_with: Callable[..., User], at: datetime
) -> None:
    user = user_with("liwei", Role.AGENT, department=billing)
    move_department(department=billing, parent=network, by=SYSTEM, at=at)
    assert actor_for(user).department_path == "hq/network/billing/"


def test_a_department_hangs_neither_below_itself_nor_is_the_root_moved(
    hq: Department, billing: Department, at: datetime
) -> None:
    refunds = add("refunds", billing, at)
    for moved, parent in ((billing, refunds), (billing, billing), (hq, billing)):
        with pytest.raises(UnderItself):
            move_department(department=moved, parent=parent, by=SYSTEM, at=at)


def test_moving_to_the_same_place_leaves_no_trace(hq: Department, billing: Department, at: datetime) -> None:
    before = LedgerEntry.objects.count()
    move_department(department=billing, parent=hq, by=SYSTEM, at=at)
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize("code", ["", "Billing", "计费", "a/b", "a b", "x" * 33])
def test_a_code_is_a_short_word_of_ascii(hq: Department, at: datetime, code: str) -> None:
    with pytest.raises(BadDepartmentCode):
        add(code, hq, at)


@pytest.mark.usefixtures("billing")
def test_no_code_is_given_twice_and_there_is_one_root(hq: Department, at: datetime) -> None:
    for code, parent in (("billing", hq), ("second-root", None)):
        with pytest.raises(DepartmentExists):
            add(code, parent, at)


def test_the_tree_stops_before_its_paths_overflow(hq: Department, at: datetime) -> None:
    deepest = hq
    for n in range(12):  # 3 for the root, 33 for each of these: 399 of 400
        deepest = add(f"{n:a>32}", deepest, at)
    with pytest.raises(TreeTooDeep):
        add("x", deepest, at)
    low = add("low", hq, at)
    add("b" * 32, low, at)
    with pytest.raises(TreeTooDeep):
        move_department(department=low, parent=deepest, by=SYSTEM, at=at)


def test_a_department_in_use_does_not_close(
    billing: Department, hq: Department, user_with: Callable[..., User], at: datetime
) -> None:
    user_with("liwei", Role.AGENT, department=billing)
    for one in (hq, billing):
        with pytest.raises(StillInUse):
            close_department(department=one, by=SYSTEM, at=at)


def test_nothing_joins_a_closed_department(billing: Department, network: Department, at: datetime) -> None:
    close_department(department=billing, by=SYSTEM, at=at)
    with pytest.raises(DepartmentIsClosed):
        add("refunds", billing, at)
    with pytest.raises(DepartmentIsClosed):
        move_department(department=network, parent=billing, by=SYSTEM, at=at)
    assert [one.code for one in departments(by=SYSTEM)] == ["hq", "network"]
    assert department(by=SYSTEM, code="billing").closed_at == at


@pytest.mark.usefixtures("hq")
def test_an_unknown_department_is_refused() -> None:
    with pytest.raises(NoSuchDepartment):
        department(by=SYSTEM, code="moon")


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SECURITY_ADMINISTRATOR])
def test_only_the_administrator_changes_the_tree(
    billing: Department, network: Department, user_with: Callable[..., User], at: datetime, role: Role
) -> None:
    by = actor_for(user_with("someone", role))  # what the other roles may do stands in the matrix of policies
    attempts: list[Callable[[], object]] = [
        lambda: add_department(code="x", parent=billing, name_zh="x", name_en="x", by=by, at=at),
        lambda: rename_department(department=billing, name_zh="x", name_en="x", by=by, at=at),
        lambda: move_department(department=billing, parent=network, by=by, at=at),
        lambda: close_department(department=billing, by=by, at=at),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden) as refused:
            attempt()
        assert isinstance(refused.value, Refusal)


def test_renaming_keeps_code_and_path(billing: Department, administrator: Actor, at: datetime) -> None:
    rename_department(department=billing, name_zh="账务中心", name_en="Accounts", by=administrator, at=at)
    billing.refresh_from_db()
    assert (billing.name_zh, billing.name_en, billing.path) == ("账务中心", "Accounts", "hq/billing/")
