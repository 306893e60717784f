"""Handles: each agent's leg of a contact, ended once; the seconds are disjoint (KPI facts)."""

from django.db import models
from django.db.models import Q

from careline.contacts.models.contact import Contact
from careline.contacts.rules.facts import HandleResult, HandleRole, HoldAct, LeftBy, TransferReason
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import Centre, HistoryRow, LedgerEntry, User


class Handle(models.Model):
    """One agent's leg."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="handles")
    agent = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=12, choices=one_of(HandleRole))
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="+")
    """The contact centre the agent sat in when the leg began: a fact, for departments move."""
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    talk_s = models.PositiveIntegerField(default=0)
    hold_s = models.PositiveIntegerField(default=0)
    wrap_s = models.PositiveIntegerField(default=0)
    concurrency = models.PositiveSmallIntegerField(default=1)
    """The most contacts the agent had in hand at once during the leg, this one counted."""
    left_by = models.CharField(max_length=8, blank=True, choices=one_of(LeftBy))
    result = models.CharField(max_length=12, blank=True, choices=one_of(HandleResult))
    transfer_reason = models.CharField(max_length=12, blank=True, choices=one_of(TransferReason))
    """Why somebody else goes on; only on a leg that was passed on."""

    class Meta:
        ordering = ("started_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["contact"], name="one_primary_handle_at_a_time", condition=Q(ended_at=None, role="primary")
            ),
            models.UniqueConstraint(
                fields=["contact"], name="one_consultation_at_a_time", condition=Q(ended_at=None, role="consult")
            ),
            models.CheckConstraint(
                condition=Q(result="passed_on") | Q(transfer_reason=""), name="only_who_passes_on_says_why"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")), name="handle_starts_then_ends"
            ),
        )
        indexes = (models.Index(fields=["agent", "started_at"], name="handles_of_agent"),)

    def __str__(self) -> str:
        return f"{self.contact_id} {self.role}"


class HoldRow(HistoryRow):
    """The customer was put on hold, or taken back: what a leg's seconds on hold add up from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.ForeignKey(Handle, models.PROTECT, related_name="line", db_index=False)
    n = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=8, choices=one_of(HoldAct))
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("handle", "n")
        constraints = (models.UniqueConstraint(fields=["handle", "n"], name="one_hold_row_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.handle_id} {self.n} {self.act}"
