"""Notes that colleagues leave for each other; the customer never sees them."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry, User


class Note(HistoryRow):
    """One internal note."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    text = models.TextField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"note on {self.complaint_id}"
