"""Whether a customer needs care: that much everybody is told who serves; why is the answer to a look."""

from uuid import UUID

from django.db.models import QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import CareFlag
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_of
from careline.parties.rules.care import CareKind, CareSeen
from careline.security.actor import Actor
from careline.security.policy import require


class NoSuchCareFlag(Refusal):
    """There is no such reason for care, or none the actor may know of."""

    code = "parties.no_such_care_flag"
    kind = Kind.MISSING


def needs_care(*, by: Actor, customer: UUID) -> bool:
    """Return whether a customer is to be handled with care; of one who was forgotten nothing is known."""
    row = known_customer(by=by, id=customer)
    return row.forgotten_at is None and _standing(customer).exists()


def standing_care(customer: UUID) -> list[CareSeen]:
    """Return why a customer needs care, in clear: for the operation that writes the look down, and for nobody else."""
    return [
        CareSeen(
            id=row.id,
            kind=CareKind(row.opened("kind")),
            note=row.opened("note"),
            since=row.since,
            review_on=row.review_on,
        )
        for row in _standing(customer).select_related("key")
        if row.key.shredded_at is None
    ]


def known_care_flag(*, by: Actor, id: UUID) -> CareFlag:  # noqa: A002  (every room names a row's id so)
    """Return one reason for care, sealed.

    :raises NoSuchCareFlag: when there is none.
    """
    require(by, "parties.see_care")
    found = CareFlag.objects.select_related("key").filter(pk=id).first()
    if found is None:
        raise NoSuchCareFlag(field="flag")
    return found


def _standing(customer: UUID) -> QuerySet[CareFlag]:
    return CareFlag.objects.filter(customer__in=records_of([customer]), lifting=None)
