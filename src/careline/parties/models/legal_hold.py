"""Legal holds: what is kept of a customer is left alone; why is sealed."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.erasure import ErasureRequest
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.legal_hold import HoldKind


class LegalHold(KeyedRow):
    """One hold. `due_on` is an index over its reviews."""

    kind = models.CharField(max_length=10, choices=one_of(HoldKind))
    reason_sealed = models.BinaryField(null=True)
    erasure = models.OneToOneField(ErasureRequest, models.PROTECT, null=True, related_name="hold")
    """The request it was set with, when that was refused; null where it was set by itself."""
    set_by = models.CharField(max_length=40)
    set_at = models.DateTimeField()
    until = models.DateField(null=True)
    """The last day it stands; null until somebody releases it."""
    due_on = models.DateField()
    """When it is looked at next."""

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=["due_on", "id"], name="holds_by_review"),)

    def __str__(self) -> str:
        return f"hold on {self.customer_id}"


class LegalHoldReview(RecordedRow):
    """That somebody looked at it again and it still stands, until another day."""

    hold = models.ForeignKey(LegalHold, models.PROTECT, related_name="reviews")
    review_on = models.DateField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.hold_id} until {self.review_on}"


class LegalHoldRelease(KeyedRow, RecordedRow):
    """That it stands no more, and why."""

    hold = models.OneToOneField(LegalHold, models.PROTECT, related_name="release")
    reason_sealed = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"{self.hold_id} released"


class LegalHoldCall(RecordedRow):
    """That those who keep holds were called to a review; once for each day it was due."""

    hold = models.ForeignKey(LegalHold, models.PROTECT, related_name="calls", db_index=False)
    review_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hold", "review_on"], name="called_once_to_each_hold_review"),)

    def __str__(self) -> str:
        return f"{self.hold_id} on {self.review_on}"
