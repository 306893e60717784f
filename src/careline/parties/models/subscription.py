"""Subscriptions: a number, a plan, and everything that became of them."""

from django.db import models
from django.db.models import Q

from careline.kernel.vocabulary import one_of
from careline.parties.models.account import Account
from careline.parties.models.keyed import KeyedRow
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.holdings import ProductKind, SubscriptionStatus
from careline.security.rules.blind_index import INDEX_BYTES

CUT = (
    ("brand", ""),
    ("plan", ""),
    ("region", ""),
    ("kind", ProductKind.MOBILE.value),
    ("status", SubscriptionStatus.ACTIVE.value),
)
"""What lists are cut by, and what stands there of most: that one is found by walking, the others by an index each."""
LIVE = ~Q(status=SubscriptionStatus.ENDED.value)


class Subscription(KeyedRow):
    """One subscription of a customer. From `status` down it is an index over its changes."""

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="subscriptions")
    kind = models.CharField(max_length=10, choices=one_of(ProductKind))
    number_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    last4_index = models.BinaryField(null=True, max_length=INDEX_BYTES)
    region = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    status = models.CharField(max_length=10, choices=one_of(SubscriptionStatus))
    brand = models.CharField(max_length=20, blank=True)
    plan = models.CharField(max_length=20, blank=True)
    until = models.DateField(null=True)
    """The last day, once it has ended."""
    version = models.PositiveIntegerField(default=1)
    """How many changes there are; who changes it says which version he saw."""

    class Meta:
        ordering = ("-since", "-id")
        constraints = (
            models.UniqueConstraint(fields=["number_index"], condition=LIVE, name="one_live_subscription_per_number"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("since")), name="begun_then_ended"),
        )
        indexes = (
            models.Index(fields=["number_index"], name="subscription_by_number"),
            models.Index(fields=["last4_index"], name="subscription_by_last4"),
            models.Index(fields=["since", "customer"], name="subscription_by_beginning"),
            *(
                models.Index(fields=[name, "customer"], name=f"subscription_by_{name}", condition=~Q(**{name: rest}))
                for name, rest in CUT
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class SubscriptionChange(RecordedRow):
    """What a subscription became: the first row is how it began, the last how it stands."""

    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="changes", db_index=False)
    n = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=one_of(SubscriptionStatus))
    brand = models.CharField(max_length=20, blank=True)
    plan = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    """The day it holds from."""

    class Meta:
        ordering = ("subscription", "n")
        constraints = (models.UniqueConstraint(fields=["subscription", "n"], name="one_subscription_change_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.n} {self.status}"
