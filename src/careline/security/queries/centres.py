"""The contact centres, and in which of them somebody sits."""

from uuid import UUID

from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import Length

from careline.kernel.refusals import Kind, Refusal
from careline.security.models import Centre, Department, User


class NoSuchCentre(Refusal):
    """There is no centre with this code."""

    code = "security.no_such_centre"
    kind = Kind.MISSING


def centres(*, with_closed: bool = False) -> QuerySet[Centre]:
    """Return the contact centres in their order."""
    return Centre.objects.all() if with_closed else Centre.objects.filter(closed_at=None)


def known_centre(*, code: str) -> Centre:
    """Return one centre, open or closed.

    :raises NoSuchCentre: when there is none.
    """
    found = Centre.objects.filter(code=code).first()
    if found is None:
        raise NoSuchCentre(field="centre", given=code)
    return found


def centre_of(*, user: UUID) -> UUID | None:
    """Return the centre a user sits in just now: that of the nearest department, from the user's own upwards."""
    home = User.objects.filter(pk=user).values("department__path")
    above = Department.objects.exclude(centre=None).annotate(home=Subquery(home)).filter(home__startswith=F("path"))
    return above.order_by(Length("path").desc()).values_list("centre", flat=True).first()
