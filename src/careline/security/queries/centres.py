"""The contact centres, and in which of them somebody sits."""

from uuid import UUID

from django.db.models import ExpressionWrapper, F, OuterRef, QuerySet, Subquery, TextField
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


def departments_seated_in(*, centre: str) -> QuerySet[Department]:
    """Return the departments that sit in a centre just now: by themselves, or where the nearest above them does."""
    below = ExpressionWrapper(OuterRef("path"), output_field=TextField())
    above = Department.objects.exclude(centre=None).annotate(below=below).filter(below__startswith=F("path"))
    above = above.order_by(Length("path").desc())
    return Department.objects.annotate(seat=Subquery(above.values("centre__code")[:1])).filter(seat=centre)


def centre_of(*, user: UUID) -> UUID | None:
    """Return the centre a user sits in just now: that of the nearest department, from the user's own upwards."""
    home = User.objects.filter(pk=user).values("department__path")
    above = Department.objects.exclude(centre=None).annotate(home=Subquery(home)).filter(home__startswith=F("path"))
    return above.order_by(Length("path").desc()).values_list("centre", flat=True).first()
