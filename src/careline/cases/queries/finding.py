"""Finding one complaint, if the actor may know of it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Count, QuerySet

from careline.cases.models import Complaint
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.reaching import rights_reaching

READ = "cases.read_complaint"
JOINED = ("customer__key", "category", "department")
READ_AFTER = ("category__parent", "handler", "received_by", "complained_about")
"""What a page shows beside; as joins PostgreSQL thinks twenty milliseconds about their order, to read one row."""


class NoSuchComplaint(Refusal):
    """There is no complaint of that number, or none this actor may know of; the two are told alike."""

    code = "cases.no_such_complaint"
    kind = Kind.MISSING


def visible(*, by: Actor) -> QuerySet[Complaint]:
    """Return the complaints the actor may see."""
    return Complaint.objects.filter(policy.scope(by, READ))


def complaint(*, by: Actor, number: str) -> Complaint:
    """Return one complaint with what its page needs.

    :raises NoSuchComplaint: when there is none, or the actor may not see it.
    """
    found = visible(by=by).select_related(*JOINED).prefetch_related(*READ_AFTER).filter(number=number).first()
    if found is None:
        raise NoSuchComplaint(field="number", number=number)
    return found


def known_complaints(*, by: Actor, numbers: Collection[str]) -> QuerySet[Complaint]:
    """Return those of these complaints that the actor may see."""
    return visible(by=by).select_related(*JOINED).prefetch_related(*READ_AFTER).filter(number__in=numbers)


def number_named(*, by: Actor, source: str, external_id: str) -> str:
    """Return the number of the complaint that came in under its source's own name.

    :raises NoSuchComplaint: when there is none, or the actor may not see it.
    """
    found = visible(by=by).filter(source=source, external_id=external_id).first()
    if found is None:
        raise NoSuchComplaint(field="external_id", number=external_id)
    return found.number


def may(*, by: Actor, complaint: Complaint, right: str) -> bool:
    """Return whether the actor's right reaches this complaint."""
    return right in rights_over(by=by, complaint=complaint, rights=(right,))


def rights_over(*, by: Actor, complaint: Complaint, rights: Collection[str]) -> frozenset[str]:
    """Return which of these rights reach this complaint as it is now, in one question."""
    return rights_reaching(complaint, rights, by=by)


def rights_over_each(*, by: Actor, ids: Collection[UUID], rights: Collection[str]) -> Mapping[UUID, frozenset[str]]:
    """Return which of these rights reach each of these complaints, in one query, for a list that offers them."""
    asked = list(rights)
    reached = {right.replace(".", "__"): Count("pk", filter=policy.scope(by, right)) for right in asked}
    found = Complaint.objects.filter(pk__in=ids).annotate(**reached).values_list("pk", *reached)
    return {pk: frozenset(right for right, n in zip(asked, counts, strict=True) if n) for pk, *counts in found}
