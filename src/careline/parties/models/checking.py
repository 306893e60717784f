"""What somebody made sure of, attribute by attribute; and from when on a profile is stale."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.attributes import Attribute, Checked, CheckOutcome, EntrySource
from careline.security.models import User


class AttributeCheck(RecordedRow):
    """That one attribute was right, or was put right; with whose entry that was, for theirs is the accuracy."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    attribute = models.CharField(max_length=10, choices=one_of(Attribute))
    outcome = models.CharField(max_length=10, choices=one_of(CheckOutcome))
    source = models.CharField(max_length=12, choices=one_of(EntrySource))
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_by_name = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["customer", "attribute", "-at"], name="checks_of_attribute"),
            models.Index(fields=["-at", "id"], name="checks_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.attribute} {self.outcome}"

    @property
    def checked(self) -> Checked:
        """The row as the rules see it."""
        return Checked(outcome=CheckOutcome(self.outcome), by=self.actor_name, at=self.at)


class StaleBound(RecordedRow):
    """After how many days a profile is stale, from when it was said on; the latest row counts."""

    days = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.days} days"
