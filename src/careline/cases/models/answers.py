"""What was answered to the form of a complaint's category: the newest row counts, the others are its history."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.forms.models import Submission
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class ComplaintAnswers(HistoryRow):
    """One form filled in for one complaint."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="answers")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["submission"], name="each_submission_once"),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.submission_id}"
