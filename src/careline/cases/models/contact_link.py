"""Which contacts belong to which complaints; the first is where it was said."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.contacts.models import Contact
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class ContactLink(HistoryRow):
    """One contact of one complaint."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="contacts", db_index=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("linked_at", "id")
        constraints = (models.UniqueConstraint(fields=["complaint", "contact"], name="each_contact_once"),)

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.contact_id}"
