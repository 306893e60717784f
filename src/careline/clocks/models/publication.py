"""What is published of a rule, as it was decided: one row a decision, the newest counts."""

from django.db import models

from careline.clocks.rules.commitments import Publication
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class RulePublication(HistoryRow):
    """That somebody decided how much of a rule everybody may read, whichever of its versions holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    extent = models.CharField(max_length=16)
    recorded_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("code", "number")
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="one_publication_per_number"),
            models.CheckConstraint(
                condition=models.Q(extent__in=[one.value for one in Publication]), name="known_publication"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.extent}"
