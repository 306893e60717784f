"""Trusting users with roles: what is kept apart stays apart, nobody trusts himself, and sessions end."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.security.actor import Actor, system
from careline.security.credentials.sessions import SignedIn, open_session, resume
from careline.security.credentials.tokens import user_of_token
from careline.security.models import Department, LedgerEntry, RoleGrant, User
from careline.security.operations.passwords import reset_password
from careline.security.operations.roles import OwnRoles, RolesKeptApart, change_roles, grant_role, revoke_role
from careline.security.operations.sign_in import sign_in
from careline.security.operations.tokens import issue_token
from careline.security.operations.users import add_user
from careline.security.policy import Forbidden
from careline.security.queries.users import actor_for, roles_of
from careline.security.rules.roles import SEPARATED, Role
from tests.security.conftest import GOOD

SYSTEM = system("test")
AddUser = Callable[..., User]


@pytest.mark.parametrize("held", sorted(SEPARATED))
def test_separated_roles_refuse_every_other(user_with: AddUser, at: datetime, held: Role) -> None:
    user = user_with("someone", held)
    for role in set(Role) - {held}:
        with pytest.raises(RolesKeptApart):
            grant_role(user=user, role=role, by=SYSTEM, at=at)
    assert roles_of(user) == {held}


MAY_GRANT = {Role.SECURITY_ADMINISTRATOR: set(Role), Role.ADMINISTRATOR: set(Role) - SEPARATED}


@pytest.mark.parametrize("by_role", list(Role))
def test_who_grants_which_role(user_with: AddUser, at: datetime, by_role: Role) -> None:
    user, by = user_with("someone"), actor_for(user_with("granter", by_role))
    for role in MAY_GRANT.get(by_role, set()):
        grant_role(user=user, role=role, by=by, at=at)
        assert roles_of(user) == {role}
        revoke_role(user=user, role=role, by=by, at=at)
        assert roles_of(user) == frozenset()
    for role in set(Role) - MAY_GRANT.get(by_role, set()):
        for change in (grant_role, revoke_role):
            with pytest.raises(Forbidden):
                change(user=user, role=role, by=by, at=at)


def test_nobody_changes_his_own_roles(guard: Actor, at: datetime) -> None:
    own = User.objects.get(pk=guard.id)
    for role in Role:
        for change in (grant_role, revoke_role):
            with pytest.raises(OwnRoles):
                change(user=own, role=role, by=guard, at=at)


def test_roles_change_together_or_not_at_all(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user, administrator = user_with("liwei", Role.AGENT), actor_for(user_with("admin", Role.ADMINISTRATOR))
    with pytest.raises(Forbidden):
        change_roles(user=user, roles=[Role.AUDITOR], by=administrator, at=at)
    with pytest.raises(RolesKeptApart):
        change_roles(user=user, roles=[Role.AUDITOR, Role.SUPERVISOR], by=guard, at=at)
    assert roles_of(user) == {Role.AGENT}
    change_roles(user=user, roles=[Role.AUDITOR], by=guard, at=at)
    assert roles_of(user) == {Role.AUDITOR}


@pytest.mark.parametrize("change", [grant_role, revoke_role])
def test_a_change_of_roles_ends_every_session(
    user_with: AddUser, guard: Actor, at: datetime, change: Callable[..., None]
) -> None:
    user = user_with("liwei", *([Role.SENIOR_AGENT] if change is revoke_role else []))
    signed_in = open_session(user, address=None, device="", at=at)
    change(user=user, role=Role.SENIOR_AGENT, by=guard, at=at)
    assert resume(secret=signed_in.secret, at=at) is None


@pytest.mark.parametrize("role", sorted(SEPARATED))
def test_who_knew_the_password_cannot_act_in_a_separated_role(
    user_with: AddUser, guard: Actor, at: datetime, role: Role
) -> None:
    user, administrator = user_with("someone"), actor_for(user_with("admin", Role.ADMINISTRATOR))
    once = reset_password(user=user, by=administrator, at=at)
    signed_in = open_session(user, address=None, device="", at=at)
    token = issue_token(user=user, name="nightly", by=SYSTEM, at=at)
    granted = change_roles(user=user, roles=[role], by=guard, at=at)
    assert entered(once, at) is None, "the administrator knows it"
    assert resume(secret=signed_in.secret, at=at) is None
    assert user_of_token(token=token, at=at) is None
    own = entered(granted, at)
    assert own is not None
    assert own.must_change_password
    told = LedgerEntry.objects.filter(actor_id=guard.id).values_list("event", flat=True)
    assert set(told) == {"security.role_granted", "security.token_revoked", "security.one_time_password_given"}


def test_a_password_of_long_ago_does_not_keep_the_trusted_out(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user, later = user_with("someone"), at + timedelta(days=60)
    granted = grant_role(user=user, role=Role.AUDITOR, by=guard, at=later)
    assert entered(GOOD, later) is None
    assert entered(granted, later) is not None


def test_a_working_role_changes_no_password(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user = user_with("someone")
    assert grant_role(user=user, role=Role.SUPERVISOR, by=guard, at=at) == ""
    found = entered(GOOD, at)
    assert found is not None
    assert not found.must_change_password


def test_an_integration_with_a_separated_role_gets_new_tokens(hq: Department, guard: Actor, at: datetime) -> None:
    robot = add_user(
        username="robot", full_name="robot", department=hq, roles=[], is_integration=True, by=SYSTEM, at=at
    ).user
    token = issue_token(user=robot, name="nightly", by=SYSTEM, at=at)
    assert grant_role(user=robot, role=Role.AUDITOR, by=guard, at=at) == ""
    assert user_of_token(token=token, at=at) is None


def entered(password: str, at: datetime) -> SignedIn | None:
    return sign_in(username="someone", password=password, address=None, device="", by=system("sign-in"), at=at)


def test_rights_change_at_the_next_request(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user = user_with("liwei", Role.AGENT)
    revoke_role(user=user, role=Role.AGENT, by=guard, at=at)
    assert actor_for(user).roles == frozenset()


def test_granting_twice_changes_nothing(user_with: AddUser, guard: Actor, at: datetime) -> None:
    user = user_with("liwei", Role.AGENT)
    before = LedgerEntry.objects.count()
    grant_role(user=user, role=Role.AGENT, by=guard, at=at)
    revoke_role(user=user, role=Role.SUPERVISOR, by=guard, at=at)
    assert (LedgerEntry.objects.count(), RoleGrant.objects.filter(user=user).count()) == (before, 1)
