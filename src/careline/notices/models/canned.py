"""Replies that are written once and used often."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.notices.rules.facts import NoticeChannel
from careline.security.models import Department, User


class CannedReply(models.Model):
    """One reply in both languages, offered once a second person approved it, until its last day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    text_zh = models.TextField()
    text_en = models.TextField()
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    """The team it is for, with those below it; null for everybody."""
    channel = models.CharField(max_length=8, blank=True, choices=one_of(NoticeChannel))
    """Where alone it is said; empty anywhere."""
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    approver_name = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    """Null from each change until somebody else has read it."""
    expires_on = models.DateField(null=True, blank=True)
    """The last day it is offered."""
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code

    def text(self, language: str) -> str:
        """Return the words in one language."""
        return self.text_en if language == "en" else self.text_zh


class CannedUse(models.Model):
    """When somebody used a reply last, so that it stands first in their list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(CannedReply, models.PROTECT, related_name="uses")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    used_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "reply"], name="one_last_use_of_a_reply"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.reply_id}"
