"""Care: what makes a customer need it is sealed, even its kind; who looked is a row."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.care import CareLift
from careline.security.models import User


class CareFlag(KeyedRow):
    """One reason for care."""

    kind_sealed = models.BinaryField(null=True)
    """Sealed like the note: that somebody is ill is no code for a table (PIPL art. 28)."""
    note_sealed = models.BinaryField(null=True)
    basis_sealed = models.BinaryField(null=True)
    """Sealed, too: where no consent is needed, the kind is plain."""
    evidence_sealed = models.BinaryField(null=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    review_on = models.DateField()
    """When it was first to be looked at again."""
    due_on = models.DateField()
    """When it is looked at next: an index over the renewals."""

    class Meta:
        ordering = ("-since", "-id")
        indexes = (models.Index(fields=["due_on", "id"], name="care_reviews_by_day"),)

    def __str__(self) -> str:
        return f"care for {self.customer_id}"


class CareFlagLifting(RecordedRow):
    """That a reason for care is none any more."""

    flag = models.OneToOneField(CareFlag, models.PROTECT, related_name="lifting")
    reason = models.CharField(max_length=16, choices=one_of(CareLift))

    def __str__(self) -> str:
        return f"{self.flag_id} {self.reason}"


class CareRenewal(RecordedRow):
    """That somebody looked at it again and it still stands, until another day."""

    flag = models.ForeignKey(CareFlag, models.PROTECT, related_name="renewals")
    review_on = models.DateField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.flag_id} until {self.review_on}"


class CareReviewCall(RecordedRow):
    """That the leads were called to a review; once for each day it was due."""

    flag = models.ForeignKey(CareFlag, models.PROTECT, related_name="calls", db_index=False)
    review_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["flag", "review_on"], name="called_once_to_each_review"),)

    def __str__(self) -> str:
        return f"{self.flag_id} on {self.review_on}"


class CareLook(RecordedRow):
    """Who learnt why a customer needs care, and for which work."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    complaint_id = models.UUIDField(null=True)
    """The complaint it was needed for; no foreign key, because complaints live in a room above."""
    contact_id = models.UUIDField(null=True)
    """Or the contact, likewise."""
    flag = models.ForeignKey(CareFlag, models.PROTECT, null=True, related_name="+")
    """Or the one reason whose review was due."""

    class Meta:
        indexes = (models.Index(fields=["customer", "at"], name="care_looks_at_customer"),)

    def __str__(self) -> str:
        return f"{self.actor_name} at {self.customer_id}"
