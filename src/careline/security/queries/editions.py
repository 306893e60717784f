"""Catalogues change a few times a day and are read by every intake: what was read is kept until one of them changes.

    @lru_cache(maxsize=2)
    def _read(known: Editions) -> Catalogue: …

    catalogue = _read(editions().of("cases_category", "forms_form"))

The database itself gives a table another edition, in the transaction that writes to it. So nobody who writes can forget
it, and what isn't committed is known to nobody else. Decision 0026.
"""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import QuerySet

from careline.security.models.edition import Edition
from careline.security.prepared import prepared


@dataclass(frozen=True)
class Editions:
    """Which edition of each catalogue stands: equal ones were read from the same rows."""

    tables: tuple[tuple[str, UUID], ...]

    def of(self, *tables: str) -> Self:
        """Return those of some tables, to know what was read from them."""
        return type(self)(tuple(pair for pair in self.tables if pair[0] in tables))


def editions() -> Editions:
    """Return the editions that stand, as the running transaction sees them. What is read must be read afterwards."""
    return Editions(tuple(_standing()))


@prepared
def _standing() -> QuerySet[Edition, tuple[str, UUID]]:
    return Edition.objects.order_by("table").values_list("table", "edition")
