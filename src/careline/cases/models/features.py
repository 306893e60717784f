"""What was computed of customers' habits, and each night's run: an index over records, which may be made anew."""

from datetime import datetime
from typing import Any

from django.db import models

from careline.cases.rules.features import Cuts, Features
from careline.contacts.rules.facts import ContactChannel
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models import Customer


class FeatureRun(models.Model):
    """One night's computation: how far it came, and where the bands of its population part."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    as_of = models.DateTimeField()
    """The instant every window of the run reaches back from, whichever hour a batch is computed."""
    reached = models.UUIDField(null=True)
    """The last customer it came to; whoever goes on after a crash begins behind."""
    customers = models.PositiveIntegerField(default=0)
    """How many rows it wrote so far."""
    ended_at = models.DateTimeField(null=True)
    cuts = models.JSONField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["ended_at"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="one_feature_run_at_a_time",
            ),
        )
        indexes = (models.Index(fields=["-ended_at"], name="feature_runs_by_end"),)

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d %H:%M} {self.customers}"

    @property
    def parted(self) -> Cuts:
        """The cuts as the rules see them."""
        told: dict[str, Any] = self.cuts or {}
        return Cuts(
            recency=tuple(datetime.fromisoformat(one) for one in told.get("recency", ())),
            frequency=tuple(told.get("frequency", ())),
            spend=tuple(told.get("spend", ())),
            currency=told.get("currency", ""),
        )


class CustomerFeatures(models.Model):
    """One customer's features; what each means is said in `rules.features`."""

    customer = models.OneToOneField(Customer, models.PROTECT, primary_key=True, related_name="+")
    run = models.ForeignKey(FeatureRun, models.PROTECT, null=True, related_name="+", db_index=False)
    """The night that wrote it, or went before what did."""
    computed_at = models.DateTimeField()
    last_contact_at = models.DateTimeField(null=True)
    silent_since = models.DateTimeField()
    """The last contact, else when they were registered: since then the house has heard nothing."""
    contacts_90 = models.PositiveIntegerField()
    contacts_365 = models.PositiveIntegerField()
    main_channel = models.CharField(max_length=16, blank=True, choices=one_of(ContactChannel))
    preferred_hour = models.PositiveSmallIntegerField(null=True)
    is_spend_agreed = models.BooleanField()
    spend = models.BigIntegerField(null=True)
    spend_before = models.BigIntegerField(null=True)
    spend_currency = models.CharField(max_length=3, blank=True)
    complaints_90 = models.PositiveIntegerField()
    complaints_365 = models.PositiveIntegerField()
    complaints_open = models.PositiveIntegerField()
    orders_365 = models.PositiveIntegerField()
    customer_since = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["silent_since"], name="features_by_silence"),
            models.Index(fields=["contacts_90"], name="features_by_contacts", condition=models.Q(contacts_90__gt=0)),
            models.Index(
                fields=["complaints_365"], name="features_by_complaints", condition=models.Q(complaints_365__gt=0)
            ),
            models.Index(
                fields=["spend_currency", "spend"], name="features_by_spend", condition=models.Q(spend__isnull=False)
            ),
            models.Index(fields=["main_channel"], name="features_by_channel", condition=~models.Q(main_channel="")),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_spend_agreed=True) | models.Q(spend=None, spend_before=None),
                name="spend_only_where_agreed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.customer_id} {self.computed_at:%Y-%m-%d %H:%M}"

    @property
    def told(self) -> Features:
        """The features as the rules see them."""
        return Features(
            last_contact_at=self.last_contact_at,
            contacts_90=self.contacts_90,
            contacts_365=self.contacts_365,
            main_channel=self.main_channel,
            preferred_hour=self.preferred_hour,
            spend=self.spend,
            spend_before=self.spend_before,
            spend_currency=self.spend_currency,
            is_spend_agreed=self.is_spend_agreed,
            complaints_365=self.complaints_365,
            complaints_90=self.complaints_90,
            complaints_open=self.complaints_open,
            orders_365=self.orders_365,
            customer_since=self.customer_since,
            computed_at=self.computed_at,
        )
