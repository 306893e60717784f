"""Who can take something from somebody: people who are here and work with customers."""

from django.db.models import QuerySet

from careline.kernel.refusals import Refusal
from careline.security.models import Department, User
from careline.security.ports.holdings import Taker
from careline.security.queries.people import answering_for
from careline.security.rules.roles import Role

WORKING = (Role.AGENT, Role.SENIOR_AGENT, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR)


class NoSuchTaker(Refusal):
    """There is no such colleague, they have left, or their work isn't with customers."""

    code = "contacts.no_such_taker"


def takers() -> QuerySet[User]:
    """Return everybody a promise could be given to, by department and name."""
    here = User.objects.filter(deactivated_at=None, is_integration=False, role_grants__role__in=WORKING)
    return here.select_related("department").distinct().order_by("department__path", "username")


def taker(username: str, *, field: str = "owner") -> User:
    """Return one who can take it.

    :raises NoSuchTaker: unknown, gone, or of another trade.
    """
    found = takers().filter(username=username).first()
    if found is None:
        raise NoSuchTaker(field=field, username=username)
    return found


def owner_in(told: Taker, department: Department) -> User | None:
    """Return the taker, else whoever answers for the department, else any colleague in it."""
    if told.user:
        return takers().filter(pk=told.user).first()
    lies_in = Department.objects.get(pk=told.department) if told.department else department
    return answering_for(lies_in) or takers().filter(department=lies_in).first()
