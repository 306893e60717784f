"""Users come, move and leave."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials.passwords import give_password, one_time_password
from careline.security.credentials.sessions import close_sessions
from careline.security.credentials.tokens import close_tokens
from careline.security.events import (
    TokenRevoked,
    UserAdded,
    UserDeactivated,
    UserReactivated,
    UserRenamed,
    UserTransferred,
)
from careline.security.ledger import record, record_all
from careline.security.models import Department, EndReason, User
from careline.security.operation import operation
from careline.security.operations.departments import DepartmentIsClosed
from careline.security.operations.roles import grant_role
from careline.security.policy import require
from careline.security.queries.users import check_not_last, managed_user
from careline.security.rules.full_names import check_full_name
from careline.security.rules.roles import Role

USERNAME = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}")


class BadUsername(Refusal):
    """A user name is a short word of ASCII, because it stands in ledger entries."""

    code = "security.bad_username"


class UsernameTaken(Refusal):
    """A user name is never given twice, not even after its user left."""

    code = "security.username_taken"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class NewUser:
    """A user just added."""

    user: User
    one_time_password: str
    """Shown once; empty for an integration, which signs in by token only."""


@operation()
def add_user(
    *,
    username: str,
    full_name: str,
    department: Department,
    roles: Collection[Role] = (),
    language: str = "zh-hans",
    is_integration: bool = False,
    by: Actor,
    at: datetime,
) -> NewUser:
    """Add a user with a one-time password, to be changed at the first sign-in.

    :raises BadUsername: when the name is no short word of ASCII in small letters.
    :raises UsernameTaken: when somebody has or had it.
    :raises BadFullName: when nothing is left of the full name, or it is too long.
    """
    require(by, "security.add_user")
    if not USERNAME.fullmatch(username):
        raise BadUsername(field="username", given=username)
    if User.objects.filter(username=username).exists():
        raise UsernameTaken(field="username", username=username)
    user = User(
        username=username, full_name=check_full_name(full_name), language=language, is_integration=is_integration
    )
    user.department = _open(department)
    user.set_unusable_password()
    user.save(force_insert=True)
    record(UserAdded(subject=user.id, department=department.id, is_integration=is_integration), by=by, at=at)
    for role in roles:
        grant_role(user=user, role=role, by=by, at=at)
    return NewUser(user, _first_password(user, at=at))


@operation(silent_when="the user is called so already")
def rename_user(*, user: User, full_name: str, by: Actor, at: datetime) -> User:
    """Call a user otherwise, after a slip or a marriage; the name they sign in with stays: the ledger knows them by it.

    :raises BadFullName: when nothing is left of the name, or it is too long.
    :raises OutOfReach: when another administrator looks after the account, or it is the actor's own.
    """
    current, name = managed_user(by=by, user=user), check_full_name(full_name)
    if current.full_name == name:
        return current
    current.full_name = name
    current.save(update_fields=["full_name"])
    record(UserRenamed(subject=current.id), by=by, at=at)
    return current


@operation(silent_when="the user works there already")
def transfer_user(*, user: User, department: Department, by: Actor, at: datetime) -> None:
    """Move a user to another department; what he may see follows at his next request.

    :raises DepartmentIsClosed: when nobody joins that department any more.
    """
    current = managed_user(by=by, user=user)
    if current.department_id == department.id:
        return
    old, current.department = current.department_id, _open(department)
    current.save(update_fields=["department"])
    record(UserTransferred(subject=current.id, old_department=old, department=department.id), by=by, at=at)


@operation(silent_when="the user has left already")
def deactivate_user(*, user: User, by: Actor, at: datetime) -> None:
    """Let a user leave: all his sessions and tokens end at once; what he did stays under his name.

    :raises LastSecurityAdministrator: nobody would be left to look after accounts.
    """
    current = managed_user(by=by, user=user)
    if current.deactivated_at:
        return
    check_not_last(current)
    current.deactivated_at = at
    current.save(update_fields=["deactivated_at"])
    close_sessions(current, reason=EndReason.DEACTIVATED, at=at)
    tokens = close_tokens(current, at=at)
    record_all([TokenRevoked(subject=one.id, user=current.id) for one in tokens], by=by, at=at)
    record(UserDeactivated(subject=current.id), by=by, at=at)


@operation(silent_when="the user is active already")
def reactivate_user(*, user: User, by: Actor, at: datetime) -> str:
    """Take a user back with the roles nobody took, and return his one-time password; empty when he never left."""
    current = managed_user(by=by, user=user)
    if current.deactivated_at is None:
        return ""
    current.deactivated_at = None
    current.save(update_fields=["deactivated_at"])
    record(UserReactivated(subject=current.id), by=by, at=at)
    return _first_password(current, at=at)


def _first_password(user: User, *, at: datetime) -> str:
    if user.is_integration:
        return ""
    password = one_time_password()
    give_password(user, password, must_change=True, at=at)
    return password


def _open(department: Department) -> Department:
    current = Department.objects.get(pk=department.pk)
    if current.closed_at:
        raise DepartmentIsClosed(field="department", department=current.code)
    return current
