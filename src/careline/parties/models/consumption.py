"""What each subscription used and cost, month by month; a corrected month is another row, and the latest counts."""

from django.db import models

from careline.parties.models.recorded import RecordedRow
from careline.parties.models.subscription import Subscription
from careline.parties.rules.consumption import Used


class Consumption(RecordedRow):
    """One month of one subscription as it was told once."""

    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="consumption", db_index=False)
    month = models.DateField()
    """Its first day."""
    n = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    """In the currency's smallest unit: fen for CNY."""
    currency = models.CharField(max_length=3)
    voice_minutes = models.BigIntegerField()
    data_mb = models.BigIntegerField()
    sms = models.BigIntegerField()

    class Meta:
        ordering = ("-month", "-n")
        constraints = (
            models.UniqueConstraint(fields=["subscription", "month", "n"], name="one_telling_of_a_month_at_a_time"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_month_begins_on_its_first"),
        )

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.month:%Y-%m} {self.n}"

    @property
    def figures(self) -> Used:
        """The figures as the rules see them."""
        return Used(
            amount=self.amount,
            currency=self.currency,
            voice_minutes=self.voice_minutes,
            data_mb=self.data_mb,
            sms=self.sms,
        )
