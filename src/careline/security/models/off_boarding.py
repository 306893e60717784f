"""Off-boardings: what a leaver held, who took it, and what stayed behind and why. The report stays readable."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.history import HistoryRow
from careline.security.models.user import User


class OffBoarding(HistoryRow):
    """One act of off-boarding."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=40)
    correlation = models.UUIDField()
    """Shared by everything that was handed over in the act."""
    roles = models.JSONField()
    sessions = models.PositiveIntegerField()
    tokens = models.PositiveIntegerField()
    parts = models.JSONField()
    """For each kind of things: kind, moved, ended, taker, department, left (reference, why)."""

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=["user", "-at"], name="off_boardings_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"

    @property
    def left(self) -> int:
        """How many things stayed behind."""
        return sum(len(part["left"]) for part in self.parts)
