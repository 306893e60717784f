"""Complaints that were like this one, and how they ended."""

from careline.cases.models import Complaint
from careline.cases.queries.finding import visible
from careline.cases.queries.worklist import RELATED
from careline.cases.rules.stages import ANSWERED
from careline.parties.queries.identities import records_of
from careline.security.actor import Actor

SHOWN = 3


def similar_to(*, by: Actor, complaint: Complaint) -> list[Complaint]:
    """Return the latest answered complaints of the same category that the actor may see; none while it has none."""
    if complaint.category_id is None:
        return []
    alike = visible(by=by).filter(category=complaint.category_id, stage__in=sorted(ANSWERED)).exclude(pk=complaint.pk)
    # The name holds the time it was made, so the primary key's own index is read backwards until three are found.
    return list(
        alike.exclude(customer__in=records_of([complaint.customer_id])).select_related(*RELATED).order_by("-id")[:SHOWN]
    )
