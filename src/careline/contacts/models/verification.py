"""Verification rows: each check of who the caller is, and each time its result lapsed. No secret, no answer."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.rules.verification import Check, Level, Method, Verdict
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models import Customer
from careline.security.models import HistoryRow, LedgerEntry, User


class Verification(HistoryRow):
    """One check; without a verdict it says that another customer was named."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="verifications", db_index=False)
    n = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+")
    """Who the caller said to be."""
    method = models.CharField(max_length=20, blank=True, choices=one_of(Method))
    verdict = models.CharField(max_length=8, blank=True, choices=one_of(Verdict))
    level = models.CharField(max_length=8, choices=one_of(Level))
    """What a passed check gave then: copied, because the terms change."""
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("contact", "n")
        constraints = (models.UniqueConstraint(fields=["contact", "n"], name="one_verification_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.contact_id} {self.n} {self.method}"

    @property
    def as_rule(self) -> Check:
        """The row as the rules see it."""
        return Check(Verdict(self.verdict) if self.verdict else None, Level(self.level))
