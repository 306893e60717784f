"""Which files hang on which complaint, and on which of its notes."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.cases.models.note import Note
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


class NoteFile(HistoryRow):
    """One file a note carries: for colleagues, as the note is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(Note, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.note_id} {self.file_id}"
