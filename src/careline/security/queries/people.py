"""What people are called, and who answers for a department."""

from collections.abc import Collection, Mapping
from uuid import UUID

from careline.security.models import Department, User
from careline.security.rules.roles import Role


def full_names(usernames: Collection[str]) -> Mapping[str, str]:
    """Return what people are called by the names they sign in with; who is no user is left out.

    Asked for names that stand in rows the caller may see; it says nothing else of anybody.
    """
    return dict(User.objects.filter(username__in=usernames).values_list("username", "full_name"))


def answering_for(department: Department, *, but: UUID | None = None) -> User | None:
    """Return a supervisor of a department, or of the nearest above it that has one.

    :param but: who isn't meant, because it is about them.
    """
    above = [department.path[: end + 1] for end, sign in enumerate(department.path) if sign == "/"]
    here = User.objects.filter(deactivated_at=None, is_integration=False, role_grants__role=Role.SUPERVISOR)
    answering = here.filter(department__path__in=above).select_related("department").distinct()
    answering = answering.exclude(pk=but) if but else answering
    return answering.order_by("-department__path", "username").first()
