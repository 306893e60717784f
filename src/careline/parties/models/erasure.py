"""Requests to be forgotten; what was said is sealed under the customer's key, and so goes with him."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import (
    REFERENCE_LONGEST,
    ErasureGround,
    ErasureMove,
    ErasureProof,
    ErasureState,
)


class ErasureRequest(KeyedRow):
    """One request. From `state` down it is an index over its steps."""

    number = models.CharField(max_length=24, unique=True)
    ground = models.CharField(max_length=20, choices=one_of(ErasureGround))
    proof = models.CharField(max_length=16, choices=one_of(ErasureProof))
    channel = models.CharField(max_length=8, choices=one_of(ConsentChannel))
    """Where the customer asked for it."""
    reference = models.CharField(max_length=REFERENCE_LONGEST, blank=True)
    """The contact or complaint it was asked in; empty where there is none."""
    text_sealed = models.BinaryField(null=True)
    asked_by = models.CharField(max_length=40)
    asker_roles = models.JSONField()
    """The roles of who recorded it, when he did: whoever decides has another."""
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=one_of(ErasureState))
    kept_until = models.DateField(null=True)
    """The last day the law asks for the data; told with a refusal."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_at", "id")
        indexes = (models.Index(fields=["state", "due_at", "id"], name="erasures_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=["customer"],
                condition=models.Q(state=ErasureState.ASKED.value),
                name="one_open_erasure_of_customer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class ErasureStep(KeyedRow, RecordedRow):
    """One step of a request: who made it, and the words."""

    request = models.ForeignKey(ErasureRequest, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=one_of(ErasureMove))
    kept_until = models.DateField(null=True)
    text_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ("request", "n")
        constraints = (models.UniqueConstraint(fields=["request", "n"], name="one_erasure_step_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.n} {self.move}"
