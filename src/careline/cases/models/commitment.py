"""How the house kept its commitments, month by month, as it was counted last; strangers read this and no complaint."""

from django.db import models
from django.db.models import F

from careline.kernel.identity import new_id
from careline.security.models import Department


class CommitmentMonth(models.Model):
    """How one rule was kept in one month: an index over clocks, that can be thrown away and counted anew."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rule_code = models.CharField(max_length=64)
    month = models.DateField()
    """Its first day."""
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    received_in = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    """Of complaints that lie in the one and came in through the other: by both does a supervisor know them."""
    due = models.PositiveIntegerField()
    """How many clocks were due in that month and are counted."""
    kept = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ("rule_code", "month")
        constraints = (
            models.UniqueConstraint(
                fields=["rule_code", "month", "department", "received_in"], name="one_commitment_month"
            ),
            models.CheckConstraint(condition=models.Q(kept__lte=F("due")), name="kept_of_those_due"),
        )

    def __str__(self) -> str:
        return f"{self.rule_code} {self.month:%Y-%m} {self.kept}/{self.due}"
