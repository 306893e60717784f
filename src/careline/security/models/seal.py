"""Seals: batches of the ledger, each chained to the one before and signed."""

from django.db import models

from careline.security.models.history import HistoryRow
from careline.security.rules.chain import Link
from careline.security.rules.trace import Position


class Seal(HistoryRow):
    """One link of the chain, with the traces of the entries it covers, so that an entry deleted later can be named."""

    n = models.BigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64)
    entries = models.IntegerField()
    digest = models.CharField(max_length=64)
    upto_xid = models.BigIntegerField()
    upto_id = models.UUIDField()
    sealed_at = models.DateTimeField()
    signature = models.CharField(max_length=128)
    traces = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["upto_xid", "upto_id"], name="seal_in_order"),)

    def __str__(self) -> str:
        return f"seal {self.n}"

    @property
    def link(self) -> Link:
        """The link this row holds."""
        return Link(
            n=self.n,
            previous=self.previous,
            entries=self.entries,
            digest=self.digest,
            upto=Position(self.upto_xid, self.upto_id),
            sealed_at=self.sealed_at,
        )
