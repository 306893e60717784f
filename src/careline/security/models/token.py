"""Bearer tokens, by which programs act for an account."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.user import User


class ApiToken(models.Model):
    """One token; the text was shown once, the row holds its hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    name = models.SlugField(max_length=40)
    """What the token is for, in one word: `crm-nightly`."""
    secret_hash = models.BinaryField(max_length=32, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    """To the hour: enough to find tokens nobody needs, too coarse to watch anybody's day."""

    class Meta:
        indexes = (models.Index(fields=["user", "revoked_at"], name="tokens_of_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}"
