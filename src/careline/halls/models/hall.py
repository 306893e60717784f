"""Halls, what was changed about them, and the days on which they are open otherwise than usual."""

from zoneinfo import ZoneInfo

from django.db import models

from careline.clocks.models import Calendar
from careline.kernel.calendar import zone_named
from careline.kernel.identity import new_id
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class Hall(models.Model):
    """One service hall: an index over its rows, of which each says what held from then on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=32, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    address_zh = models.CharField(max_length=120)
    address_en = models.CharField(max_length=120)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    """Whose people work there."""
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    weekly = models.JSONField()
    """Seven lists of periods from Monday, on the wall clock of the calendar."""
    keeps_holidays = models.BooleanField(default=True)
    slot_minutes = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField()
    public_places = models.PositiveSmallIntegerField()
    """How many places of a slot the public page may take; whoever works here may take all."""
    days_ahead = models.PositiveSmallIntegerField()
    missed_after = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("name_zh", "code")

    def __str__(self) -> str:
        return self.code

    @property
    def zone(self) -> ZoneInfo:
        """The zone on whose wall clock its hours are; the calendar must be loaded with it."""
        return zone_named(self.calendar.zone)


class HallRow(HistoryRow):
    """One change of a hall: what was said of it, by whom and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="changes", db_index=False)
    n = models.PositiveIntegerField()
    told = models.JSONField()
    """All of it, as it was told; empty for a closing."""
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("hall", "n")
        constraints = (models.UniqueConstraint(fields=["hall", "n"], name="one_hall_change_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.hall_id} {self.n}"


class HallDay(HistoryRow):
    """What holds for one day of a hall; of several the latest counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="days", db_index=False)
    day = models.DateField()
    n = models.PositiveIntegerField()
    periods = models.JSONField(null=True)
    """When it is open; an empty list where it is closed, null where it is open as usual again."""
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("hall", "day", "n")
        constraints = (models.UniqueConstraint(fields=["hall", "day", "n"], name="one_hall_day_change_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.hall_id} {self.day}"
