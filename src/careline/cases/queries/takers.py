"""Who can take a complaint: open departments and the people in them."""

from careline.kernel.refusals import Refusal
from careline.security.models import Department, User
from careline.security.queries.users import holding

WORK = "cases.work_complaint"


class NoSuchDepartment(Refusal):
    """The department is unknown or closed."""

    code = "cases.no_such_department"


class NoSuchHandler(Refusal):
    """The handler is unknown, has left, works outside the department, or on something else than complaints."""

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
    """Return a person who works on complaints in the department or below it.

    :raises NoSuchHandler: unknown, gone, from elsewhere, or of another duty: it would lie where nobody may touch it.
    """
    here = User.objects.filter(deactivated_at=None, department__path__startswith=department.path)
    found: User | None = here.filter(holding(WORK), username=username).first()
    if found is None:
        raise NoSuchHandler(field="handler", handler=username, department=department.code)
    return found
