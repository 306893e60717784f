"""Handles: each agent's leg of a contact, ended once; the seconds are disjoint (KPI facts)."""

from django.db import models
from django.db.models import Q

from careline.contacts.models.contact import Contact, one_of
from careline.contacts.rules.facts import HandleResult, HandleRole, LeftBy
from careline.kernel.identity import new_id
from careline.security.models import User


class Handle(models.Model):
    """One agent's leg."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="handles")
    agent = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=one_of(HandleRole))
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    talk_s = models.PositiveIntegerField(default=0)
    hold_s = models.PositiveIntegerField(default=0)
    wrap_s = models.PositiveIntegerField(default=0)
    left_by = models.CharField(max_length=8, blank=True, choices=one_of(LeftBy))
    result = models.CharField(max_length=12, blank=True, choices=one_of(HandleResult))

    class Meta:
        ordering = ("started_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["contact"], name="one_primary_handle_at_a_time", condition=Q(ended_at=None, role="primary")
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")), name="handle_starts_then_ends"
            ),
        )
        indexes = (models.Index(fields=["agent", "started_at"], name="handles_of_agent"),)

    def __str__(self) -> str:
        return f"{self.contact_id} {self.role}"
