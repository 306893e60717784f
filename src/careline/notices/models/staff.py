"""What a colleague is told at the desk, and by mail where they wish; the address lies under a key of their own."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.notices.rules.facts import LapseReason
from careline.security.models import HistoryRow, LedgerEntry, PersonKey, User
from careline.security.rules.sealing import Place
from careline.security.vault import Shredded, vault_of


class StaffNotice(HistoryRow):
    """One thing a colleague should know, in codes: what happened, to what, by whom."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    """The number or identifier of what it is about."""
    by_name = models.CharField(max_length=80)
    cause = models.UUIDField()
    """The ledger entry it tells of: the same thing is told once."""
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=["user", "cause"], name="told_once"),)
        indexes = (
            models.Index(fields=["user", "-at", "-id"], name="staff_notices_of_user"),
            models.Index(fields=["about", "kind"], name="staff_notices_about"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class StaffSighting(HistoryRow):
    """That the colleague has seen it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.OneToOneField(StaffNotice, models.PROTECT, related_name="sighting")
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.notice_id)


class StaffLapse(HistoryRow):
    """That it calls for nothing any more: the colleague opened what it is about, or what it told of is over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.OneToOneField(StaffNotice, models.PROTECT, related_name="lapse")
    why = models.CharField(max_length=8, choices=one_of(LapseReason))
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.why}"


class StaffGathering(HistoryRow):
    """That a mail told of it together with others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.OneToOneField(StaffNotice, models.PROTECT, related_name="gathering")
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return str(self.notice_id)


class StaffMail(models.Model):
    """Where a colleague wishes to be told by mail, and of what."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="+")
    key = models.ForeignKey(PersonKey, models.PROTECT, related_name="+")
    address_sealed = models.BinaryField(null=True)
    kinds = models.JSONField(default=list)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.user_id)

    def seal(self, address: str) -> None:
        """Put the address into the row, sealed; an empty one empties it. The row isn't saved."""
        self.address_sealed = vault_of(self.key).seal(address, self._place) if address else None

    @property
    def address(self) -> str:
        """The address in clear; empty where none is kept or the key was thrown away."""
        try:
            return vault_of(self.key).open(bytes(self.address_sealed), self._place) if self.address_sealed else ""
        except Shredded:
            return ""

    @property
    def _place(self) -> Place:
        return Place(StaffMail._meta.db_table, "address_sealed", self.id)
