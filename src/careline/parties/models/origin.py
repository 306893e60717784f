"""Where a customer was brought in from, so that the same row brings nobody in twice."""

from django.db import models

from careline.kernel.identity import new_id
from careline.parties.models.customer import Customer
from careline.parties.models.importing import ImportBatch
from careline.security.models import HistoryRow


class Origin(HistoryRow):
    """One row of somebody's list, and who it is here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=20)
    external_id = models.CharField(max_length=64)
    """The source's own name for him; where it has none, a blind index of all the row says."""
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, related_name="+", db_index=False)
    """The file that registered him; none where he was here before, or came by another way."""
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source", "external_id"], name="origin_once"),)
        indexes = (
            models.Index(
                fields=["batch", "customer"], condition=models.Q(batch__isnull=False), name="brought_by_batch"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"
