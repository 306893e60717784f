"""What came in by the public page, and each attempt to look something up. No secret and no typed word is kept."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.contacts.models import Contact
from careline.halls.models import Appointment
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class PublicIntake(HistoryRow):
    """One form: which contact it became, and the hash of the secret its sender looks it up with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    complaint = models.OneToOneField(Complaint, models.PROTECT, null=True, related_name="+")
    secret_hash = models.BinaryField(max_length=32)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["address", "at"], name="forms_of_address"),)

    def __str__(self) -> str:
        return str(self.contact_id)


class PublicBooking(HistoryRow):
    """One visit that was booked on the public page, and the hash of the secret its visitor looks it up with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appointment = models.OneToOneField(Appointment, models.PROTECT, related_name="+")
    secret_hash = models.BinaryField(max_length=32)
    address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["address", "at"], name="bookings_of_address"),)

    def __str__(self) -> str:
        return str(self.appointment_id)


class LookUpTry(HistoryRow):
    """One attempt to look up how far a matter is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked = models.BinaryField(max_length=32)
    """Hash of the number that was typed: it may be anything."""
    address = models.GenericIPAddressField(null=True)
    is_hit = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["asked", "at"], name="tries_of_number"),
            models.Index(fields=["address", "at"], name="tries_of_address"),
        )

    def __str__(self) -> str:
        return f"{'hit' if self.is_hit else 'miss'} at {self.at}"
