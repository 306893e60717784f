"""Requests that may come twice and must act once."""

from django.db import models

from careline.kernel.identity import new_id
from careline.security.models.row import Row


class IdempotencyRecord(Row):
    """One request that was done under its Idempotency-Key, and the answer it was given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    actor_id = models.UUIDField()
    route = models.CharField(max_length=160)
    key = models.CharField(max_length=255)
    body_hash = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField()
    """HTTP status of the answer."""
    answer = models.BinaryField()
    """Body of the answer, sealed: an answer repeats what was asked, and that may name a person."""
    vault_version = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["actor_id", "route", "key"], name="one_answer_per_key"),)
        indexes = (models.Index(fields=["expires_at"], name="idempotency_by_expiry"),)

    def __str__(self) -> str:
        return f"{self.route} {self.key}"
