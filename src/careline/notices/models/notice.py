"""The outbox: a row for everything that is to go out, and a row for everything that became of it."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.notices.models.template import TemplateVersion
from careline.notices.rules.facts import NoticeChannel, NoticeState
from careline.security.models import HistoryRow, LedgerEntry, PersonKey


class Notice(models.Model):
    """One notice to one person. Whom it is for and what is filled in are sealed under that person's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8)
    audience = models.CharField(max_length=8)
    language = models.CharField(max_length=2)
    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="+")
    key = models.ForeignKey(PersonKey, models.PROTECT, related_name="+", db_index=False)
    recipient_sealed = models.BinaryField()
    values_sealed = models.BinaryField()
    queued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    message_id = models.CharField(max_length=300, blank=True)
    """What servers know it by; given at the first attempt and never changed, so that they can tell a repeat."""

    # From here down: an index over the delivery rows, and who is sending it just now.
    state = models.CharField(max_length=12)
    attempts = models.PositiveSmallIntegerField(default=0)
    """Since it was queued, or since somebody had it tried again."""
    next_at = models.DateTimeField(null=True)
    """When it is to be tried; while it is being sent, when whoever sends it counts as dead. Null when it is over."""
    lease = models.UUIDField(null=True)
    """Whose attempt is under way; a worker that lost it has no say any more."""

    class Meta:
        ordering = ("-queued_at", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=[one.value for one in NoticeState]), name="known_state"),
            models.CheckConstraint(
                condition=Q(channel__in=[one.value for one in NoticeChannel]), name="known_notice_channel"
            ),
        )
        indexes = (
            models.Index(fields=["next_at"], name="notices_to_send", condition=Q(next_at__isnull=False)),
            models.Index(fields=["key"], name="notices_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Delivery(HistoryRow):
    """One thing that became of a notice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="deliveries", db_index=False)
    n = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12)
    code = models.CharField(max_length=20, blank=True)
    """The server's number, or a word of ours."""
    answer = models.CharField(max_length=200, blank=True)
    """The server's words, without anybody's address."""
    next_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=40)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("n",)
        constraints = (models.UniqueConstraint(fields=["notice", "n"], name="one_delivery_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.state} {self.code}".strip()
