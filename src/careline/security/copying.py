"""Writing many rows at once: COPY takes a third of what inserts cost, and reads the same constraints."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Model

from careline.security.prepared import prepared_cursor

FEW = 20
"""Rows up to which one INSERT is as fast."""

PLAIN = (
    *(models.BinaryField, models.BooleanField, models.CharField, models.DateField, models.ForeignKey),
    *(models.IntegerField, models.TextField, models.TimeField, models.UUIDField),
)
"""Fields, and whatever is derived from them, whose values the database's driver takes as they stand."""


def write_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model, every field as it stands, in the running transaction.

    :raises django.db.IntegrityError: when a constraint is broken; nothing of the set is written then.
    """
    if not rows:
        return
    into = _table(type(rows[0]))
    if len(rows) <= FEW:
        _insert(into, rows)
    else:
        _copy(into, rows)
    here = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, here  # noqa: SLF001  (as bulk_create does)


@dataclass(frozen=True)
class Table:
    """Where rows of a model go, worked out once."""

    name: str
    columns: Sequence[str]
    values: Callable[[Mapping[str, object]], tuple[object, ...]]
    dear: Sequence[tuple[int, Callable[[Any, Any], object]]]
    """Which of the values the database's driver doesn't take as they stand, and what prepares them."""

    def copy(self) -> str:
        """Return the words that take rows in, however many."""
        return f"COPY {self.name} ({', '.join(self.columns)}) FROM STDIN"

    def lines(self, rows: Sequence[Model]) -> Iterator[list[object]]:
        """Yield what is written of each row."""
        here = connections[DEFAULT_DB_ALIAS]  # not the proxy, which looks itself up at every touch
        for row in rows:
            line = list(self.values(vars(row)))
            for n, prepare in self.dear:
                line[n] = prepare(line[n], here)
            yield line


@cache
def _table(model: type[Model]) -> Table:
    about = model._meta  # noqa: SLF001  (Django's documented model _meta API)
    fields = about.concrete_fields
    quoted = connection.ops.quote_name
    return Table(
        quoted(about.db_table),
        tuple(quoted(str(field.column)) for field in fields),
        itemgetter(*[field.attname for field in fields]),
        [(n, field.get_db_prep_save) for n, field in enumerate(fields) if not isinstance(field, PLAIN)],
    )


@cache
def insert_words(table: str, columns: Sequence[str], rows: int) -> str:
    """Return the words that insert so many rows; each number of rows is prepared by itself, and there are few.

    :param table: and the columns: our own names, quoted where they need it.
    """
    slots = [f"${n}" for n in range(1, rows * len(columns) + 1)]
    places = (f"({', '.join(slots[n : n + len(columns)])})" for n in range(0, len(slots), len(columns)))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(places)}"  # noqa: S608  (nobody else's words)


def _insert(into: Table, rows: Sequence[Model]) -> None:
    with prepared_cursor() as cursor:
        cursor.execute(insert_words(into.name, into.columns, len(rows)), list(chain.from_iterable(into.lines(rows))))


def _copy(into: Table, rows: Sequence[Model]) -> None:
    with connection.wrap_database_errors, prepared_cursor() as cursor:
        copying: Any = cursor.copy(into.copy())  # psycopg's own, which Django hands through
        with copying as copied:
            for line in into.lines(rows):
                copied.write_row(line)
