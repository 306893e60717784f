"""What a user prefers at any desk."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.user import User


class KeyPreference(models.Model):
    """One user's keys, as far as they differ from the house's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="+")
    has_letters = models.BooleanField(default=True)
    keys = models.JSONField(default=dict)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {len(self.keys)}"
