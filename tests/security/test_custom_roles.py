"""Roles of the operator's own: sets of rights that keep the duties apart, judged by the policies alone."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.security.actor import Actor, ActorKind, system
from careline.security.models import LedgerEntry, User
from careline.security.operations.custom_roles import (
    DutyStays,
    RoleThere,
    RoleTold,
    change_custom_roles,
    grant_custom_role,
    make_custom_role,
    retire_custom_role,
    revoke_custom_role,
    set_custom_role,
)
from careline.security.operations.roles import OwnRoles, grant_role, revoke_role
from careline.security.operations.users import deactivate_user
from careline.security.policy import Forbidden, Reach, reach_of, registered
from careline.security.queries.roles import NoSuchRole, changes, grantable, holders, rights_of_role
from careline.security.queries.users import LastSecurityAdministrator, actor_for
from careline.security.rules.duties import BadRoleName, DutiesMixed, NoRights, RightStays, common_duty
from careline.security.rules.roles import Role

HOUSE = system("test")
AddUser = Callable[..., User]
READS = {"cases.read_complaint": Reach.ALL}


def told(**rights: Reach) -> RoleTold:
    named = {name.replace("__", "."): reach for name, reach in rights.items()}
    return RoleTold(name_zh="值班长", name_en="Shift leader", rights=named or READS)


@pytest.mark.parametrize("role", Role)
def test_a_copy_of_a_built_in_role_reaches_what_that_one_reaches(
    user_with: AddUser, guard: Actor, role: Role, at: datetime
) -> None:
    copied = rights_of_role(role)
    set_custom_role(code="copy", told=RoleTold(name_zh="副本", name_en="Copy", rights=copied), by=guard, at=at)
    user = user_with("chen")
    grant_custom_role(user=user, code="copy", by=guard, at=at)
    copy, real = actor_for(user), Actor(kind=ActorKind.USER, name="real", roles=frozenset({role}))
    for one in registered().values():
        wanted = reach_of(real, one.name) if grantable(one) else None
        assert reach_of(copy, one.name) == wanted, one.name


def test_rights_count_at_the_next_request_and_end_with_the_role(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user = user_with("chen", Role.AGENT)
    set_custom_role(code="leader", told=told(), by=guard, at=at)
    grant_custom_role(user=user, code="leader", by=guard, at=at)
    assert reach_of(actor_for(user), "cases.read_complaint") is Reach.ALL
    set_custom_role(code="leader", told=told(cases__read_board=Reach.DEPARTMENT), by=guard, at=at)
    assert reach_of(actor_for(user), "cases.read_complaint") is Reach.OWN
    assert reach_of(actor_for(user), "cases.read_board") is Reach.DEPARTMENT
    retire_custom_role(code="leader", by=guard, at=at)
    assert reach_of(actor_for(user), "cases.read_board") is None


def test_a_role_that_is_retired_is_nobodys_when_it_comes_back(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user = user_with("chen", Role.AGENT)
    make_custom_role(code="leader", told=told(), by=guard, at=at)
    grant_custom_role(user=user, code="leader", by=guard, at=at)
    retire_custom_role(code="leader", by=guard, at=at)
    lost = LedgerEntry.objects.get(event="security.custom_role_revoked")
    assert lost.subject_id == user.pk
    role = make_custom_role(code="leader", told=told(cases__read_board=Reach.ALL), by=guard, at=at)
    assert holders(role) == 0
    assert reach_of(actor_for(user), "cases.read_board") is None


def test_a_new_role_never_takes_the_place_of_one_in_force(guard: Actor, administrator: Actor, at: datetime) -> None:
    make_custom_role(code="leader", told=told(), by=guard, at=at)
    with pytest.raises(RoleThere):
        make_custom_role(code="leader", told=told(cases__read_board=Reach.ALL), by=guard, at=at)
    with pytest.raises(Forbidden):
        make_custom_role(code="leader", told=told(), by=administrator, at=at)


@pytest.mark.parametrize("right", ["read_session", "end_session", "read_token", "revoke_token"])
def test_power_over_others_sign_ins_is_no_work(guard: Actor, right: str, at: datetime) -> None:
    own, others = {f"security.{right}": Reach.OWN}, {f"security.{right}": Reach.ALL}
    set_custom_role(code="desk", told=RoleTold(name_zh="甲", name_en="A", rights=READS | own), by=guard, at=at)
    with pytest.raises(DutiesMixed):
        set_custom_role(code="desk", told=RoleTold(name_zh="甲", name_en="A", rights=READS | others), by=guard, at=at)
    guarding = {"security.read_lock": Reach.ALL} | others
    role = set_custom_role(code="watch", told=RoleTold(name_zh="乙", name_en="B", rights=guarding), by=guard, at=at)
    assert role.duty == "guard"


def test_the_ledger_keeps_what_a_role_said(guard: Actor, hq: object, at: datetime) -> None:
    del hq
    set_custom_role(code="leader", told=told(), by=guard, at=at)
    entry = LedgerEntry.objects.get(event="security.custom_role_set")
    assert entry.data["rights"] == ["cases.read_complaint:all"]


def test_nobody_gets_two_duties(user_with: AddUser, guard: Actor, administrator: Actor, at: datetime) -> None:
    set_custom_role(code="editor", told=told(cases__manage_categories=Reach.ALL), by=guard, at=at)
    set_custom_role(code="leader", told=told(), by=guard, at=at)
    agent, nobody = user_with("chen", Role.AGENT), user_with("sun")
    with pytest.raises(DutiesMixed):
        grant_custom_role(user=agent, code="editor", by=guard, at=at)
    grant_custom_role(user=nobody, code="editor", by=guard, at=at)
    with pytest.raises(DutiesMixed):
        grant_custom_role(user=nobody, code="leader", by=guard, at=at)
    with pytest.raises(DutiesMixed):
        grant_role(user=nobody, role=Role.AGENT, by=guard, at=at)
    with pytest.raises(Forbidden):  # what the administrator may not give himself he gives nobody
        grant_custom_role(user=user_with("he-li"), code="editor", by=administrator, at=at)


@pytest.mark.parametrize(
    ("rights", "refusal"),
    [
        ({}, NoRights),
        ({"security.manage_user": Reach.ALL}, RightStays),
        ({"security.manage_roles": Reach.ALL}, RightStays),
        ({"security.shred_person_key": Reach.ALL}, RightStays),
        ({"cases.fly": Reach.ALL}, RightStays),
        ({"cases.receive_complaint": Reach.ALL, "cases.manage_categories": Reach.ALL}, DutiesMixed),
        ({"security.verify_ledger": Reach.ALL, "cases.work_complaint": Reach.OWN}, DutiesMixed),
    ],
)
def test_what_cant_be_a_role_is_refused(
    guard: Actor, rights: dict[str, Reach], refusal: type[Exception], at: datetime
) -> None:
    with pytest.raises(refusal):
        set_custom_role(code="leader", told=RoleTold(name_zh="甲", name_en="A", rights=rights), by=guard, at=at)


def test_the_auditor_reads_and_nothing_else() -> None:
    duties = {name: grantable(registered()[name]) for name in ("cases.read_complaint", "security.verify_ledger")}
    assert common_duty(duties) == "audit"
    writing = [name for name in rights_of_role(Role.AUDITOR) if name.partition(".")[2].startswith(("manage", "work"))]
    assert writing == []


def test_a_role_keeps_its_duty_and_its_code_is_its_own(guard: Actor, at: datetime) -> None:
    set_custom_role(code="leader", told=told(), by=guard, at=at)
    with pytest.raises(DutyStays):
        set_custom_role(code="leader", told=told(cases__manage_categories=Reach.ALL), by=guard, at=at)
    with pytest.raises(BadRoleName):
        set_custom_role(code="agent", told=told(), by=guard, at=at)


def test_nobody_changes_what_he_holds_himself(user_with: AddUser, guard: Actor, at: datetime) -> None:
    set_custom_role(code="watch", told=told(security__read_lock=Reach.ALL), by=guard, at=at)
    me = User.objects.get(pk=guard.id)
    with pytest.raises(OwnRoles):
        grant_custom_role(user=me, code="watch", by=guard, at=at)
    other = actor_for(user_with("guard-2", Role.SECURITY_ADMINISTRATOR))
    with pytest.raises(DutiesMixed):  # read_lock belongs to security and audit; the role is the first of them
        grant_custom_role(user=user_with("chen", Role.AGENT), code="watch", by=other, at=at)
    grant_custom_role(user=me, code="watch", by=other, at=at)
    with pytest.raises(OwnRoles):
        set_custom_role(code="watch", told=told(security__read_lock=Reach.OWN), by=guard, at=at)


def test_roles_are_changed_as_a_set(user_with: AddUser, guard: Actor, at: datetime) -> None:
    for code in ("one", "two"):
        set_custom_role(code=code, told=told(), by=guard, at=at)
    user = user_with("chen")
    change_custom_roles(user=user, codes=["one"], by=guard, at=at)
    change_custom_roles(user=user, codes=["two"], by=guard, at=at)
    held = user.role_grants.values_list("custom__code", flat=True)
    assert list(held) == ["two"]
    revoke_custom_role(user=user, code="two", by=guard, at=at)
    assert not held.all().exists()
    with pytest.raises(NoSuchRole):
        grant_custom_role(user=user, code="three", by=guard, at=at)


def test_only_the_security_administrator_makes_roles(administrator: Actor, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_custom_role(code="leader", told=told(), by=administrator, at=at)


def test_changes_are_told_right_by_right(user_with: AddUser, guard: Actor, at: datetime) -> None:
    role = set_custom_role(code="leader", told=told(), by=guard, at=at)
    grant_custom_role(user=user_with("chen"), code="leader", by=guard, at=at)
    assert holders(role) == 1
    assert changes({"a": Reach.OWN, "b": Reach.ALL}, {"b": Reach.ALL, "c": Reach.OWN}) == [
        ("a", Reach.OWN, None),
        ("c", None, Reach.OWN),
    ]


def test_the_last_security_administrator_stays(user_with: AddUser, guard: Actor, at: datetime) -> None:
    other = actor_for(user_with("guard-2", Role.SECURITY_ADMINISTRATOR))
    first, second = User.objects.get(pk=guard.id), User.objects.get(pk=other.id)
    deactivate_user(user=first, by=other, at=at)
    with pytest.raises(LastSecurityAdministrator):
        deactivate_user(user=second, by=HOUSE, at=at)
    with pytest.raises(LastSecurityAdministrator):
        revoke_role(user=second, role=Role.SECURITY_ADMINISTRATOR, by=HOUSE, at=at)


def test_an_actor_is_still_made_in_one_look(
    user_with: AddUser, guard: Actor, django_assert_num_queries: Callable[[int], object], at: datetime
) -> None:
    set_custom_role(code="leader", told=told(), by=guard, at=at)
    user = user_with("chen", Role.AGENT)
    grant_custom_role(user=user, code="leader", by=guard, at=at)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]  # the user with the department, and the trust
        actor_for(user)
