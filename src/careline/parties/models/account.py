"""Billing accounts: who pays, how, and from when to when."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.holdings import LAST_BILL_DAY, PaymentKind
from careline.security.rules.blind_index import INDEX_BYTES


class Account(KeyedRow):
    """One billing account of a customer; what it was changed to stands in the ledger."""

    number_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(null=True, max_length=INDEX_BYTES, unique=True)
    payment = models.CharField(max_length=10, choices=one_of(PaymentKind))
    bill_day = models.PositiveSmallIntegerField()
    opened_on = models.DateField()

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(bill_day__range=(1, LAST_BILL_DAY)), name="bill_day_of_every_month"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class AccountClosure(RecordedRow):
    """That an account was closed; an open one has no such row."""

    account = models.OneToOneField(Account, models.PROTECT, related_name="closure")
    closed_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.account_id} closed"
