"""A list on its way in: the map, the file while it is needed, and what stayed out."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.rules.imports import ImportState, ImportSubject


class SavedMap(models.Model):
    """A map the operator made on the screen."""

    name = models.CharField(primary_key=True, max_length=40)
    told = models.JSONField()
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ImportBatch(models.Model):
    """One file somebody sent; its contents are sealed, and gone once they have been read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=12, choices=one_of(ImportState))
    subject = models.CharField(
        max_length=12,
        choices=one_of(ImportSubject),
        default=ImportSubject.CUSTOMERS,
    )
    """What its rows are."""
    file_name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField(null=True)
    key_version = models.PositiveIntegerField()
    told = models.JSONField(null=True)
    """The map, as it was when the work was asked for."""
    map_name = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10)
    """In which reasons are told."""
    sent_by_id = models.UUIDField(null=True)
    sent_by = models.CharField(max_length=40)
    sent_at = models.DateTimeField()

    rows = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=1)
    """The last line that is done; a worker that takes over begins below it."""
    imported = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    header = models.JSONField(default=list)
    """The columns of the error file."""
    problem = models.CharField(max_length=400, blank=True)
    """Why the file couldn't be read after all, in that language."""
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["sent_by_id", "-id"], name="batches_of_sender"),)

    def __str__(self) -> str:
        return self.file_name


class RefusedRows(models.Model):
    """The rows of one chunk that stayed out, sealed; kept for as long as somebody needs to mend them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="+", db_index=False)
    line = models.PositiveIntegerField()
    """The chunk's last line, for the order."""
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["batch", "line"], name="refused_of_batch"),)

    def __str__(self) -> str:
        return f"{self.batch_id} {self.line}"
