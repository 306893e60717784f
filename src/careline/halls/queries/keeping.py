"""Tells parties which appointments keep a customer from being forgotten."""

from collections.abc import Collection, Sequence
from uuid import UUID

from careline.halls.models import Appointment
from careline.halls.rules.appointments import HOLDING
from careline.parties.rules.erasure import Obstacle, ObstacleKind, Remainder


class AppointmentsKept:
    """Answers `parties.ports.keeping` from the appointments, wherever they are."""

    def in_the_way(self, *, records: Collection[UUID]) -> Sequence[Obstacle]:
        """Return those that stand, by their numbers."""
        rows = Appointment.objects.filter(party__in=records, state__in=sorted(HOLDING)).order_by("number")
        return [Obstacle(ObstacleKind.APPOINTMENT, one) for one in rows.values_list("number", flat=True)]

    def stays_behind(self, *, records: Collection[UUID]) -> Sequence[Remainder]:  # noqa: ARG002  (the protocol's)
        """Return nothing: what was said about a visit is sealed under the customer's key, and goes with it."""
        return ()

    def is_theirs(self, *, records: Collection[UUID], number: str) -> bool:
        """Return whether an appointment of theirs has this number."""
        return Appointment.objects.filter(party__in=records, number=number).exists()
