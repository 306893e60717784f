"""Taking hold of a complaint before changing it: seen, allowed, unchanged, locked."""

from careline.cases.models import Complaint
from careline.cases.queries.finding import may, name_of
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.policy import Forbidden


class ChangedMeanwhile(Refusal):
    """Somebody else moved the complaint after this actor looked at it."""

    code = "cases.changed_meanwhile"
    kind = Kind.CONFLICT


def claim(*, number: str, right: str, by: Actor, version: int | None = None) -> Complaint:
    """Lock a complaint for the running operation, if the actor may do this to it.

    :raises NoSuchComplaint: when the actor may not even see it.
    :raises Forbidden: when he may see it but not do this.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    locked = Complaint.objects.select_for_update().get(pk=name_of(by=by, number=number))
    if not may(by=by, complaint=locked, right=right):
        raise Forbidden(policy=right)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked
