"""A file, its content in sealed pieces, and that it was taken back."""

from django.db import models

from careline.files.rules.kinds import FileKind, RetractReason
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import HistoryRow, LedgerEntry, PersonKey, User
from careline.security.rules.blind_index import INDEX_BYTES


class StoredFile(HistoryRow):
    """One file. Its name, its digest and the key of its content are sealed under the key of whom it tells of."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.ForeignKey(PersonKey, models.PROTECT, related_name="+", db_index=False)
    name_sealed = models.BinaryField()
    digest_sealed = models.BinaryField()
    """SHA-256 of the content as it is kept, so that whoever has a copy can be told whether it is this one."""
    content_key_sealed = models.BinaryField()
    sent_index = models.BinaryField(max_length=INDEX_BYTES)
    """Blind index of what was sent, before anything was stripped: the same file sent again is found by it."""
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    chunks = models.PositiveIntegerField()
    is_stripped = models.BooleanField()
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    stored_by_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in FileKind]), name="kind_of_file"),
        )
        indexes = (models.Index(fields=["key"], name="files_of_person"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class FileChunk(models.Model):
    """One piece of a content, sealed; it goes when the person is forgotten, to free the room."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="pieces", db_index=False)
    n = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ("n",)
        constraints = (models.UniqueConstraint(fields=["file", "n"], name="one_piece_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.file_id} {self.n}"


class FileRetraction(HistoryRow):
    """That a file was taken back: its row stays, its content isn't handed out any more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="retraction")
    reason = models.CharField(max_length=12, choices=one_of(RetractReason))
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.file_id} {self.reason}"
