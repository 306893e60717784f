"""Who read what in clear, when and why; the quota is counted from these rows."""

from itertools import chain

from django.db import models

from careline.kernel.identity import new_id
from careline.kernel.vocabulary import one_of
from careline.parties.models.customer import Customer
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import Beside, Reason
from careline.security.models import HistoryRow


class Reveal(HistoryRow):
    """One field of one customer, or of a row beside them, read in clear once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    field = models.CharField(max_length=24, choices=one_of(chain(Field, Beside)))
    record = models.UUIDField(null=True)
    """The subscription, account or representative it stands on; no foreign key, because it is one of three tables."""
    reason = models.CharField(max_length=20, choices=one_of(Reason))
    complaint_id = models.UUIDField(null=True)
    """The complaint it was needed for; no foreign key, because complaints live in a room above."""
    contact_id = models.UUIDField(null=True)
    """Or the contact, likewise."""
    audited_id = models.UUIDField(null=True)
    """Or the value of an audit of entries that is held against the evidence."""
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["actor_id", "at"], name="reveals_of_actor"),)

    def __str__(self) -> str:
        return f"{self.field} {self.reason}"
