"""Care: what makes a customer need it is sealed, even its kind; who looked is a row."""

from django.db import models

from careline.parties.models.customer import Customer
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow, one_of
from careline.parties.rules.care import CareLift


class CareFlag(KeyedRow):
    """One reason for care."""

    kind_sealed = models.BinaryField(null=True)
    """Sealed like the note: that somebody is ill is no code for a table (PIPL art. 28)."""
    note_sealed = models.BinaryField(null=True)
    since = models.DateField()
    review_on = models.DateField()

    class Meta:
        ordering = ("-since", "-id")

    def __str__(self) -> str:
        return f"care for {self.customer_id}"


class CareFlagLifting(RecordedRow):
    """That a reason for care is none any more."""

    flag = models.OneToOneField(CareFlag, models.PROTECT, related_name="lifting")
    reason = models.CharField(max_length=16, choices=one_of(CareLift))

    def __str__(self) -> str:
        return f"{self.flag_id} {self.reason}"


class CareLook(RecordedRow):
    """Who learnt why a customer needs care, and for which work."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    complaint_id = models.UUIDField(null=True)
    """The complaint it was needed for; no foreign key, because complaints live in a room above."""
    contact_id = models.UUIDField(null=True)
    """Or the contact, likewise."""

    class Meta:
        indexes = (models.Index(fields=["customer", "at"], name="care_looks_at_customer"),)

    def __str__(self) -> str:
        return f"{self.actor_name} at {self.customer_id}"
