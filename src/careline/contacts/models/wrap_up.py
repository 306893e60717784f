"""What a record must hold on each channel, and texts that fill themselves in (SR02)."""

from django.db import models

from careline.contacts.models.reason import Reason
from careline.contacts.rules.facts import ContactChannel, Outcome
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class ChannelForm(models.Model):
    """Which parts of the record one channel makes mandatory."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=16, unique=True, choices=one_of(ContactChannel))
    required = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.channel


class WrapUpTemplate(models.Model):
    """A text for a record, offered for a reason and those below it, on one channel or any."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    reason = models.ForeignKey(Reason, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=16, blank=True, choices=one_of(ContactChannel))
    summary_zh = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    result_zh = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True, choices=one_of(Outcome))
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.code
