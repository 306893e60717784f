"""Due rules: a rule is changed by adding a version, so that what yesterday's complaints were held to stays readable."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from careline.clocks.models.calendar import Calendar
from careline.clocks.rules.terms import NUMBERLESS, Certainty, ClockKind, Standing
from careline.kernel.calendar import DayEnd, Roll, Unit
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry


def known(field: str, kind: type[StrEnum]) -> models.CheckConstraint:
    """Return the constraint that a column holds a member of an enumeration."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [one.value for one in kind]}), name=f"known_rule_{field}"
    )


class DueRule(HistoryRow):
    """One version of a due rule; `rules.terms.Terms` tells what the columns mean."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    kind = models.CharField(max_length=16)
    standing = models.CharField(max_length=16)
    jurisdiction = models.CharField(max_length=16)
    event = models.CharField(max_length=40)
    urgency = models.CharField(max_length=16, blank=True)
    category = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=16, blank=True)
    amount = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=16)
    roll = models.CharField(max_length=16)
    day_end = models.CharField(max_length=16)
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    source_zh = models.CharField(max_length=200)
    source_en = models.CharField(max_length=200)
    source_url = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=16)
    when = models.JSONField(default=list)
    """Pairs of a fact and the values it may have."""
    unless = models.JSONField(default=list)
    stated_by = models.CharField(max_length=40, blank=True)
    pausable_by = models.JSONField(default=list)
    stops_on = models.JSONField(default=list)
    escalates_zh = models.CharField(max_length=200, blank=True)
    escalates_en = models.CharField(max_length=200, blank=True)
    pack = models.CharField(max_length=64, blank=True)
    """Id of the pack this version came with; empty where somebody wrote it himself."""
    pack_version = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    """The first day it holds no more; equal to `valid_from` where this version retires the rule."""
    recorded_at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")
    """Who wrote it, and in which operation."""

    class Meta:
        ordering = ("code", "number")
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="one_rule_per_number"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="rule_ends_late"
            ),
            models.CheckConstraint(
                condition=Q(amount=None, certainty__in=sorted(NUMBERLESS))
                | (Q(amount__isnull=False) & ~Q(certainty__in=sorted(NUMBERLESS))),
                name="rule_number_known_or_said_why",
            ),
            known("kind", ClockKind),
            known("standing", Standing),
            known("unit", Unit),
            known("roll", Roll),
            known("day_end", DayEnd),
            known("certainty", Certainty),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
