"""Entries of the catalogues, and everything that became of them; a closed one stays for whoever has it."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.catalogues import LONGEST_NAME, Catalogue, CatalogueAct


class CatalogueEntry(models.Model):
    """One brand, region, segment or plan; an index over its changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    catalogue = models.CharField(max_length=10, choices=one_of(Catalogue))
    code = models.CharField(max_length=20)
    name_zh = models.CharField(max_length=LONGEST_NAME)
    name_en = models.CharField(max_length=LONGEST_NAME)
    position = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("catalogue", "position", "code")
        constraints = (models.UniqueConstraint(fields=["catalogue", "code"], name="one_entry_per_code"),)

    def __str__(self) -> str:
        return f"{self.catalogue} {self.code}"


class CatalogueChange(RecordedRow):
    """What became of an entry, and how it was called from then on."""

    of = models.ForeignKey(CatalogueEntry, models.PROTECT, related_name="changes")
    act = models.CharField(max_length=10, choices=one_of(CatalogueAct))
    name_zh = models.CharField(max_length=LONGEST_NAME)
    name_en = models.CharField(max_length=LONGEST_NAME)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.of_id} {self.act}"
