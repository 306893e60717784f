"""Counting many cuts of what may be a million rows: each only so far as a person would read the number."""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

COUNTED_TO = 1000
"""Whoever looks at a list wants to know whether it is three or many; beyond this it is many."""
Key = TypeVar("Key", bound=Hashable)


def counted_up_to(cuts: Mapping[Key, QuerySet[Any]], *, most: int = COUNTED_TO) -> dict[Key, int]:
    """Return how many rows each of these questions finds, `most` meaning so many or more; all in one query."""
    found: dict[Key, int] = dict.fromkeys(cuts, 0)
    parts: list[str] = []
    given: list[Any] = []
    for n, rows in enumerate(cuts.values()):
        try:
            sql, values = rows.order_by().values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:  # nothing could ever be found
            continue
        parts.append(f"SELECT {n}, count(*) FROM ({sql}) AS counted")  # noqa: S608  (the ORM wrote it; values go beside)
        given += values
    if parts:
        names = list(cuts)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), given)
            found |= {names[n]: number for n, number in cursor.fetchall()}
    return found
