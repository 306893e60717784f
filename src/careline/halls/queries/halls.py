"""The halls, and what was changed about them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from careline.halls.models import Hall, HallDay, HallRow
from careline.halls.rules.halls import CODE
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

READ = "halls.read_hall"


class NoSuchHall(Refusal):
    """There is no hall of this code."""

    code = "halls.no_such_hall"
    kind = Kind.MISSING


def halls(*, by: Actor, with_closed: bool = False) -> QuerySet[Hall]:
    """Return the halls in the order of their names."""
    policy.require(by, READ)
    found = Hall.objects.select_related("department", "calendar")
    return found if with_closed else found.filter(closed_at=None)


def hall(*, by: Actor, code: str) -> Hall:
    """Return one hall, open or closed.

    :raises NoSuchHall: when there is none.
    """
    found = halls(by=by, with_closed=True).filter(code=code).first() if CODE.fullmatch(code) else None
    if found is None:
        raise NoSuchHall(field="hall", hall=code)
    return found


def home_hall(*, by: Actor) -> Hall | None:
    """Return the hall whose department is the actor's own, or the first by name below it; None where there is none."""
    found = halls(by=by)
    if by.department_id is None:
        return None
    own = found.filter(department=by.department_id).first()
    return own or found.filter(department__path__startswith=by.department_path).first()


def changes_of(one: Hall) -> Sequence[HallRow]:
    """Return what was changed about a hall the caller has found, latest first."""
    return list(HallRow.objects.filter(hall=one).order_by("-n"))


def days_set(one: Hall) -> Sequence[HallDay]:
    """Return every word on a day of a hall the caller has found, latest first; also those that were taken back."""
    return list(HallDay.objects.filter(hall=one).order_by("-at", "-n"))


def days_of(one: Hall, *, first: date) -> Sequence[HallDay]:
    """Return what holds from a day on where it differs from the usual, by day; the latest word of each."""
    rows = HallDay.objects.filter(hall=one, day__gte=first).order_by("day", "-n").distinct("day")
    return [row for row in rows if row.periods is not None]
