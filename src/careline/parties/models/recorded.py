"""Rows of history with the ledger entry that bears them out: who, when, and that it was recorded."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry, User


class RecordedRow(HistoryRow):
    """A row that is written once, together with its entry."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
