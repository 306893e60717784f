"""Who complains again."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from careline.cases.queries.finding import visible
from careline.cases.rules.features import QUARTER
from careline.parties.queries.identities import records_by_id
from careline.security.actor import Actor

WITHIN = QUARTER


def complained_again(*, by: Actor, customers: Collection[UUID], at: datetime) -> Mapping[UUID, int]:
    """Return how many complaints of each of these customers came within 90 days, where it is more than one."""
    records = records_by_id(customers)
    owned = {record for one in records.values() for record in one.all}
    rows = visible(by=by).filter(customer__in=owned, received_at__gte=at - WITHIN).order_by()
    came = dict(rows.values_list("customer").annotate(n=Count("pk")))
    found = {customer: sum(came.get(record, 0) for record in one.all) for customer, one in records.items()}
    return {customer: n for customer, n in found.items() if n > 1}
