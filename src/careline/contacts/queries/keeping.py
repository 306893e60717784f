"""Tells parties what of contacts, promises and orders keeps a customer from being forgotten."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.contacts.queries.follow_ups import STILL_OWED
from careline.contacts.rules.orders import UNDER_WAY
from careline.contacts.rules.steps import StepName
from careline.parties.rules.erasure import Obstacle, ObstacleKind, Remainder


class ContactsKept:
    """Answers `parties.ports.keeping` from contacts, follow-ups and orders, whoever sees to them."""

    def in_the_way(self, *, records: Collection[UUID]) -> Sequence[Obstacle]:
        """Return what is open: contacts and orders by their numbers, what is owed by the contact it was promised in."""
        served = Contact.objects.filter(party__in=records).exclude(step=StepName.CLOSED)
        ordered = ServiceOrder.objects.filter(party__in=records, state__in=sorted(UNDER_WAY))
        owed = FollowUp.objects.filter(STILL_OWED, party__in=records) | FollowUp.objects.filter(
            STILL_OWED, contact__party__in=records
        )
        promised = owed.order_by("due_at").values_list("contact__number", flat=True).distinct()
        return [
            *(Obstacle(ObstacleKind.CONTACT, one) for one in _numbers(served)),
            *(Obstacle(ObstacleKind.ORDER, one) for one in _numbers(ordered)),
            *(Obstacle(ObstacleKind.FOLLOW_UP, one or "") for one in promised),
        ]

    def stays_behind(self, *, records: Collection[UUID]) -> Sequence[Remainder]:  # noqa: ARG002  (the protocol's)
        """Return nothing: what was written in contacts goes with the customer (decision 0012)."""
        return ()

    def is_theirs(self, *, records: Collection[UUID], number: str) -> bool:
        """Return whether a contact of theirs has this number."""
        return Contact.objects.filter(party__in=records, number=number).exists()


def _numbers(rows: QuerySet[Any]) -> list[str]:
    return list(rows.order_by("number").values_list("number", flat=True))
