"""Roles: the built-in ones as the policies say them, and the operator's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.security.models import CustomRole, RoleGrant, User
from careline.security.policy import Policy, Reach, registered
from careline.security.rules.duties import DUTY_OF, DutiesMixed, Duty, duties_of
from careline.security.rules.roles import Role


class NoSuchRole(Refusal):
    """The role is unknown or retired."""

    code = "security.no_such_role"
    kind = Kind.MISSING


@dataclass(frozen=True)
class RightShown:
    """One right of the house."""

    name: str
    is_about_rows: bool
    """Whether it reaches over rows; else it is held or not."""
    duties: frozenset[Duty]
    """Empty where it stays with the built-in roles."""


def rights() -> list[RightShown]:
    """Return every right, by room and name."""
    return [
        RightShown(policy.name, policy.where is not None, grantable(policy))
        for policy in sorted(registered().values(), key=lambda one: one.name)
    ]


def grantable(policy: Policy, reach: Reach = Reach.OWN) -> frozenset[Duty]:
    """Return the duties in which an operator's role may hold a right so far; none where it stays built-in."""
    least = reach if policy.is_apart else Reach.OWN
    return frozenset() if policy.stays else duties_of([role for role, far in policy.reach.items() if far >= least])


def rights_of_role(role: Role) -> dict[str, Reach]:
    """Return what a built-in role holds, as a copy of it would begin."""
    held = ((policy, policy.reach[role]) for policy in registered().values() if role in policy.reach)
    return {policy.name: reach for policy, reach in held if grantable(policy)}


def custom_roles() -> QuerySet[CustomRole]:
    """Return the operator's own roles that are in force."""
    return CustomRole.objects.filter(retired_at=None)


def custom_role(*, code: str) -> CustomRole:
    """Return one of them.

    :raises NoSuchRole: unknown or retired.
    """
    found = custom_roles().filter(code=code).first()
    if found is None:
        raise NoSuchRole(field="role", role=code)
    return found


def reaches(role: CustomRole) -> dict[str, Reach]:
    """Return what one of them holds."""
    return {name: Reach[far.upper()] for name, far in role.rights.items()}


def holders(role: CustomRole) -> int:
    """Return how many active users hold a role."""
    return RoleGrant.objects.filter(custom=role, user__deactivated_at=None).count()


def custom_roles_of(user: User) -> list[CustomRole]:
    """Return the operator's own roles a user holds."""
    return list(custom_roles().filter(grants__user=user))


def check_duties(user: User, wanted: Duty) -> None:
    """Refuse a role of another duty than those the user holds.

    :raises DutiesMixed: nobody has two duties.
    """
    grants = RoleGrant.objects.filter(user=user, custom__retired_at=None).values_list("role", "custom__duty")
    held = {Duty(duty) if duty else DUTY_OF[Role(role)] for role, duty in grants}
    if held - {wanted}:
        raise DutiesMixed(field="roles", right=wanted)


def changes(before: Mapping[str, Reach], after: Mapping[str, Reach]) -> list[tuple[str, Reach | None, Reach | None]]:
    """Return what would change: each right with how far it reaches before and after."""
    names = sorted(before.keys() | after.keys())
    return [(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]
