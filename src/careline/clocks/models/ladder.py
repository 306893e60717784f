"""The ladder of escalation as the house keeps it."""

from django.db import models
from django.db.models import F, Q

from careline.clocks.rules.ladder import DUE, LONGEST_AFTER, LONGEST_CODE, Recipient, Rung
from careline.clocks.rules.terms import ClockKind, Standing
from careline.kernel.identity import new_id


class LadderStep(models.Model):
    """One step; a changed one is another row of the same code, so that what it said stays readable."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=LONGEST_CODE)
    fraction = models.PositiveSmallIntegerField()
    """Per cent of the time between start and due."""
    after = models.PositiveIntegerField(default=0)
    """Minutes past due."""
    recipients = models.JSONField()
    unless_acknowledged = models.BooleanField(default=False)
    kinds = models.JSONField(default=list)
    standings = models.JSONField(default=list)
    set_at = models.DateTimeField()
    since = models.DateTimeField()
    """What a clock had passed by then isn't caught up with; earlier than `set_at` where only other people are told."""
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("fraction", "after", "code", "set_at")
        constraints = (
            models.UniqueConstraint(fields=["code"], condition=Q(retired_at=None), name="one_step_per_code"),
            models.CheckConstraint(
                condition=Q(fraction__gte=1, fraction__lte=DUE, after=0) | Q(fraction=DUE, after__lte=LONGEST_AFTER),
                name="step_before_or_after_due",
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | Q(retired_at__gte=F("set_at")), name="step_retired_later"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.fraction}% +{self.after}"

    @property
    def rung(self) -> Rung:
        """The step as the rules see it."""
        return Rung(
            code=self.code,
            fraction=self.fraction,
            after=self.after,
            recipients=tuple(map(Recipient, self.recipients)),
            unless_acknowledged=self.unless_acknowledged,
            kinds=tuple(map(ClockKind, self.kinds)),
            standings=tuple(map(Standing, self.standings)),
            since=self.since,
        )


class AlarmPlanning(models.Model):
    """Open clocks' next alarms being planned anew by a changed ladder: how far one has come, so another can go on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    """Subjects with a running clock, when it was asked for."""
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    """Clocks that are alarmed at another time than before, or not at all."""
    position = models.UUIDField(null=True)
    """The last subject that was looked at; they come by their ids."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["asked_at"], name="plannings_under_way", condition=Q(done_at=None)),)

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M} {self.looked}/{self.total}"
