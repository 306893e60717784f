"""Forms and their versions: a version is whole, with the words of every field, and is never changed."""

from django.db import models
from django.db.models import Q

from careline.forms.rules.shapes import FormShape, lines_of
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow


class Form(models.Model):
    """One form; what it asks stands in its newest version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=0)
    """The newest version's number: an index over the versions."""
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = (models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z0-9_]*$"), name="form_code"),)

    def __str__(self) -> str:
        return self.code


class FormVersion(HistoryRow):
    """What a form asked from one moment on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", db_index=False)
    n = models.PositiveIntegerField()
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    lines = models.JSONField()
    """The fields in order, each whole, and when it is needed."""
    at = models.DateTimeField()
    by_name = models.CharField(max_length=40)

    class Meta:
        ordering = ("form", "-n")
        constraints = (models.UniqueConstraint(fields=["form", "n"], name="one_form_version_per_number"),)

    def __str__(self) -> str:
        return f"{self.form_id} {self.n}"

    @property
    def shape(self) -> FormShape:
        """The version as the rules see it."""
        return FormShape(
            code=self.form.code,
            version=self.n,
            name_zh=self.name_zh,
            name_en=self.name_en,
            lines=lines_of(self.lines),
        )
