"""One key for each person: throwing it away makes everything sealed under it unreadable, in every copy and backup."""

from django.db import models
from django.db.models import Q

from careline.kernel.identity import new_id
from careline.security.models.row import Row


class PersonKey(Row):
    """A person's key, wrapped by a master key that isn't in the database."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wrapped = models.BinaryField(null=True)
    """The key under AES-256-GCM with the master key; null once it is shredded."""
    master_version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    shredded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["master_version", "id"], name="person_key_by_master"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(wrapped=None, shredded_at__isnull=False) | Q(wrapped__isnull=False, shredded_at=None),
                name="shredded_or_wrapped",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
