"""What a complaint is about: a tree of two levels that an operator edits (CP02)."""

from django.db import models

from careline.forms.models import Form
from careline.kernel.identity import new_id


class Category(models.Model):
    """One category; a sub-reason's code begins with its parent's: `network.speed`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=64, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    strategy_zh = models.TextField(blank=True)
    strategy_en = models.TextField(blank=True)
    """How complaints of this class are worked on (CP05, CP09), shown beside each; empty means the parent's."""
    form = models.ForeignKey(Form, models.PROTECT, null=True, blank=True, related_name="+")
    """What is asked besides when a complaint of this class comes in; empty means the parent's."""
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)
    """When it was last offered; complaints that carry it keep it."""

    class Meta:
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$"), name="category_code"
            ),
        )

    def __str__(self) -> str:
        return self.code
