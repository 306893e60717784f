"""The department tree, as people look at it."""

from django.db.models import QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.models import Department
from careline.security.policy import scope


class NoSuchDepartment(Refusal):
    """There is no department with this code."""

    code = "security.no_such_department"
    kind = Kind.MISSING


def departments(*, by: Actor, with_closed: bool = False) -> QuerySet[Department]:
    """Return the departments from the root down, each after its parent."""
    found = Department.objects.select_related("centre").filter(scope(by, "security.read_department")).order_by("path")
    return found if with_closed else found.filter(closed_at=None)


def department(*, by: Actor, code: str) -> Department:
    """Return one department, open or closed.

    :raises NoSuchDepartment: when there is none.
    """
    found = departments(by=by, with_closed=True).filter(code=code).first()
    if found is None:
        raise NoSuchDepartment(department=code)
    return found


def department_path(*, code: str) -> str:
    """Return where a department stands in the tree, whoever asks: to narrow a list by it. Empty when there is none."""
    return Department.objects.filter(code=code).values_list("path", flat=True).first() or ""
