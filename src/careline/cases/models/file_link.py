"""Which files hang on which complaint."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.files.models import StoredFile
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class ComplaintFile(HistoryRow):
    """One attachment of one complaint."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.file_id}"
