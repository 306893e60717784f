"""Step rows: the life of a contact, one row for each move, never changed."""

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.rules.facts import Exclude, Outcome
from careline.contacts.rules.replay import Step
from careline.contacts.rules.steps import ContactMove
from careline.kernel.identity import new_id
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class ContactStep(HistoryRow):
    """One move: who made it, when, and what it changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=16)
    step = models.CharField(max_length=8)
    """Where the move led."""
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    agent = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)
    exclude = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=32, blank=True)
    """A code: to whom it was escalated, who ended it."""
    text = models.TextField(blank=True)
    ticked = models.JSONField(default=list)
    """What of the closing checklist was done."""
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("contact", "n")
        constraints = (models.UniqueConstraint(fields=["contact", "n"], name="one_contact_move_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.contact_id} {self.n} {self.move}"

    @property
    def as_rule(self) -> Step:
        """The row as the rules see it."""
        return Step(
            move=ContactMove(self.move),
            department=self.department_id,
            agent=self.agent_id,
            outcome=Outcome(self.outcome) if self.outcome else None,
            exclude=Exclude(self.exclude) if self.exclude else None,
        )
