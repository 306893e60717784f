"""Who there is, and with what rights."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor, ActorKind
from careline.security.grants import Grant, grants_of
from careline.security.models import Department, RoleGrant, User
from careline.security.policy import Reach, registered, require, scope
from careline.security.rules.roles import Role


class NoSuchUser(Refusal):
    """There is no such user, or none the actor may know of."""

    code = "security.no_such_user"
    kind = Kind.MISSING


class OutOfReach(Refusal):
    """The account is looked after by another administrator, or is the actor's own."""

    code = "security.account_out_of_reach"
    kind = Kind.FORBIDDEN


class LastSecurityAdministrator(Refusal):
    """Without one nobody could look after the separated roles any more."""

    code = "security.last_security_administrator"
    kind = Kind.CONFLICT


def actor_for(user: User) -> Actor:
    """Return the user as an actor, with the department and the roles of this very moment; one who left has no role."""
    return actor_of(User.objects.select_related("department").get(pk=user.pk))


def actor_of(read_now: User, grants: Iterable[Grant] | None = None) -> Actor:
    """Return as an actor a user who was read this very moment, as doors do.

    :param grants: his roles, where the door read them along; else they are read here.
    """
    return Actor(
        kind=ActorKind.INTEGRATION if read_now.is_integration else ActorKind.USER,
        id=read_now.pk,
        name=read_now.username,
        department_id=read_now.department_id,
        department_path=read_now.department.path,
        **(_trust(grants_of(read_now.pk) if grants is None else grants) if read_now.is_active else {}),
    )


def holding(right: str) -> Q:
    """Return the filter on users whose roles, built-in or the operator's own, give a right."""
    own = Q(role_grants__custom__rights__has_key=right, role_grants__custom__retired_at=None)
    return own | Q(role_grants__role__in=sorted(registered()[right].reach), role_grants__custom=None)


def users(*, by: Actor, search: str = "", department: Department | None = None) -> QuerySet[User]:
    """Return the users the actor may know of, active ones first, each with department and role grants.

    :param search: part of a user name or a full name.
    :param department: only those in this department or below it.
    """
    found = User.objects.filter(scope(by, "security.read_user"))
    if search:
        found = found.filter(Q(username__icontains=search) | Q(full_name__icontains=search))
    if department:
        found = found.filter(department__path__startswith=department.path)
    ordered = found.order_by("deactivated_at", "username")
    return ordered.select_related("department").prefetch_related("role_grants__custom")


def user(*, by: Actor, username: str) -> User:
    """Return one user.

    :raises NoSuchUser: when there is none, or none the actor may know of.
    """
    found = users(by=by).filter(username=username).first()
    if found is None:
        raise NoSuchUser(username=username)
    return found


def is_managed(*, by: Actor, user: User) -> bool:
    """Return whether the actor looks after this account; nobody looks after his own."""
    return User.objects.filter(scope(by, "security.manage_user"), pk=user.pk).exists()


def one_at_a_time(user: UUID | None) -> None:
    """Let what is done for a user wait until the running operation ends, where one row may stand in another's way."""
    list(User.objects.select_for_update(no_key=True).filter(pk=user).values_list("pk"))


def managed_user(*, by: Actor, user: User) -> User:
    """Return an account the actor looks after, locked until the running operation ends.

    :raises OutOfReach: when another administrator looks after it, or it is the actor's own.
    """
    require(by, "security.manage_user")
    reached = User.objects.filter(scope(by, "security.manage_user"), pk=user.pk)
    found: User | None = reached.select_for_update().first()
    if found is None:
        raise OutOfReach(username=user.username)
    return found


def check_not_last(user: User) -> None:
    """Refuse to lose the last security administrator; two who leave at once wait for each other.

    :raises LastSecurityAdministrator: the user is one, and nobody else active is.
    """
    grants = RoleGrant.objects.filter(role=Role.SECURITY_ADMINISTRATOR, user__deactivated_at=None)
    holders = set(grants.select_for_update(of=("self",)).order_by("pk").values_list("user", flat=True))
    if holders == {user.pk}:
        raise LastSecurityAdministrator(username=user.username)


def colleagues(*, by: Actor, department: Department, roles: Collection[Role] = ()) -> QuerySet[User]:
    """Return the active people of one department that work could be assigned to, whoever asks.

    :param roles: only those who hold one of these roles; none means any.
    """
    require(by, "security.read_department")
    found = User.objects.filter(department=department, deactivated_at=None, is_integration=False)
    return found.filter(role_grants__role__in=roles).distinct() if roles else found


def _trust(grants: Iterable[Grant]) -> dict[str, Any]:
    """Return the built-in roles, and the rights that roles of the operator's own add, each as far as the farthest."""
    held = list(grants)
    rights: dict[str, Reach] = {}
    for one in held:
        for name, far in (one["rights"] or {}).items() if one["stands"] else ():
            rights[name] = max(rights.get(name, Reach.OWN), Reach[far.upper()])
    return {"roles": frozenset(Role(one["role"]) for one in held if one["role"]), "rights": rights}


def roles_of(user: User) -> frozenset[Role]:
    """Return the built-in roles a user holds now."""
    return frozenset(
        Role(role) for role in RoleGrant.objects.filter(user=user, custom=None).values_list("role", flat=True)
    )
