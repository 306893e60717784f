"""Calendars as an operator keeps them: a week, the days unlike it, and which years are settled."""

from django.db import models

from careline.clocks.rules.days import DayKind
from careline.clocks.rules.redating import Cause
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class Calendar(models.Model):
    """When a place works, on the wall clock of its zone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=32, unique=True)
    zone = models.CharField(max_length=64)
    """A name of the IANA time zone database."""
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    weekly = models.JSONField()
    """Seven lists of periods from Monday: `[["09:00-12:00", "13:30-18:00"], …]`."""
    edition = models.UUIDField(default=new_id)
    """Another with each change of the calendar or of a rule, so that what was read once is known to be the latest."""

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class Origin(models.TextChoices):
    """Who put a day in; what an operator put in is never overwritten by an almanac."""

    ALMANAC = "almanac"
    OPERATOR = "operator"


class CalendarDay(models.Model):
    """One day unlike its weekday."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="days", db_index=False)
    date = models.DateField()
    kind = models.CharField(max_length=8, choices=one_of(DayKind))
    name_zh = models.CharField(max_length=60, blank=True)
    name_en = models.CharField(max_length=60, blank=True)
    periods = models.JSONField(null=True)
    """Own periods of a worked day; null means those of the week's first working day."""
    origin = models.CharField(max_length=8, choices=Origin.choices)

    class Meta:
        ordering = ("date",)
        constraints = (
            models.UniqueConstraint(fields=["calendar", "date"], name="one_day_per_date"),
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in DayKind]), name="known_day_kind"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="known_day_origin"),
            models.CheckConstraint(
                condition=models.Q(kind=DayKind.WORKED) | models.Q(periods=None), name="holiday_without_periods"
            ),
        )

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.date} {self.kind}"


class CalendarYear(models.Model):
    """One year of a calendar that an almanac filled in; years it didn't are as uncertain as provisional ones."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="years", db_index=False)
    year = models.PositiveSmallIntegerField()
    is_provisional = models.BooleanField()
    """Whether it was computed because the holidays aren't published yet."""
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=["calendar", "year"], name="one_row_per_year"),)

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.year}"


class Redating(models.Model):
    """The open clocks of a changed calendar being dated anew: how far one has come, so that another can go on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    cause = models.CharField(max_length=32)
    first = models.DateField(null=True)
    """The first day that changed; null, like `last`, where every day may have."""
    last = models.DateField(null=True)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    """Subjects with an open clock, when it was asked for."""
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    earlier = models.PositiveIntegerField(default=0)
    position = models.UUIDField(null=True)
    """The last subject that was looked at; they come by their ids."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=models.Q(cause__in=[one.value for one in Cause]), name="known_cause"),
        )
        indexes = (models.Index(fields=["calendar"], name="redatings_under_way", condition=models.Q(done_at=None)),)

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.cause} {self.looked}/{self.total}"
