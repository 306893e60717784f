"""The latest change of each catalogue."""

from django.db import models


class Edition(models.Model):
    """Which edition of a catalogue stands; the database gives it a new one with every change (sql/editions.sql)."""

    table = models.CharField(primary_key=True, max_length=63)
    edition = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.table} {self.edition}"
