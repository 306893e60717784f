"""A field as the operator defines it: one for the whole house, so that the same question is the same wherever asked."""

from django.db import models
from django.db.models import Q

from careline.forms.rules.shapes import Choice, FieldShape
from careline.forms.rules.types import FieldType
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class FieldDefinition(models.Model):
    """One field."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    type = models.CharField(max_length=16, choices=one_of(FieldType))
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    help_zh = models.CharField(max_length=300, blank=True)
    help_en = models.CharField(max_length=300, blank=True)
    least = models.BigIntegerField(null=True, blank=True)
    most = models.BigIntegerField(null=True, blank=True)
    choices = models.JSONField(default=list)
    """What can be chosen: code, zh, en."""
    retired_at = models.DateTimeField(null=True, blank=True)
    """When it was last offered to new forms; versions that hold it keep it."""

    class Meta:
        ordering = ("code",)
        constraints = (models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z0-9_]*$"), name="field_code"),)

    def __str__(self) -> str:
        return self.code

    @property
    def shape(self) -> FieldShape:
        """The field as the rules see it."""
        return FieldShape(
            code=self.code,
            type=FieldType(self.type),
            name_zh=self.name_zh,
            name_en=self.name_en,
            help_zh=self.help_zh,
            help_en=self.help_en,
            least=self.least,
            most=self.most,
            choices=tuple(Choice(**one) for one in self.choices),
        )
