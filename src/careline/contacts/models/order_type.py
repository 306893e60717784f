"""Which business can be done, and which rules it stands under; an operator edits both."""

from django.db import models
from django.db.models import Q

from careline.contacts.rules.compliance import ComplianceShape, RuleTest
from careline.contacts.rules.verification import Act, Level
from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of


class ComplianceRule(models.Model):
    """One rule that business must pass."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    test = models.CharField(max_length=12, choices=one_of(RuleTest))
    level = models.CharField(max_length=8, default=Level.NONE, choices=one_of(Level))
    field = models.CharField(max_length=40, blank=True)
    """Code of the form's field it looks at."""
    value = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.code

    @property
    def shape(self) -> ComplianceShape:
        """The rule as it is judged."""
        return ComplianceShape(
            code=self.code,
            name_zh=self.name_zh,
            name_en=self.name_en,
            test=RuleTest(self.test),
            level=Level(self.level),
            field=self.field,
            value=self.value,
        )


class OrderType(models.Model):
    """One kind of business: what it is called, which form it asks, which act it is, which rules it must pass."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    act = models.CharField(max_length=16, choices=one_of(Act))
    """Says how well the caller must be verified."""
    form = models.CharField(max_length=40, blank=True)
    """Code of the form it asks; empty asks nothing."""
    rules = models.ManyToManyField(ComplianceRule, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "code")
        constraints = (models.CheckConstraint(condition=~Q(code=""), name="order_type_has_a_code"),)

    def __str__(self) -> str:
        return self.code
