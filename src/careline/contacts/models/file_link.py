"""Which files hang on which contact."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.files.models import StoredFile
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class ContactFile(HistoryRow):
    """One attachment of one contact."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.contact_id} {self.file_id}"
