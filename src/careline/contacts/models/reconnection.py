"""That a caller came back after the line dropped, and joined the contact."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.rules.facts import ContactChannel
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import HistoryRow, LedgerEntry


class Reconnection(HistoryRow):
    """One time; the channel's own name for it is kept, so that the same one doesn't come in twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="reconnections")
    channel = models.CharField(max_length=16, choices=one_of(ContactChannel))
    external_id = models.CharField(max_length=80, null=True)
    dropped_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("contact", "arrived_at")
        constraints = (
            models.UniqueConstraint(fields=["channel", "external_id"], name="one_reconnection_per_external_id"),
        )

    def __str__(self) -> str:
        return f"{self.contact_id} {self.arrived_at:%H:%M:%S}"
