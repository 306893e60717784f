"""Stage rows: the life of a complaint, one row for each move, never changed."""

from django.db import models

from careline.cases.models.category import Category
from careline.cases.models.complaint import Complaint
from careline.cases.rules.facts import Answer, Urgency
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import Move, StageName
from careline.kernel.identity import new_id
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class Stage(HistoryRow):
    """One move: who made it, when, and what it changed. Moves are asked for by their complaint, by nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="stages", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=16)
    stage = models.CharField(max_length=16)
    """Where the move led."""
    at = models.DateTimeField(null=True)
    """When it happened; null when only that it happened is known, and then `evidence` says from where."""
    recorded_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    actor_name = models.CharField(max_length=40)

    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+", db_index=False)
    urgency = models.CharField(max_length=16, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    handler = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    answer = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=32, blank=True)
    """A code: why it waits, why it was returned, what was found, which rule assigned it, which channel answered."""
    text = models.TextField(blank=True)
    evidence = models.CharField(max_length=80, blank=True)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ("complaint", "n")
        constraints = (
            models.UniqueConstraint(fields=["complaint", "n"], name="one_move_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(at__isnull=False) | ~models.Q(evidence=""), name="unknown_time_has_evidence"
            ),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.n} {self.move}"

    @property
    def step(self) -> Step:
        """The row as the rules see it."""
        return Step(
            move=Move(self.move),
            category=self.category_id,
            urgency=Urgency(self.urgency) if self.urgency else None,
            department=self.department_id,
            handler=self.handler_id,
            answer=Answer(self.answer) if self.answer else None,
            stage=StageName(self.stage) if self.move in {Move.CARRY_OVER, Move.TAKE_BACK} else None,
        )
