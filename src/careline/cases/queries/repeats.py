"""Who complains again."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count

from careline.cases.queries.finding import visible
from careline.security.actor import Actor

WITHIN = timedelta(days=90)


def complained_again(*, by: Actor, customers: Collection[UUID], at: datetime) -> Mapping[UUID, int]:
    """Return how many complaints of each of these customers came within 90 days, where it is more than one."""
    rows = visible(by=by).filter(customer__in=customers, received_at__gte=at - WITHIN).order_by()
    return dict(rows.values_list("customer").annotate(n=Count("pk")).filter(n__gt=1))
