"""Service orders: business done for a customer, each step and each word about a rule a row that is never changed."""

from dataclasses import asdict
from typing import Any

from django.db import models

from careline.contacts.models.contact import Contact
from careline.contacts.models.order_type import OrderType
from careline.contacts.rules.compliance import ComplianceShape, RuleAct, RuleTest
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.orders import FailReason, OrderMove, OrderStanding, OrderState
from careline.contacts.rules.verification import Level
from careline.forms.models import Submission
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models import Customer
from careline.security.models import Department, HistoryRow, LedgerEntry, User


class ServiceOrder(models.Model):
    """One piece of business, under a number people can say and check."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=24, unique=True)
    type = models.ForeignKey(OrderType, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="orders")
    party = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16, choices=one_of(ContactChannel))
    under = models.JSONField(default=list)
    """The rules as they were when it began: copied, because they change."""
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="+")
    """The answers that count; earlier ones stay where they are."""
    agent = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    fail_reason = models.CharField(max_length=12, blank=True, choices=one_of(FailReason))
    asked = models.PositiveSmallIntegerField(default=0)
    """How many exceptions wait for a supervisor: an index over the rule rows."""
    excepted = models.PositiveSmallIntegerField(default=0)
    """How many were ever asked for."""
    state = models.CharField(max_length=10, choices=one_of(OrderState))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-begun_at", "-id")
        indexes = (
            models.Index(fields=["-begun_at", "-id"], name="orders_by_beginning"),
            models.Index(fields=["agent", "-begun_at"], name="orders_of_agent"),
            models.Index(fields=["party", "-begun_at"], name="orders_of_party"),
            models.Index(
                fields=["-begun_at", "-id"],
                name="orders_under_way",
                condition=models.Q(state__in=["begun", "submitted"]),
            ),
            models.Index(fields=["-begun_at"], name="orders_excepted", condition=models.Q(excepted__gt=0)),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def standing(self) -> OrderStanding:
        """The indexed state, as the rules see it."""
        return OrderStanding(state=OrderState(self.state), moves=self.version)

    @property
    def rules(self) -> list[ComplianceShape]:
        """The rules it stands under."""
        return [_shape(told) for told in self.under]

    def copy_rules(self, rules: list[ComplianceShape]) -> None:
        """Take over the rules as they are now."""
        self.under = [asdict(rule) for rule in rules]


class OrderStep(HistoryRow):
    """One move of an order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(ServiceOrder, models.PROTECT, related_name="steps", db_index=False)
    n = models.PositiveIntegerField()
    move = models.CharField(max_length=10, choices=one_of(OrderMove))
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    agent = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Who does it from this move on; None where that doesn't change."""
    text = models.TextField(blank=True)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("order", "n")
        constraints = (models.UniqueConstraint(fields=["order", "n"], name="one_order_move_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.order_id} {self.n} {self.move}"


class RuleRow(HistoryRow):
    """What somebody did about one rule of an order: stated it, asked for an exception, waived it or declined."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(ServiceOrder, models.PROTECT, related_name="rule_rows")
    rule = models.CharField(max_length=40)
    act = models.CharField(max_length=8, choices=one_of(RuleAct))
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.order_id} {self.rule} {self.act}"


def _shape(told: dict[str, Any]) -> ComplianceShape:
    return ComplianceShape(**{**told, "test": RuleTest(told["test"]), "level": Level(told["level"])})
