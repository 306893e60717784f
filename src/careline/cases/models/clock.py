"""Clocks of a complaint: one for each rule that holds it, and what happened to it since as rows that never change."""

from uuid import UUID

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.clocks.models import Redating
from careline.clocks.rules.moves import ClockMoved, ClockMoveKind, ClockState
from careline.clocks.rules.terms import ClockKind
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry, User
from careline.security.models.row import Row


class Clock(Row):
    """One clock of a complaint. How it stands is told by its moves; `state` and `due_at` are an index over them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="clocks", db_index=False)
    rule = models.UUIDField()
    """The version it began under, a row of the clocks room; which holds it now its last recomputation says."""
    rule_code = models.CharField(max_length=64)
    certainty = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    standing = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    steps = models.JSONField()
    """How its first due time was reached; later ones stand in its moves."""
    recorded_at = models.DateTimeField()
    cause = models.CharField(max_length=32)
    """The move of the complaint that began it."""

    state = models.CharField(max_length=16, default=ClockState.RUNNING.value)
    due_at = models.DateTimeField(null=True)
    """When it is due as it stands; null while it is paused."""
    alarm_at = models.DateTimeField(null=True)
    """When the ladder alarms next, as the alarms raised so far have it; null when nothing is to come."""

    class Meta:
        ordering = ("started_at", "due_at", "rule_code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in ClockState]), name="known_clock_state"
            ),
        )
        indexes = (
            models.Index(fields=["complaint"], name="clocks_of_complaint"),
            models.Index(fields=["alarm_at"], name="clocks_by_next_alarm", condition=models.Q(alarm_at__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.rule_code} {self.state}"

    @property
    def rule_now(self) -> UUID:
        """The version of the rule that holds it now."""
        anew = [row.rule for row in self.moves.all() if row.rule]
        return anew[-1] if anew else self.rule

    @property
    def waits_for(self) -> ClockKind:
        """What it is a clock for."""
        return ClockKind(self.kind)


class ClockMove(HistoryRow):
    """One thing that happened to a clock after its start: who, when, why, and what became of the due time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="moves", db_index=False)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    reason = models.CharField(max_length=32)
    """A code: why it pauses, what stopped it, which move or calendar had it computed anew."""
    rule = models.UUIDField(null=True)
    """The version that holds it from here on, where it was computed anew."""
    due_before = models.DateTimeField(null=True)
    due_after = models.DateTimeField(null=True)
    steps = models.JSONField()
    actor_kind = models.CharField(max_length=16)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, null=True, related_name="+", db_index=False)
    redating = models.ForeignKey(Redating, models.PROTECT, null=True, related_name="+", db_index=False)
    """The batch of a changed calendar that moved it; its one entry in the ledger stands for all of its moves."""

    class Meta:
        ordering = ("clock", "n")
        constraints = (
            models.UniqueConstraint(fields=["clock", "n"], name="one_clock_move_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(entry=None, redating__isnull=False) | models.Q(entry__isnull=False, redating=None),
                name="clock_move_has_entry_or_batch",
            ),
        )

    def __str__(self) -> str:
        return f"{self.clock_id} {self.n} {self.kind}"

    @property
    def moved(self) -> ClockMoved:
        """The row as the rules see it."""
        return ClockMoved(kind=ClockMoveKind(self.kind), at=self.at, reason=self.reason)
