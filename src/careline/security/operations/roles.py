"""Trusting users with roles, and ending the trust."""

from collections.abc import Collection
from datetime import datetime

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials.passwords import give_password, one_time_password
from careline.security.credentials.sessions import close_sessions
from careline.security.credentials.tokens import close_tokens
from careline.security.events import OneTimePasswordGiven, RoleGranted, RoleRevoked, TokenRevoked
from careline.security.ledger import record, record_all
from careline.security.models import EndReason, RoleGrant, User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.queries.roles import check_duties
from careline.security.queries.users import check_not_last, roles_of
from careline.security.rules.duties import DUTY_OF
from careline.security.rules.roles import SEPARATED, Role, may_be_combined


class RolesKeptApart(Refusal):
    """Administrator, security administrator and auditor combine with no other role."""

    code = "security.roles_kept_apart"
    kind = Kind.CONFLICT


class OwnRoles(Refusal):
    """Nobody changes his own roles."""

    code = "security.own_roles"
    kind = Kind.FORBIDDEN


@operation(silent_when="the user holds the role already")
def grant_role(*, user: User, role: Role, by: Actor, at: datetime) -> str:
    """Trust a user with a role; he signs in anew, so that every screen he has open shows what he may do now.

    :returns: with a separated role, the one-time password he signs in with; else nothing.
    :raises RolesKeptApart: when the role doesn't go with one he holds; likewise DutiesMixed.
    :raises OwnRoles: when the actor is the user himself.
    """
    held = _held(user, role, by)
    if role in held:
        return ""
    if not may_be_combined(held | {role}):
        raise RolesKeptApart(field="role", role=role, held=", ".join(sorted(held)))
    check_duties(user, DUTY_OF[role])
    RoleGrant.objects.create(user=user, role=role, granted_at=at)
    close_sessions(user, reason=EndReason.ROLES_CHANGED, at=at)
    record(RoleGranted(subject=user.id, role=role), by=by, at=at)
    return _credentials_renewed(user, by, at) if role in SEPARATED else ""


@operation(silent_when="the user does not hold the role")
def revoke_role(*, user: User, role: Role, by: Actor, at: datetime) -> None:
    """Take a role from a user; his sessions end at once.

    :raises OwnRoles: when the actor is the user himself.
    :raises LastSecurityAdministrator: when nobody else holds the role he would lose.
    """
    if role not in _held(user, role, by):
        return
    if role is Role.SECURITY_ADMINISTRATOR:
        check_not_last(user)
    RoleGrant.objects.filter(user=user, role=role).delete()
    close_sessions(user, reason=EndReason.ROLES_CHANGED, at=at)
    record(RoleRevoked(subject=user.id, role=role), by=by, at=at)


@operation(silent_when="the user holds exactly these roles already")
def change_roles(*, user: User, roles: Collection[Role], by: Actor, at: datetime) -> str:
    """Trust a user with exactly these roles, or change nothing; taking comes before giving, for some exclude others.

    :returns: what `grant_role` returns.
    :raises RolesKeptApart: when the roles don't go together.
    :raises OwnRoles: when the actor is the user himself.
    """
    require(by, "security.grant_working_role")
    held = roles_of(user)
    for role in sorted(held - set(roles)):
        revoke_role(user=user, role=role, by=by, at=at)
    given = [grant_role(user=user, role=role, by=by, at=at) for role in sorted(set(roles) - held)]
    return "".join(given)  # one at most: separated roles stand alone


def _held(user: User, role: Role, by: Actor) -> frozenset[Role]:
    kind = "separated" if role in SEPARATED else "working"
    require(by, f"security.grant_{kind}_role")
    if by.id == user.pk:
        raise OwnRoles
    User.objects.select_for_update().get(pk=user.pk)  # two grants at once could combine what is kept apart
    return roles_of(user)


def _credentials_renewed(user: User, by: Actor, at: datetime) -> str:
    """Make what proved to be this user worth nothing, and return his one-time password.

    An administrator may have set the password he has, or used the one for one time in his place: a password that only
    has to be changed would let that administrator be the one who changes it.
    """
    tokens = close_tokens(user, at=at)
    record_all([TokenRevoked(subject=one.id, user=user.id) for one in tokens], by=by, at=at)
    current = User.objects.get(pk=user.pk)
    if not current.has_usable_password():  # an integration's, or not yet any
        return ""
    password = one_time_password()
    give_password(current, password, must_change=True, at=at)
    record(OneTimePasswordGiven(subject=user.id), by=by, at=at)
    return password
