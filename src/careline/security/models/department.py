"""The department tree: whose work it is, and how far a right reaches."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.centre import Centre


class Department(models.Model):
    """One department; its path names its ancestors, so that a subtree is one indexed prefix."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.SlugField(max_length=32, unique=True)
    path = models.CharField(max_length=400, unique=True)
    """Codes from the root down, each followed by a slash: `hq/billing/`."""
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="+")
    """Where it sits; null where the department above it does."""
    closed_at = models.DateTimeField(null=True, blank=True)
    """When the department stopped taking work; its past stays readable."""

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.code
