"""Why customers come: a tree that an operator edits, with what to ask and what must be written for each (SR04)."""

from django.db import models
from django.db.models import Q

from careline.contacts.rules.facts import ServiceType
from careline.contacts.rules.reasons import Question
from careline.contacts.rules.verification import Act
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class Reason(models.Model):
    """One reason; its code begins with its parent's: `billing.roaming.data`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=80, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    service_type = models.CharField(max_length=12, blank=True, choices=one_of(ServiceType))
    """What it usually is; empty means the parent's."""
    category = models.CharField(max_length=64, blank=True)
    """Code of the complaint category it suggests, a row of the room above; empty means the parent's."""
    act = models.CharField(max_length=16, blank=True, choices=one_of(Act))
    """What is done for who comes with it, which says how well they must be verified; empty means the parent's."""
    asks = models.JSONField(default=list)
    """Questions: code, zh, en, is_required."""
    required = models.JSONField(default=list)
    """Parts of the record that it makes mandatory."""
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    """The first day on which it is no longer offered; contacts that carry it keep it."""

    class Meta:
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,3}$"), name="reason_code"
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def questions(self) -> list[Question]:
        """What to ask, as the rules see it."""
        return [Question(**one) for one in self.asks]
