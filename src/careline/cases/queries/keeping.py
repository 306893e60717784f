"""Tells parties what of complaints keeps a customer from being forgotten, and what stays a while after it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from careline.cases.models import Complaint
from careline.cases.rules.retention import KEPT
from careline.cases.rules.stages import StageName
from careline.parties.rules.erasure import Obstacle, ObstacleKind, Remainder


class ComplaintsKept:
    """Answers `parties.ports.keeping` from the complaints, whoever sees to them."""

    def in_the_way(self, *, records: Collection[UUID]) -> Sequence[Obstacle]:
        """Return every complaint that isn't archived."""
        rows = Complaint.objects.filter(customer__in=records).exclude(stage=StageName.ARCHIVED).order_by("number")
        return [Obstacle(ObstacleKind.COMPLAINT, one) for one in rows.values_list("number", flat=True)]

    def stays_behind(self, *, records: Collection[UUID]) -> Sequence[Remainder]:
        """Return the archived ones, whose words are kept for their term (decision 0012)."""
        rows = Complaint.objects.filter(customer__in=records, stage=StageName.ARCHIVED).exclude(title="")
        moved = rows.annotate(last=Max("stages__recorded_at")).order_by("number").values_list("number", "last")
        return [
            Remainder(number, (last + KEPT).astimezone(timezone.get_current_timezone()).date())
            for number, last in moved
        ]

    def is_theirs(self, *, records: Collection[UUID], number: str) -> bool:
        """Return whether a complaint of theirs has this number."""
        return Complaint.objects.filter(customer__in=records, number=number).exists()
