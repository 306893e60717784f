"""What was answered: rows that are never changed. A correction is another submission; upper rooms say which counts."""

from django.db import models
from django.db.models import Q

from careline.forms.models.form import FormVersion
from careline.forms.rules.types import FieldType
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.security.models import HistoryRow, PersonKey
from careline.security.rules.sealing import Place

SHORT = ["choice", "date", "money", "number", "yes_no"]
"""Types whose answers fit into an index, whatever was told."""
WORDED = ["choices", "text"]


class Submission(HistoryRow):
    """One form as somebody filled it in, under the version it was given to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    key = models.ForeignKey(PersonKey, models.PROTECT, null=True, related_name="+")
    """Whose personal answers these are; null where there are none."""
    at = models.DateTimeField()
    by_name = models.CharField(max_length=40)

    def __str__(self) -> str:
        return str(self.id)


class SubmittedAnswer(HistoryRow):
    """One answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="answers", db_index=False)
    field = models.CharField(max_length=40)
    type = models.CharField(max_length=16, choices=one_of(FieldType))
    value = models.JSONField(null=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["field", "value"], name="short_answers", condition=Q(type__in=SHORT)),
            models.Index(fields=["field"], name="worded_answers", condition=Q(type__in=WORDED)),
        )
        constraints = (
            models.UniqueConstraint(fields=["submission", "field"], name="one_answer_per_field"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, sealed=None) | Q(value__isnull=True, sealed__isnull=False),
                name="clear_or_sealed",
            ),
        )

    def __str__(self) -> str:
        return self.field

    @property
    def place(self) -> Place:
        """Where a sealed answer belongs."""
        return Place(self._meta.db_table, "sealed", self.id)
