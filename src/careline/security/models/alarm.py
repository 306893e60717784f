"""Alarms: what a security administrator should look at, and who has looked. Rows are only ever added."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.history import HistoryRow
from careline.security.models.ledger import LedgerEntry
from careline.security.models.user import User


class Alarm(HistoryRow):
    """Something that happened and shouldn't go unseen: in codes and counts only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    """What it is about, so that the same thing raises no second one: an entry, or a user and a day."""
    told = models.JSONField()
    """What its sentence fills in: user names, counts, codes."""
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="one_alarm_about_a_thing"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class AlarmSighting(HistoryRow):
    """That somebody has seen an alarm."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="sightings", db_index=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["alarm", "user"], name="seen_once_by_each"),)

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.user_id}"
