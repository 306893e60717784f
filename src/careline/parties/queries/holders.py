"""Who is reached by a number: by what he told, or by any of his subscriptions that hasn't ended.

An ended subscription finds nobody: its number is somebody else's now.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.parties.models import Customer, Subscription
from careline.parties.models.subscription import LIVE
from careline.parties.rules.fields import Index
from careline.security.prepared import among, prepared

BY_SUBSCRIPTION = frozenset({Index.NUMBER, Index.LAST4})
"""The indexes that a subscription has, too."""


def found_under(index: Index, value: bytes) -> Q:
    """Return the customers who stand under a value of an index, each way an index of its own answers."""
    own = {f"{index}_index": value}
    if index not in BY_SUBSCRIPTION:
        return Q(**own)
    told = Customer.objects.filter(**own).values("pk")
    held = Subscription.objects.filter(LIVE, **own).values("customer_id")
    return Q(pk__in=told.union(held))


def holders_of(indexes: Collection[bytes]) -> dict[bytes, Customer]:
    """Return who holds the subscriptions of these numbers, by index."""
    held = {bytes(index or b""): holder for index, holder in _held(indexes=list(indexes))}
    holders = {one.pk: one for one in _holders(ids=list(set(held.values())))} if held else {}
    return {index: holders[holder] for index, holder in held.items() if holder in holders}


# Two questions, for in one PostgreSQL may join the two tables whole: the plan it keeps of a prepared question can be as
# old as the house, when both were empty.
@prepared
def _held(indexes: Collection[bytes]) -> QuerySet[Subscription, tuple[Any, UUID]]:
    held = Subscription.objects.filter(LIVE, among("number_index", indexes))
    return held.values_list("number_index", "customer_id")


@prepared
def _holders(ids: Collection[UUID]) -> QuerySet[Customer]:
    return Customer.objects.filter(among("pk", ids), forgotten_at=None).select_related("key")
