"""Which appointments belong to which complaints: what somebody comes to a hall about."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.halls.models import Appointment
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class AppointmentLink(HistoryRow):
    """One appointment about one complaint."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    appointment = models.OneToOneField(Appointment, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("linked_at", "id")

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.appointment_id}"
