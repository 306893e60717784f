"""Roles an operator makes: a set of rights, each with how far it reaches. The ledger keeps what each said before."""

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.rules.duties import Duty


class CustomRole(models.Model):
    """One role of the operator's own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=32, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    duty = models.CharField(max_length=12, choices=one_of(Duty))
    """To which of the duties kept apart it belongs; it never changes."""
    rights = models.JSONField()
    """Right → how far: `own`, `department`, `all`."""
    version = models.PositiveIntegerField(default=1)
    """How many times it was written; who changes it may say which version he saw."""
    retired_at = models.DateTimeField(null=True, blank=True)
    """From then on it gives nothing, and nobody holds it."""

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code
