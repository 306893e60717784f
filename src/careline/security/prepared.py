"""Questions asked at every request, worded once: Django words one in a millisecond, PostgreSQL answers it in a tenth.

    @prepared
    def standing_tokens(secret_hash: bytes, at: datetime) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(secret_hash=secret_hash, expires_at__gt=at)

    rows = standing_tokens(secret_hash=…, at=…)

The function runs once, with a slot in each value's place, so it may do nothing with a value but filter by it. From
then on PostgreSQL holds the question prepared, with its plan. Decision 0014 says for which questions that is worth it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import CursorMixin
from django.db.models import BooleanField, Expression, F, Func, QuerySet
from django.db.models import query as queries
from psycopg import RawCursor

P = ParamSpec("P")
R = TypeVar("R")
Row = Sequence[Any]


class Slot(Expression):
    """Where a value will stand."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: object, connection: object) -> Any:  # noqa: ARG002  (Django fills in no slots)
        """Leave the place open."""
        return "%s", [self]


class Among(Func):
    """Whether a column is among the values of one list, whose length the wording doesn't know."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()


def among(column: str, values: Any) -> Among:
    """Return the condition that a column is among the values; `__in` would be worded anew for each length."""
    return Among(F(column), values)


@dataclass(frozen=True)
class Wording:
    """A question in the database's words, and how rows become what it answers."""

    sql: str
    values: Sequence[Any]
    read: Callable[[Row], Any]
    correct: Callable[[list[Row]], Any]
    """What fields do to their columns on the way in."""

    def filled(self, told: dict[str, Any]) -> list[Any]:
        """Return the values in their places."""
        return [told[value.name] if isinstance(value, Slot) else value for value in self.values]


class Prepared(Generic[P, R]):
    """A question that is worded at its first asking."""

    def __init__(self, ask: Callable[P, QuerySet[Any, R]]) -> None:
        self.ask = ask
        self.__doc__, self.__name__ = ask.__doc__, ask.__name__

    @cached_property
    def wording(self) -> Wording:
        """The question in words."""
        slots = {name: Slot(name) for name in signature(self.ask).parameters}
        return _worded(cast("Any", self.ask)(**slots))

    def __call__(self, *args: P.args, **told: P.kwargs) -> list[R]:
        """Ask, with each value by its name, and return the answers."""
        if args:
            msg = f"{self.__name__} takes its values by name"
            raise TypeError(msg)
        wording = self.wording
        with prepared_cursor() as cursor:
            cursor.execute(wording.sql, wording.filled(told))
            rows = cursor.fetchall()
        return [wording.read(row) for row in wording.correct(rows)]


prepared = Prepared
"""Have a question worded once: the decorator."""


class PlainCursor(CursorMixin, RawCursor):
    """A cursor that takes statements in PostgreSQL's own words, with `$1` for a value: it needn't read them."""


def numbered(words: str) -> str:
    """Return a statement as PostgreSQL words it from one as Django does: `$1` for the first `%s`, and so on."""
    pieces = words.split("%s")
    slots = (f"${n}{piece}" for n, piece in enumerate(pieces[1:], start=1))
    return "".join((pieces[0], *slots)).replace("%%", "%")


def prepared_cursor() -> Any:
    """Return a cursor whose statements PostgreSQL keeps prepared once they come again (see `prepare_threshold`).

    They are in PostgreSQL's own words: `$1`, not `%s`.
    """
    here: Any = connections[DEFAULT_DB_ALIAS]  # not the proxy, which looks itself up at every touch
    here.close_if_health_check_failed()
    here.ensure_connection()
    here.validate_no_broken_transaction()  # a COPY wouldn't ask
    with here.wrap_database_errors:
        return here._prepare_cursor(PlainCursor(here.connection))  # noqa: SLF001  (as Django's own `cursor`)


def _worded(asked: QuerySet[Any, Any]) -> Wording:
    """Word a question as Django would, and keep what Django works out on the way."""
    compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, values = compiler.as_sql()
    converters = compiler.get_converters([column[0] for column in compiler.select])
    correct: Callable[[list[Row]], Any] = lambda rows: rows  # noqa: E731  (nothing to correct, mostly)
    if converters:
        correct = lambda rows: map(tuple, compiler.apply_converters(rows, converters))  # noqa: E731  (as above)
    is_rows = asked._iterable_class is queries.ModelIterable  # noqa: SLF001  (what it yields, records or plain values)
    return Wording(numbered(sql), values, _reader(compiler) if is_rows else tuple, correct)


def _reader(compiler: Any) -> Callable[[Row], Any]:
    """Return what makes a record of a row, with the records and values it brings along, as `ModelIterable` does."""
    select, told = compiler.select, compiler.klass_info
    start, end = told["select_fields"][0], told["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    populators: Any = queries.get_related_populators  # which Django doesn't document
    brought = populators(told, select, DEFAULT_DB_ALIAS)
    model, beside = told["model"], compiler.annotation_col_map.items()

    def read(row: Row) -> Any:
        record = model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for one in brought:
            one.populate(row, record)
        for name, place in beside:
            setattr(record, name, row[place])
        return record

    return read
