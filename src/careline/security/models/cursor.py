"""How far each reader of the ledger has come, and what it could not digest."""

from datetime import datetime

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.history import HistoryRow
from careline.security.rules.trace import START, Position


class Cursor(models.Model):
    """A reader's place: everything up to it was read, nothing after it."""

    reader = models.CharField(primary_key=True, max_length=80)
    xid = models.BigIntegerField(default=START.xid)
    entry = models.UUIDField(default=START.id)
    failures = models.PositiveSmallIntegerField(default=0)
    """How often the next entry was tried in vain."""
    retry_at = models.DateTimeField(null=True)
    """Not tried again before this instant."""

    def __str__(self) -> str:
        return f"{self.reader} at {self.xid}"

    @property
    def position(self) -> Position:
        """The last entry read."""
        return Position(self.xid, self.entry)

    def is_ready(self, at: datetime) -> bool:
        """Return whether the next entry may be tried at this instant."""
        return self.retry_at is None or self.retry_at <= at

    def move(self, position: Position) -> None:
        """Stand at this position, with no failure behind."""
        self.xid, self.entry = position
        self.failures, self.retry_at = 0, None
        self.save()


class SetAside(HistoryRow):
    """An entry a reader failed on again and again; the reader went on, and a person must look."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reader = models.CharField(max_length=80)
    entry = models.UUIDField()
    problem = models.CharField(max_length=200)
    """The kind of error; never its words, which may hold personal data."""
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["reader", "entry"], name="set_aside_once"),)

    def __str__(self) -> str:
        return f"{self.reader} {self.entry}"
