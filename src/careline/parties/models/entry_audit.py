"""Audits of entries: what was drawn and how, each value drawn, and what was found of it."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.attributes import Attribute, EntrySource
from careline.parties.rules.entry_audits import (
    VERDICTS,
    AbandonReason,
    EntryAuditMove,
    EntryEvidence,
    EntryFinding,
    EntryVerdict,
)
from careline.security.models import Centre, Department, HistoryRow, LedgerEntry, User

OPEN = models.Q(closed_at=None)


class EntryAudit(models.Model):
    """One sample. Everything from `auditor` down is an index over its steps."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first_day = models.DateField()
    last_day = models.DateField()
    size = models.PositiveIntegerField()
    """So many were asked for; where the population is smaller, all of it was drawn."""
    population = models.PositiveIntegerField()
    """Of so many values."""
    seal = models.PositiveBigIntegerField()
    """Number of the newest seal of the ledger when it was drawn; 0 where there was none yet."""
    seed = models.CharField(max_length=64)
    """Made of that seal's head; gives each value its rank, so that the draw can be repeated."""
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="+")
    attribute = models.CharField(max_length=10, choices=one_of(Attribute), blank=True)
    source = models.CharField(max_length=12, choices=one_of(EntrySource), blank=True)
    drawn_by_name = models.CharField(max_length=40)
    drawn_at = models.DateTimeField()
    due_on = models.DateField()
    """The last day for checking: then it closes by itself."""
    auditor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Who sees it to its end; anybody who may audit can check."""
    closed_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, choices=one_of(EntryAuditMove), blank=True)
    """The move that ended it; blank while it is open."""
    reason = models.CharField(max_length=16, choices=one_of(AbandonReason), blank=True)
    """Why it was given up."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-drawn_at", "-id")
        indexes = (
            models.Index(fields=["-drawn_at", "-id"], name="entry_audits_by_time"),
            models.Index(
                fields=["closed_at"], condition=models.Q(closed_at__isnull=False), name="entry_audits_by_close"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_day} {self.last_day} {self.seed}"


class EntryAuditStep(RecordedRow):
    """That it was drawn, handed on or ended; `auditor` is whose it is from then on."""

    audit = models.ForeignKey(EntryAudit, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(EntryAuditMove))
    reason = models.CharField(max_length=16, choices=one_of(AbandonReason), blank=True)
    auditor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("audit", "n")
        constraints = (models.UniqueConstraint(fields=["audit", "n"], name="one_entry_audit_step_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.audit_id} {self.n} {self.move}"


class EntryAuditItem(HistoryRow):
    """One value that was drawn: whose, which, and who wrote it down. Not what it says."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    audit = models.ForeignKey(EntryAudit, models.PROTECT, related_name="items", db_index=False)
    n = models.PositiveIntegerField()
    """In the order of the ranks, from 1."""
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    attribute = models.CharField(max_length=10, choices=one_of(Attribute))
    source = models.CharField(max_length=12, choices=one_of(EntrySource))
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_by_name = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    writing = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")
    """The entry that says it was written down."""

    class Meta:
        ordering = ("audit", "n")
        constraints = (
            models.UniqueConstraint(fields=["audit", "n"], name="one_entry_audit_item_each"),
            models.UniqueConstraint(fields=["audit", "customer", "attribute"], name="one_value_drawn_once"),
        )

    def __str__(self) -> str:
        return f"{self.audit_id} {self.n} {self.attribute}"


class EntryAuditFinding(RecordedRow):
    """What somebody found of a value; as long as the audit is open another may follow, and the latest counts."""

    item = models.ForeignKey(EntryAuditItem, models.PROTECT, related_name="findings", db_index=False)
    n = models.PositiveIntegerField()
    finding = models.CharField(max_length=16, choices=one_of(EntryFinding))
    evidence = models.CharField(max_length=10, choices=one_of(EntryEvidence))

    class Meta:
        ordering = ("item", "n")
        constraints = (models.UniqueConstraint(fields=["item", "n"], name="one_finding_of_entry_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.finding}"

    @property
    def verdict(self) -> EntryVerdict:
        """What is counted of it."""
        return VERDICTS[EntryFinding(self.finding)]
