"""Verification tasks: one profile for one agent, each move a row that is never changed."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.verification_tasks import (
    VerificationTaskEnd,
    VerificationTaskMove,
    VerificationTaskStanding,
    VerificationTaskState,
    VerificationTaskStep,
)
from careline.security.models import User

OPEN = Q(state=VerificationTaskState.OPEN.value)


class VerificationTask(models.Model):
    """One customer whose profile one agent makes sure of. From `state` down it is an index over its moves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    due_on = models.DateField()
    given_by_name = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=one_of(VerificationTaskState))
    agent = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=["customer"], condition=OPEN, name="one_open_verification_of_customer"),
        )
        indexes = (
            models.Index(fields=["due_on", "id"], condition=OPEN, name="verification_tasks_open"),
            models.Index(fields=["agent", "due_on", "id"], condition=OPEN, name="verification_tasks_of_agent"),
        )

    def __str__(self) -> str:
        return f"{self.state} due {self.due_on}"

    @property
    def standing(self) -> VerificationTaskStanding:
        """The indexed state, as the rules see it."""
        return VerificationTaskStanding(
            state=VerificationTaskState(self.state), agent=self.agent_id, moves=self.version
        )

    def index(self, standing: VerificationTaskStanding) -> None:
        """Take over a state that the rules derived."""
        self.state, self.agent_id, self.version = standing.state, standing.agent, standing.moves


class VerificationTaskRow(RecordedRow):
    """One move: who made it, when, whose it is from then on or why it ended."""

    task = models.ForeignKey(VerificationTask, models.PROTECT, related_name="moves", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(VerificationTaskMove))
    agent = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=10, choices=one_of(VerificationTaskEnd), blank=True)

    class Meta:
        ordering = ("task", "n")
        constraints = (models.UniqueConstraint(fields=["task", "n"], name="one_verification_move_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.n} {self.move}"

    @property
    def as_rule(self) -> VerificationTaskStep:
        """The row as the rules see it."""
        why = VerificationTaskEnd(self.why) if self.why else None
        return VerificationTaskStep(move=VerificationTaskMove(self.move), agent=self.agent_id, why=why)
