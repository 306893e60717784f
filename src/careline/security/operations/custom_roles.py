"""Making roles of the operator's own, and trusting users with them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials.sessions import close_sessions
from careline.security.events import CustomRoleGranted, CustomRoleRetired, CustomRoleRevoked, CustomRoleSet
from careline.security.ledger import record, record_all
from careline.security.models import CustomRole, EndReason, RoleGrant, User
from careline.security.operation import operation
from careline.security.operations.roles import OwnRoles
from careline.security.policy import Reach, registered, require
from careline.security.queries.roles import check_duties, custom_role, custom_roles, custom_roles_of, grantable
from careline.security.rules.duties import Duty, RightStays, check_name, common_duty

RIGHT = "security.manage_roles"


class RoleThere(Refusal):
    """A new role can't take the code of one in force: that would change what its holders may do."""

    code = "security.role_there"
    kind = Kind.CONFLICT


class RoleMovedOn(Refusal):
    """Somebody else has written the role since this editor saw it."""

    code = "security.role_moved_on"
    kind = Kind.CONFLICT


class DutyStays(Refusal):
    """A role keeps its duty, because users hold it together with others of the same duty."""

    code = "security.duty_stays"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class RoleTold:
    """What a role is called and what it may do."""

    name_zh: str
    name_en: str
    rights: Mapping[str, Reach]


@operation()
def make_custom_role(*, code: str, told: RoleTold, by: Actor, at: datetime) -> CustomRole:
    """Make a role that isn't there yet.

    :raises RoleThere: a role in force has this code; likewise whatever `set_custom_role` refuses.
    """
    require(by, RIGHT)
    if custom_roles().filter(code=code).exists():
        raise RoleThere(field="code", role=code)
    return set_custom_role(code=code, told=told, by=by, at=at)


@operation()
def set_custom_role(*, code: str, told: RoleTold, seen: int | None = None, by: Actor, at: datetime) -> CustomRole:
    """Make a role, or change what the one of this code may do; it counts at the next request of whoever holds it.

    :param seen: the version the editor saw; None writes over whichever there is.
    :raises RoleMovedOn: it is another version by now.
    :raises BadRoleName: naming the field.
    :raises RightStays: likewise NoRights and DutiesMixed: these rights can't make a role.
    :raises DutyStays: the rights would make another duty of it.
    :raises OwnRoles: the actor holds it himself.
    """
    require(by, RIGHT)
    check_name(code, name_zh=told.name_zh, name_en=told.name_en)
    duty = common_duty({name: _duties(name, reach) for name, reach in told.rights.items()})
    known = CustomRole.objects.select_for_update().filter(code=code).first()
    if known and seen not in {None, known.version}:
        raise RoleMovedOn(role=code)
    if known and known.duty != duty:
        raise DutyStays(field="rights", duty=known.duty)
    if known and RoleGrant.objects.filter(custom=known, user=by.id).exists():
        raise OwnRoles
    says = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "duty": duty,
        "rights": {name: Reach(reach).name.lower() for name, reach in sorted(told.rights.items())},
        "retired_at": None,
        "version": known.version + 1 if known else 1,
    }
    role, _ = CustomRole.objects.update_or_create(code=code, defaults=says, create_defaults={**says, "id": new_id()})
    rights = tuple(f"{name}:{reach}" for name, reach in role.rights.items())
    record(CustomRoleSet(subject=role.id, code=code, rights=rights), by=by, at=at)
    return role


@operation()
def retire_custom_role(*, code: str, by: Actor, at: datetime) -> None:
    """Let a role give nothing any more; it is taken from whoever holds it, so that nobody has it should it come back.

    :raises NoSuchRole: unknown or retired already.
    """
    require(by, RIGHT)
    role = custom_role(code=code)
    role.retired_at = at
    role.save(update_fields=["retired_at"])
    held = RoleGrant.objects.filter(custom=role)
    lost = [CustomRoleRevoked(subject=one, role=role.id, code=code) for one in held.values_list("user", flat=True)]
    held.delete()
    record_all([CustomRoleRetired(subject=role.id, code=code), *lost], by=by, at=at)


@operation(silent_when="the user holds the role already")
def grant_custom_role(*, user: User, code: str, by: Actor, at: datetime) -> None:
    """Trust a user with a role of the operator's own; he signs in anew.

    :raises OwnRoles: when the actor is the user himself.
    :raises DutiesMixed: the user has another duty.
    :raises NoSuchRole: unknown or retired.
    """
    role = _claimed(user, code, by)
    check_duties(user, Duty(role.duty))
    _, is_new = RoleGrant.objects.get_or_create(user=user, custom=role, defaults={"role": "", "granted_at": at})
    if is_new:
        close_sessions(user, reason=EndReason.ROLES_CHANGED, at=at)
        record(CustomRoleGranted(subject=user.pk, role=role.id, code=code), by=by, at=at)


@operation(silent_when="the user doesn't hold the role")
def revoke_custom_role(*, user: User, code: str, by: Actor, at: datetime) -> None:
    """Take a role of the operator's own from a user; his sessions end at once.

    :raises OwnRoles: when the actor is the user himself.
    :raises NoSuchRole: unknown or retired.
    """
    role = _claimed(user, code, by)
    taken, _ = RoleGrant.objects.filter(user=user, custom=role).delete()
    if taken:
        close_sessions(user, reason=EndReason.ROLES_CHANGED, at=at)
        record(CustomRoleRevoked(subject=user.pk, role=role.id, code=code), by=by, at=at)


@operation(silent_when="the user holds exactly these roles already")
def change_custom_roles(*, user: User, codes: Collection[str], by: Actor, at: datetime) -> None:
    """Trust a user with exactly these roles of the operator's own; taking comes before giving."""
    held = {role.code for role in custom_roles_of(user)}
    for code in sorted(held - set(codes)):
        revoke_custom_role(user=user, code=code, by=by, at=at)
    for code in sorted(set(codes) - held):
        grant_custom_role(user=user, code=code, by=by, at=at)


def _duties(name: str, reach: Reach) -> frozenset[Duty]:
    policy = registered().get(name)
    if policy is None:
        raise RightStays(field="rights", right=name)
    return grantable(policy, reach)


def _claimed(user: User, code: str, by: Actor) -> CustomRole:
    role = custom_role(code=code)
    kind = "working" if role.duty == Duty.WORK else "separated"
    require(by, f"security.grant_{kind}_role")
    if by.id == user.pk:
        raise OwnRoles
    User.objects.select_for_update().get(pk=user.pk)  # two grants at once could combine what is kept apart
    return role
