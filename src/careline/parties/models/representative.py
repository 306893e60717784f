"""Who speaks for a customer: somebody with a name and a number of their own, and so with a key of their own."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.representation import Authority, RepresentativeEnd, RepresentativeKind, Topic
from careline.security.rules.blind_index import INDEX_BYTES


class Representative(KeyedRow):
    """One authority of one person; another scope or another end is another row."""

    kind = models.CharField(max_length=20, choices=one_of(RepresentativeKind))
    name_sealed = models.BinaryField(null=True)
    number_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    relation_sealed = models.BinaryField(null=True)
    """Daughter, head of purchasing: what they are to the customer."""
    evidence_sealed = models.BinaryField(null=True)
    """What shows the authority: the power of attorney's number, the court's reference."""
    scope = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("-since", "-id")
        indexes = (models.Index(fields=["number_index"], name="representative_by_number"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"

    @property
    def authority(self) -> Authority:
        """The row as the rules see it."""
        return Authority(
            kind=RepresentativeKind(self.kind),
            scope=frozenset(Topic(one) for one in self.scope),
            since=self.since,
            until=self.until,
            ended_on=self.ending.ended_on if hasattr(self, "ending") else None,
        )


class RepresentativeEnding(RecordedRow):
    """That an authority ended before its time."""

    representative = models.OneToOneField(Representative, models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    """The first day on which it holds no more."""
    reason = models.CharField(max_length=10, choices=one_of(RepresentativeEnd))

    def __str__(self) -> str:
        return f"{self.representative_id} {self.reason}"
