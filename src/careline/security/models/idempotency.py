"""Requests that may come twice and must act once."""

from django.db import models

from careline.kernel.identity import new_id


class IdempotencyRecord(models.Model):
    """One request under its Idempotency-Key, and the answer it was given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    actor_id = models.UUIDField()
    route = models.CharField(max_length=160)
    key = models.CharField(max_length=255)
    body_hash = models.BinaryField(max_length=32)
    fence = models.UUIDField(default=new_id)
    """Who runs it now: a run that lost its lease to another one finds another fence and can't store its effect."""
    leased_until = models.DateTimeField()
    expires_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    """HTTP status of the answer; null while the request is running."""
    answer = models.BinaryField(null=True)
    """Body of the answer, sealed: an answer repeats what was asked, and that may name a person."""
    vault_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["actor_id", "route", "key"], name="one_run_per_key"),)
        indexes = (models.Index(fields=["expires_at"], name="idempotency_by_expiry"),)

    def __str__(self) -> str:
        return f"{self.route} {self.key}"
