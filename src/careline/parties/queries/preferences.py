"""How a customer wishes to be reached, and whether now is a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.parties.models import Preference
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_by_id
from careline.parties.rules.reaching import NOTHING_SAID, Advice, Occasion, Wish, advice_on, is_welcome
from careline.security.actor import Actor


@dataclass(frozen=True)
class Reaching:
    """What a customer wishes, and what of it is to be minded at an instant."""

    wish: Wish
    advice: tuple[Advice, ...]


def wish_of(*, by: Actor, customer: UUID) -> Wish:
    """Return what a customer wishes; nothing said is a wish, too."""
    known_customer(by=by, id=customer)
    return wishes_of([customer]).get(customer, NOTHING_SAID)


def wishes_of(customers: Collection[UUID]) -> Mapping[UUID, Wish]:
    """Return what the customers wish who said so, for whoever has found them, in two queries.

    What was said last counts, under whichever of a customer's records.
    """
    owners: dict[UUID, list[UUID]] = {}
    for asked, records in records_by_id(customers).items():
        for record in records.all:
            owners.setdefault(record, []).append(asked)
    said = Preference.objects.filter(customer__in=owners).order_by("at", "n")
    return {asked: row.wish for row in said for asked in owners[row.customer_id]}


def reaching_of(customers: Collection[UUID], *, at: datetime) -> Mapping[UUID, Reaching]:
    """Return how each of these customers is reached at an instant, for whoever has found them."""
    said = wishes_of(customers)
    return {one: reaching(said.get(one, NOTHING_SAID), at=at) for one in customers}


def reaching(wish: Wish, *, at: datetime) -> Reaching:
    """Return what to mind about a wish at an instant, in the zone of the house."""
    return Reaching(wish, advice_on(wish, now=at.astimezone(timezone.get_current_timezone()).time()))


def may_ring(*, by: Actor, customer: UUID, occasion: Occasion, at: datetime) -> bool:
    """Return whether the customer may be rung up at an instant, in the zone of the house."""
    local = at.astimezone(timezone.get_current_timezone()).time()
    return is_welcome(wish_of(by=by, customer=customer), occasion, now=local)
