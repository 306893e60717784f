"""What a customer came for: reasons by rank, and what was answered when it was asked."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.models.reason import Reason
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry, User


class ContactReason(models.Model):
    """One reason of one contact; only rank 1 counts in totals. Naming anew replaces the list; the ledger holds each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="reasons", db_index=False)
    reason = models.ForeignKey(Reason, models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("contact", "rank")
        constraints = (
            models.UniqueConstraint(fields=["contact", "rank"], name="one_reason_per_rank"),
            models.UniqueConstraint(fields=["contact", "reason"], name="each_reason_once"),
        )

    def __str__(self) -> str:
        return f"{self.contact_id} {self.rank}"


class QuestionAnswer(HistoryRow):
    """What the customer answered to one question; the latest counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=80)
    text = models.TextField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.contact_id} {self.question}"
