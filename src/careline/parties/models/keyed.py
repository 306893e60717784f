"""Rows about a customer that hold something personal: each carries the key it is sealed under, to survive a merge.

Who is forgotten loses the key; the row stays and names nobody.
"""

from typing import Self

from django.db import models

from careline.kernel.identity import new_id
from careline.parties.models.customer import Customer
from careline.security.models import PersonKey
from careline.security.models.row import Row
from careline.security.rules.sealing import Place
from careline.security.vault import Vault, vault_of


class KeyedRow(Row):
    """A row whose columns `*_sealed` open with the person's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    key = models.ForeignKey(PersonKey, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def sealing(self, vault: Vault, **texts: str) -> Self:
        """Put texts into their columns, sealed; an empty one empties its column. The row isn't saved."""
        for name, text in texts.items():
            setattr(self, f"{name}_sealed", vault.seal(text, self._place(name)) if text else None)
        return self

    def opened(self, name: str) -> str:
        """Return a text in clear; empty when there is none, or when its key was shredded."""
        sealed = getattr(self, f"{name}_sealed")
        if sealed is None or self.key.shredded_at:
            return ""
        return vault_of(self.key).open(bytes(sealed), self._place(name))

    def _place(self, name: str) -> Place:
        return Place(self._meta.db_table, f"{name}_sealed", self.id)
