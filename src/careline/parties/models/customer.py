"""The customer."""

from django.db import models

from careline.kernel.identity import new_id


class Customer(models.Model):
    """One customer, perhaps unidentified."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.CharField(max_length=120, blank=True)
    registered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
