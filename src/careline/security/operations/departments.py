"""Building and changing the department tree."""

import re
from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.events import DepartmentAdded, DepartmentClosed, DepartmentMoved, DepartmentRenamed
from careline.security.ledger import record
from careline.security.models import Department, User
from careline.security.operation import operation
from careline.security.policy import require

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
LONGEST_PATH = 400


class BadDepartmentCode(Refusal):
    """A code is a short word of ASCII, because it stands in paths and ledger entries."""

    code = "security.bad_department_code"


class DepartmentExists(Refusal):
    """Two departments can't share a code, nor can there be two roots."""

    code = "security.department_exists"
    kind = Kind.CONFLICT


class DepartmentIsClosed(Refusal):
    """Nothing joins a closed department."""

    code = "security.department_is_closed"
    kind = Kind.CONFLICT


class UnderItself(Refusal):
    """A department can't hang below itself."""

    code = "security.department_under_itself"
    kind = Kind.CONFLICT


class StillInUse(Refusal):
    """A department with open departments or active users below it can't close."""

    code = "security.department_in_use"
    kind = Kind.CONFLICT


class TreeTooDeep(Refusal):
    """The path of codes would grow longer than its column."""

    code = "security.department_tree_too_deep"


@operation()
def add_department(
    *, code: str, parent: Department | None, name_zh: str, name_en: str, by: Actor, at: datetime
) -> Department:
    """Add a department under its parent; the first of all has none and is the root.

    :raises BadDepartmentCode: when the code is no short word of ASCII.
    :raises DepartmentExists: when the code is taken, or there is a root already.
    """
    require(by, "security.manage_department")
    _lock_tree()
    if not CODE.fullmatch(code):
        raise BadDepartmentCode(field="code", given=code)
    if Department.objects.filter(code=code).exists() or (not parent and Department.objects.exists()):
        raise DepartmentExists(field="code", given=code)
    path = _path(code, _open(parent) if parent else None)
    department = Department.objects.create(code=code, parent=parent, path=path, name_zh=name_zh, name_en=name_en)
    record(DepartmentAdded(subject=department.id, parent=parent.id if parent else None), by=by, at=at)
    return department


@operation(silent_when="the department bears these names already")
def rename_department(*, department: Department, name_zh: str, name_en: str, by: Actor, at: datetime) -> None:
    """Give a department other names; its code stays, because paths and old records hold it."""
    require(by, "security.manage_department")
    others = Department.objects.filter(pk=department.pk).exclude(name_zh=name_zh, name_en=name_en)
    if others.update(name_zh=name_zh, name_en=name_en):
        record(DepartmentRenamed(subject=department.id), by=by, at=at)


@operation(silent_when="the department hangs there already")
def move_department(*, department: Department, parent: Department, by: Actor, at: datetime) -> None:
    """Hang a department, with all below it, under another one; rights follow the paths at once.

    :raises UnderItself: when the new parent lies below the department, or is it.
    :raises DepartmentIsClosed: when the new parent is closed.
    """
    require(by, "security.manage_department")
    _lock_tree()
    moved, under = Department.objects.get(pk=department.pk), _open(parent)
    if moved.parent_id is None or under.path.startswith(moved.path):  # everything lies below the root
        raise UnderItself(field="parent", department=moved.code, parent=under.code)
    if moved.parent_id == under.id:
        return
    _write_paths(moved, _path(moved.code, under))
    Department.objects.filter(pk=moved.pk).update(parent=under)
    record(DepartmentMoved(subject=moved.id, old_parent=moved.parent_id, parent=under.id), by=by, at=at)


@operation(silent_when="the department is closed already")
def close_department(*, department: Department, by: Actor, at: datetime) -> None:
    """Close a department, so that nothing new is assigned to it; what it did stays readable.

    :raises StillInUse: when open departments or active users are left in it.
    """
    require(by, "security.manage_department")
    _lock_tree()
    current = Department.objects.get(pk=department.pk)
    if current.closed_at:
        return
    below = Department.objects.filter(path__startswith=current.path, closed_at=None).exclude(pk=current.pk)
    users = User.objects.filter(department=current, deactivated_at=None)
    if below.exists() or users.exists():
        raise StillInUse(department=current.code, departments=below.count(), users=users.count())
    Department.objects.filter(pk=current.pk).update(closed_at=at)
    record(DepartmentClosed(subject=current.id), by=by, at=at)


def _lock_tree() -> None:
    """Let one change of the tree happen at a time: two moves at once could tie a knot."""
    list(Department.objects.select_for_update().filter(parent=None))


def _open(department: Department) -> Department:
    current = Department.objects.get(pk=department.pk)
    if current.closed_at:
        raise DepartmentIsClosed(field="parent", department=current.code)
    return current


def _path(code: str, parent: Department | None) -> str:
    path = f"{parent.path if parent else ''}{code}/"
    if len(path) > LONGEST_PATH:
        raise TreeTooDeep(field="parent", longest=LONGEST_PATH)
    return path


def _write_paths(moved: Department, path: str) -> None:
    subtree = Department.objects.filter(path__startswith=moved.path)
    deepest = max(len(one) for one in subtree.values_list("path", flat=True))
    if deepest - len(moved.path) + len(path) > LONGEST_PATH:
        raise TreeTooDeep(field="parent", longest=LONGEST_PATH)
    subtree.update(path=Concat(Value(path), Substr(F("path"), len(moved.path) + 1)))
