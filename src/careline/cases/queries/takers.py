"""Who can take a complaint: open departments and the people in them."""

from careline.kernel.refusals import Refusal
from careline.security.models import Department, User


class NoSuchDepartment(Refusal):
    """The department is unknown or closed."""

    code = "cases.no_such_department"


class NoSuchHandler(Refusal):
    """The handler is unknown, has left, or works outside the department."""

    code = "cases.no_such_handler"


def open_department(code: str) -> Department:
    """Return a department that takes work.

    :raises NoSuchDepartment: unknown or closed.
    """
    found = Department.objects.filter(code=code, closed_at=None).first()
    if found is None:
        raise NoSuchDepartment(field="department", department=code)
    return found


def colleague(username: str, department: Department) -> User:
    """Return a person who works in the department or below it.

    :raises NoSuchHandler: unknown, gone, or from elsewhere.
    """
    found: User | None = User.objects.filter(
        username=username, deactivated_at=None, department__path__startswith=department.path
    ).first()
    if found is None:
        raise NoSuchHandler(field="handler", handler=username, department=department.code)
    return found
