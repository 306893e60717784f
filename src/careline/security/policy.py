"""The one place where rights are decided. Rooms register their policies here; queries and operations ask here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q

from careline.kernel.refusals import Kind, Refusal
from careline.kernel.registers import register_once
from careline.security.actor import Actor
from careline.security.rules.roles import Role


class Reach(IntEnum):
    """How far a role reaches with a policy; a wider reach contains the narrower."""

    OWN = 1  # what one handles, received or watches
    DEPARTMENT = 2  # what lies in one's department or below it
    ALL = 3


class Forbidden(Refusal):
    """The actor may not do this at all."""

    code = "security.forbidden"
    kind = Kind.FORBIDDEN


@dataclass(frozen=True)
class Policy:
    """One right: which roles hold it, how far, and what that means for a row."""

    name: str
    """`<room>.<verb>_<noun>`, such as `cases.read_complaint`."""
    reach: Mapping[Role, Reach]
    where: Callable[[Actor, Reach], Q] | None = None
    """The rows within a reach; None where the policy is about no row (yes or no)."""
    stays: bool = False
    """Whether it gives power over accounts, so that no role of an operator's own may hold it."""
    is_apart: bool = False
    """Whether only the duties that reach as far may: with one's own it is everybody's, over others it is power."""


NOTHING = Q(pk__in=())
_policies: dict[str, Policy] = {}


def register(*policies: Policy) -> None:
    """Register a room's policies.

    :raises ValueError: when a name is taken.
    """
    for policy in policies:
        register_once(_policies, policy.name, policy, what="the policy")


def registered() -> Mapping[str, Policy]:
    """Return every policy by its name."""
    return dict(_policies)


def reach_of(by: Actor, name: str) -> Reach | None:
    """Return the widest reach the actor's roles give with this policy, built-in or the operator's own; None for none.

    :raises KeyError: when no such policy is registered: an unnamed right is nobody's right.
    """
    policy = _policies[name]
    if by.is_system:
        return Reach.ALL
    held = [policy.reach[role] for role in by.roles if role in policy.reach]
    if name in by.rights:
        held.append(Reach(by.rights[name]))
    return max(held, default=None)


def allows(by: Actor, name: str) -> bool:
    """Return whether the actor holds this right at all, over whatever rows."""
    return reach_of(by, name) is not None


def require(by: Actor, name: str) -> None:
    """Refuse unless the actor holds this right.

    :raises Forbidden: when none of the actor's roles gives it.
    """
    if not allows(by, name):
        raise Forbidden(policy=name)


def scope(by: Actor, name: str) -> Q:
    """Return the rows the actor may touch with this right, as a filter on the policy's model; nothing when none."""
    reach = reach_of(by, name)
    return NOTHING if reach is None else within(by, name, reach)


def within(by: Actor, name: str, reach: Reach) -> Q:
    """Return the rows within a reach with this right, as a filter; nothing where the right is about no row."""
    where = _policies[name].where
    return NOTHING if where is None else where(by, reach)
