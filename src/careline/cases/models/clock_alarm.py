"""Alarms about clocks: which step of the ladder was raised for which due time, and who has acknowledged it."""

from django.db import models

from careline.cases.models.clock import Clock
from careline.clocks.rules.ladder import DUE, LONGEST_CODE
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow, LedgerEntry, User


class ClockAlarm(HistoryRow):
    """That a step of the ladder alarmed about a clock: once for each due time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="alarms", db_index=False)
    step = models.CharField(max_length=LONGEST_CODE)
    fraction = models.PositiveSmallIntegerField()
    """Per cent of the time, as the step stood then; `after` likewise the minutes past due."""
    after = models.PositiveIntegerField()
    recipients = models.JSONField()
    due_at = models.DateTimeField()
    planned_at = models.DateTimeField()
    """When it was to alarm; `at` is when it did."""
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ("planned_at", "fraction", "after", "id")
        constraints = (
            models.UniqueConstraint(fields=["clock", "step", "due_at"], name="one_alarm_per_step_and_due_time"),
        )

    def __str__(self) -> str:
        return f"{self.clock_id} {self.step} for {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def is_warning(self) -> bool:
        """Whether the due time was still ahead."""
        return self.fraction < DUE


class ClockAlarmSighting(HistoryRow):
    """That somebody acknowledged an alarm: it is seen to, and steps that wait for that needn't alarm."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alarm = models.OneToOneField(ClockAlarm, models.PROTECT, related_name="sighting")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    actor_name = models.CharField(max_length=40)
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.alarm_id} by {self.actor_name}"
