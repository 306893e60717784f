"""What somebody typed and hasn't sent."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.security.models.person_key import PersonKey
from careline.security.models.user import User


class Draft(models.Model):
    """One person's draft of one form about one thing; nobody's record until it is sent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    form = models.CharField(max_length=40)
    thing = models.CharField(max_length=40, blank=True)
    """The number of what it is about; empty where there is nothing yet."""
    sitting = models.UUIDField()
    """The page it was typed on last. A page that was sent keeps nothing any more, however late words arrive."""
    key = models.ForeignKey(PersonKey, models.PROTECT, null=True, related_name="+")
    """Whose key seals it: the customer's, so that forgetting him takes it along; else the house's vault."""
    vault_version = models.PositiveIntegerField(null=True)
    sealed = models.BinaryField(null=True)
    """What was typed; null once it was sent."""
    kept_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "form", "thing"], name="one_draft_per_person_form_and_thing"),
            models.CheckConstraint(
                condition=Q(sealed=None) | Q(key__isnull=False) | Q(vault_version__isnull=False),
                name="draft_sealed_by_some_key",
            ),
        )
        indexes = (models.Index(fields=["kept_at"], name="draft_by_age"),)

    def __str__(self) -> str:
        return f"{self.form} {self.thing}"
