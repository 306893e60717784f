"""A list somebody keeps: what it is narrowed to, its order and its columns."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.security.models.department import Department
from careline.security.models.user import User


class KeptList(models.Model):
    """One list, of one's own or shared with a department and those below it; codes and days, nothing that was typed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    """Which list is narrowed so: one of those the rooms register in `ports.lists`."""
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=40)
    narrowed = models.JSONField(default=dict)
    order = models.CharField(max_length=8, blank=True)
    columns = models.JSONField(default=list)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "kind", "name"], condition=Q(retired_at=None), name="one_kept_list_per_name"
            ),
        )

    def __str__(self) -> str:
        return self.name
