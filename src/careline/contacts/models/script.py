"""What agents may say, step by step (SR10)."""

from django.db import models

from careline.contacts.models.reason import Reason
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import Scope, ScriptStep
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class Script(models.Model):
    """Words to say at one step, for a reason and those below it, on one channel, for one kind of service, or any."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    step = models.CharField(max_length=8, choices=one_of(ScriptStep))
    reason = models.ForeignKey(Reason, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=16, blank=True, choices=one_of(ContactChannel))
    service_type = models.CharField(max_length=12, blank=True, choices=one_of(ServiceType))
    for_care = models.BooleanField(default=False)
    words_zh = models.TextField()
    words_en = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.code

    @property
    def scope(self) -> Scope:
        """Where it is offered, as the rules see it."""
        return Scope(
            step=ScriptStep(self.step),
            reason=self.reason.code if self.reason else "",
            channel=self.channel,
            service_type=self.service_type,
            for_care=self.for_care,
        )
