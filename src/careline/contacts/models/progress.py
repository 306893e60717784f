"""What the customer was told while the work went on (SR05)."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.rules.facts import Medium
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import HistoryRow, LedgerEntry, User


class ProgressMessage(HistoryRow):
    """One message to the customer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="progress")
    medium = models.CharField(max_length=12, choices=one_of(Medium))
    text = models.TextField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.contact_id} told by {self.medium}"
