"""The needs register: what customers would have, and every step it went; words are sealed under the customer's key."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource, NeedStatus


class CustomerNeed(KeyedRow):
    """One need. From `status` down it is an index over its steps."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    text_sealed = models.BinaryField(null=True)
    source = models.CharField(max_length=10, choices=one_of(NeedSource))
    category = models.CharField(max_length=10, choices=one_of(NeedCategory))
    collected_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=one_of(NeedStatus))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-collected_at", "-id")
        indexes = (
            models.Index(fields=["status", "-collected_at", "-id"], name="needs_by_status"),
            models.Index(fields=["customer", "-collected_at"], name="needs_of_customer"),
        )

    def __str__(self) -> str:
        return f"{self.category} {self.status}"


class NeedStep(KeyedRow, RecordedRow):
    """One step of a need: who made it, and the reasons."""

    need = models.ForeignKey(CustomerNeed, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(NeedMove))
    text_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ("need", "n")
        constraints = (models.UniqueConstraint(fields=["need", "n"], name="one_need_step_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.need_id} {self.n} {self.move}"
