"""Due times, each with the rule version and the steps that lead to it; a new one is added, none is changed."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class DueDate(HistoryRow):
    """When an answer is due under one rule. Of the rows of the latest computation the earliest binds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="due_dates", db_index=False)
    rule = models.UUIDField()
    """The version of the rule, a row of the clocks room; it says in both languages where the rule is written."""
    rule_code = models.CharField(max_length=64)
    certainty = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    steps = models.JSONField()
    is_binding = models.BooleanField()
    computed_at = models.DateTimeField()
    cause = models.CharField(max_length=32)
    """Why it was computed: `received`, or the move that changed what the rules look at."""

    class Meta:
        ordering = ("computed_at", "due_at")
        indexes = (models.Index(fields=["complaint", "computed_at"], name="due_dates_of_complaint"),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.rule_code} {self.due_at:%Y-%m-%d %H:%M}"


class OverdueNotice(HistoryRow):
    """That a due time passed without an answer, noticed once for each due time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+", db_index=False)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["complaint", "due_at"], name="one_notice_per_due_time"),)

    def __str__(self) -> str:
        return f"{self.complaint_id} overdue since {self.due_at:%Y-%m-%d %H:%M}"
