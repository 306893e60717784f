"""Writing some fields of rows that are there, in one statement, which PostgreSQL keeps prepared.

Django's `bulk_update` words a CASE for each field with a WHEN for each row, anew each time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, Model

from careline.security.copying import PLAIN
from careline.security.prepared import prepared_cursor


def rewrite_rows(rows: Sequence[Model], *fields: str) -> None:
    """Write these fields of rows of one model as they stand, in the running transaction, however many rows.

    :raises django.db.IntegrityError: when a constraint is broken.
    """
    if not rows:
        return
    change = _change(type(rows[0]), fields)
    with prepared_cursor() as cursor:
        cursor.execute(change.words, [[read(row) for row in rows] for read in change.columns])


@dataclass(frozen=True)
class Change:
    """What is written of rows of a model, worked out once."""

    words: str
    columns: Sequence[Callable[[Model], object]]
    """What reads each column of a row, its key first."""


@cache
def _change(model: type[Model], fields: Sequence[str]) -> Change:
    about = model._meta  # noqa: SLF001  (Django's documented model _meta API)
    quoted = connection.ops.quote_name
    key, *changed = asked = [about.pk, *(about.get_field(name) for name in fields)]
    names = [quoted(one.column) for one in asked]
    arrays = (f"${n}::{_type(one)}[]" for n, one in enumerate(asked, start=1))
    sets = (f"{quoted(one.column)} = told.{quoted(one.column)}" for one in changed)
    words = (
        f"UPDATE {quoted(about.db_table)} AS kept SET {', '.join(sets)}"  # noqa: S608  (nobody else's words)
        f" FROM unnest({', '.join(arrays)}) AS told ({', '.join(names)})"
        f" WHERE kept.{quoted(key.column)} = told.{quoted(key.column)}"
    )
    return Change(words, [_reader(one) for one in asked])


def _type(field: "Field[Any, Any]") -> str:
    """Return a column's type without its length: cast to that, what is too long would be cut short unseen."""
    return str(field.db_type(connection)).partition("(")[0]


def _reader(field: "Field[Any, Any]") -> Callable[[Model], object]:
    name = field.attname
    if isinstance(field, PLAIN):
        return lambda row: vars(row)[name]
    return lambda row: field.get_db_prep_save(vars(row)[name], connections[DEFAULT_DB_ALIAS])
