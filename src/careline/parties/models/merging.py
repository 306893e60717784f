"""Customers who might be one, and what was decided: who was merged into whom, and who was taken apart again."""

from django.db import models
from django.db.models import F, Q

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.rules.merging import MergeReason, PairState, UnmergeReason
from careline.security.models import HistoryRow


class DuplicatePair(models.Model):
    """Two customers the worker found alike; the earlier registered one first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    second = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    marks = models.JSONField()
    """How each field compares, in codes; nothing of what it says."""
    state = models.CharField(max_length=12, choices=one_of(PairState))
    found_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        )
        indexes = (models.Index(fields=["state", "-score", "id"], name="pairs_to_look_at"),)

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id} {self.score}"


class Merge(HistoryRow):
    """One customer was found to be another's second record."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    merged = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=20, choices=one_of(MergeReason))
    by_name = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["merged", "-at"], name="merges_of_customer"),)

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"


class Unmerge(HistoryRow):
    """A merge was taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.OneToOneField(Merge, models.PROTECT, related_name="undone")
    reason = models.CharField(max_length=20, choices=one_of(UnmergeReason))
    by_name = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.merge_id)
