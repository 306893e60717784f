"""Taking hold of a complaint before changing it: seen, allowed, unchanged, locked."""

from django.db.models import QuerySet

from careline.cases.models import Complaint
from careline.cases.queries.finding import READ, NoSuchComplaint, rights_over
from careline.clocks.writing.dating import hold_dating
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from careline.security.prepared import prepared


class ChangedMeanwhile(Refusal):
    """Somebody else moved the complaint after this actor looked at it."""

    code = "cases.changed_meanwhile"
    kind = Kind.CONFLICT


def claim(*, number: str, right: str, by: Actor, version: int | None = None) -> Complaint:
    """Lock a complaint for the running operation, if the actor may do this to it.

    It is locked first: rights are asked of what nobody changes meanwhile. Before that it is agreed with a calendar's
    change who comes first, for most of what follows reads or begins a clock.

    :raises NoSuchComplaint: when the actor may not even see it.
    :raises Forbidden: when he may see it but not do this.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    hold_dating()
    locked = next(iter(_locked(number=number)), None)
    reaching = rights_over(by=by, complaint=locked, rights=(READ, right)) if locked else frozenset()
    if locked is None or READ not in reaching:
        raise NoSuchComplaint(field="number", number=number)
    if right not in reaching:
        raise Forbidden(policy=right)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked


@prepared
def _locked(number: str) -> QuerySet[Complaint]:
    return Complaint.objects.select_for_update().filter(number=number).order_by()
