"""How a customer wishes to be reached: each time it is said is a row, and the latest counts."""

from django.db import models

from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.models.recorded import RecordedRow
from careline.parties.rules.reaching import ReachChannel, Wish


class Preference(RecordedRow):
    """All that was wished at one time."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="preferences", db_index=False)
    n = models.PositiveIntegerField()
    channel = models.CharField(max_length=8, blank=True, choices=one_of(ReachChannel))
    language = models.CharField(max_length=10, blank=True)
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    do_not_disturb = models.BooleanField()
    never = models.JSONField(default=list)
    only_channel = models.BooleanField(default=False)
    only_hours = models.BooleanField(default=False)
    not_holder = models.BooleanField(default=False)

    class Meta:
        ordering = ("customer", "n")
        constraints = (models.UniqueConstraint(fields=["customer", "n"], name="one_wish_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.customer_id} {self.n}"

    @property
    def wish(self) -> Wish:
        """The row as the rules see it."""
        return Wish(
            channel=ReachChannel(self.channel) if self.channel else None,
            language=self.language,
            from_time=self.from_time,
            until_time=self.until_time,
            do_not_disturb=self.do_not_disturb,
            never=tuple(ReachChannel(one) for one in self.never),
            only_channel=self.only_channel,
            only_hours=self.only_hours,
            not_holder=self.not_holder,
        )
