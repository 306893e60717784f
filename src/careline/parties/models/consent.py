"""What customers agreed to and took back; a row each, never changed."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose, ConsentSaid


class Consent(KeyedRow, RecordedRow):
    """One word of one customer about one purpose."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveIntegerField()
    purpose = models.CharField(max_length=12, choices=one_of(ConsentPurpose))
    version = models.CharField(max_length=20)
    """Which text was shown or read out."""
    act = models.CharField(max_length=10, choices=one_of(ConsentAct))
    channel = models.CharField(max_length=8, choices=one_of(ConsentChannel))
    said_at = models.DateTimeField()
    evidence_sealed = models.BinaryField(null=True)
    """What shows it: a recording's name, a form's number."""

    class Meta:
        ordering = ("customer", "purpose", "n")
        constraints = (models.UniqueConstraint(fields=["customer", "purpose", "n"], name="one_consent_word_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.customer_id} {self.purpose} {self.act}"

    @property
    def said(self) -> ConsentSaid:
        """The row as the rules see it."""
        return ConsentSaid(act=ConsentAct(self.act), version=self.version, said_at=self.said_at, n=self.n)
