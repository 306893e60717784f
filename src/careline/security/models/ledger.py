"""The ledger: one row for everything that was done, in the transaction that did it."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Func

from careline.kernel.identity import new_id
from careline.security.models.history import HistoryRow
from careline.security.rules.trace import MAC_DIGITS, Position, Trace


class CurrentTransaction(Func):
    """The number of the running transaction, by which the relay and the sealer know what is complete."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class LedgerEntry(HistoryRow):
    """What happened, to what, by whom and when, under a MAC whose key is outside the database."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    xid = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)
    event = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    data = models.JSONField()
    correlation = models.UUIDField()
    """Shared by everything one outermost operation did; a batch shares it too."""
    mac = models.BinaryField(max_length=32)
    printed: Sequence[str] = ()
    """The fields as they were signed, for as long as the entry isn't written; the database doesn't keep them."""

    class Meta:
        indexes = (
            models.Index(fields=["xid", "id"], name="ledger_in_order"),
            models.Index(fields=["subject_id", "id"], name="ledger_of_subject"),
            models.Index(fields=["correlation"], name="ledger_of_correlation"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.id}"

    @property
    def position(self) -> Position:
        """Where the entry stands in the ledger's order."""
        return Position(self.xid, self.id)

    def trace(self) -> bytes:
        """Return the line that witnesses and seals hold of this entry."""
        return Trace(self.xid, self.id, bytes(self.mac).hex()[:MAC_DIGITS], self.subject_id, self.event).line()
