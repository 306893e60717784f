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
    :raises KeyError: there is no such field.
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
    named = {field.name: field for field in about.concrete_fields}
    asked = [about.pk, *(named[name] for name in fields)]
    key, *changed = names = [connection.ops.quote_name(str(field.column)) for field in asked]
    arrays = (f"${n}::{_type(field)}[]" for n, field in enumerate(asked, start=1))
    words = (
        f"UPDATE {connection.ops.quote_name(about.db_table)} AS kept"  # noqa: S608  (nobody else's words)
        f" SET {', '.join(f'{name} = told.{name}' for name in changed)}"
        f" FROM unnest({', '.join(arrays)}) AS told ({', '.join(names)}) WHERE kept.{key} = told.{key}"
    )
    return Change(words, [_reader(field) for field in asked])


def _type(field: "Field[Any, Any]") -> str:
    """Return a column's type without its length: cast to that, what is too long would be cut short unseen."""
    return str(field.db_type(connection)).partition("(")[0]


def _reader(field: "Field[Any, Any]") -> Callable[[Model], object]:
    name = field.attname
    if isinstance(field, PLAIN):
        return lambda row: vars(row)[name]
    return lambda row: field.get_db_prep_save(vars(row)[name], connections[DEFAULT_DB_ALIAS])
