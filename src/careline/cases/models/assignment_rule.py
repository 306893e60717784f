"""The assignment table: who takes what, the first line that fits."""

from django.db import models

from careline.cases.models.category import Category
from careline.cases.rules.assignment import Rule
from careline.cases.rules.facts import Channel, Urgency
from careline.kernel.identity import new_id
from careline.security.models import Department, User


class AssignmentRule(models.Model):
    """One line of the table; an empty condition is always met."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.PositiveSmallIntegerField()
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    urgency = models.CharField(max_length=16, blank=True)
    channel = models.CharField(max_length=16, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    handler = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"rule {self.position}"

    @property
    def rule(self) -> Rule:
        """The line as the rules see it."""
        return Rule(
            id=self.id,
            department=self.department_id,
            handler=self.handler_id,
            category=self.category.code if self.category else "",
            urgency=Urgency(self.urgency) if self.urgency else None,
            channel=Channel(self.channel) if self.channel else None,
        )
