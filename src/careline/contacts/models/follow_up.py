"""Follow-ups: what was promised to a customer or is to be remembered, each move a row that is never changed."""

from django.db import models
from django.db.models import Q

from careline.contacts.models.contact import Contact
from careline.contacts.rules.follow_ups import (
    FollowUpKind,
    FollowUpMove,
    FollowUpStanding,
    FollowUpState,
    FollowUpStep,
)
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models import Customer
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class FollowUp(models.Model):
    """One promise, call-back or reminder."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=one_of(FollowUpKind))
    what = models.TextField()
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="follow_ups")
    party = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+", db_index=False)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    # From here down: an index over the moves, rebuilt by replaying them.
    state = models.CharField(max_length=8, choices=one_of(FollowUpState))
    due_at = models.DateTimeField()
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    """The owner's, when they got it."""
    missed = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | Q(party__isnull=False), name="follow_up_is_about_somebody"
            ),
        )
        indexes = (
            models.Index(fields=["owner", "due_at"], name="follow_ups_owed", condition=Q(state__in=["open", "missed"])),
            models.Index(fields=["due_at"], name="follow_ups_to_miss", condition=Q(state="open")),
            models.Index(fields=["party", "-due_at"], name="follow_ups_of_party"),
        )

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_at}"

    @property
    def standing(self) -> FollowUpStanding:
        """The indexed state, as the rules see it."""
        return FollowUpStanding(
            state=FollowUpState(self.state),
            due_at=self.due_at,
            owner=self.owner_id,
            missed=self.missed,
            moves=self.version,
        )

    def index(self, standing: FollowUpStanding) -> None:
        """Take over a state that the rules derived."""
        self.state, self.due_at, self.owner_id = standing.state, standing.due_at, standing.owner
        self.missed, self.version = standing.missed, standing.moves


class FollowUpRow(HistoryRow):
    """One move: who made it, when, what it changed and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="moves", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(FollowUpMove))
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    due_at = models.DateTimeField(null=True)
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("follow_up", "n")
        constraints = (models.UniqueConstraint(fields=["follow_up", "n"], name="one_follow_up_move_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.follow_up_id} {self.n} {self.move}"

    @property
    def as_rule(self) -> FollowUpStep:
        """The row as the rules see it."""
        return FollowUpStep(move=FollowUpMove(self.move), due_at=self.due_at, owner=self.owner_id)


class FollowUpReminder(HistoryRow):
    """That the owner was reminded before one time it was due; once for each time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="reminders", db_index=False)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["follow_up", "due_at"], name="reminded_once_for_each_time"),)

    def __str__(self) -> str:
        return f"{self.follow_up_id} due {self.due_at}"


class HandOver(HistoryRow):
    """One person went home; their promises due meanwhile were taken by others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    back_at = models.DateTimeField()
    handed = models.PositiveSmallIntegerField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.agent_id} back at {self.back_at}"
