"""Packs as they were put into force: each version whole, so that what it said stays readable."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


class InstalledPack(HistoryRow):
    """One version of a pack that was installed; its rules are versions of `DueRule`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=64)
    version = models.CharField(max_length=20)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    text = models.TextField()
    """The file as it was read."""
    recorded_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("code", "recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=["code", "version"], name="one_pack_per_version"),)

    def __str__(self) -> str:
        return f"{self.code} {self.version}"
