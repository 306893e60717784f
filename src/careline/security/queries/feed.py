"""Reading the ledger in order, and no further than where order is final.

A transaction gets its number at its first write and may commit much later. All transactions below the horizon (the
oldest one still running) have ended, so whoever reads entries by (xid, id) and stops there never skips a late commit.
"""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Func, Q, QuerySet
from psycopg import sql

from careline.security.models.ledger import LedgerEntry
from careline.security.prepared import prepared, prepared_cursor
from careline.security.rules.trace import Line, Position

HORIZON = "pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::bigint"
"""The oldest transaction still running, or the next one; of the whole cluster, as numbers are the cluster's."""

PRINTED = """
    SELECT id, event, subject_kind, subject_id, actor_kind, actor_id, actor_name,
           (extract(epoch FROM at) * 1000000)::bigint, data, correlation, encode(mac, 'hex'), xid
    FROM security_ledgerentry
    WHERE (xid, id) > ({after_xid}, {after_id}) AND {until}
    ORDER BY xid, id LIMIT {limit}
"""
UNTIL_HORIZON = sql.SQL(f"xid < {HORIZON}")
UNTIL_POSITION = "(xid, id) <= ({xid}, {id})"
ENDED = Q(xid__lt=Func(template=HORIZON, output_field=BigIntegerField()))


class ClusterStartedOver(RuntimeError):
    """The cluster counts transactions from below what the ledger holds, as after a dump was restored into a new one.

    Order by transaction would be false from here on. `pg_resetwal --next-transaction-id` (and `--epoch`) on the stopped
    cluster, beyond the ledger's highest number, sets it right.
    """


def horizon() -> int:
    """Return the number of the oldest transaction still running; everything below it is final."""
    with prepared_cursor() as cursor:
        cursor.execute(f"SELECT {HORIZON}")
        return int(cursor.fetchone()[0])


def happened(*, since: int, below: int) -> frozenset[str]:
    """Return the names of the events that transactions from one number up to another brought."""
    return frozenset(_names(since=since, below=below))


@prepared
def _names(since: int, below: int) -> QuerySet[LedgerEntry, str]:
    found = LedgerEntry.objects.filter(xid__gte=since, xid__lt=below)
    return found.order_by().values_list("event", flat=True).distinct()


def completed_lines(*, after: Position, limit: int) -> Iterator[Line]:
    """Yield entries of ended transactions as the database prints them, in order."""
    return _lines(after, UNTIL_HORIZON, limit)


def lines_between(*, after: Position, upto: Position | None) -> Iterator[Line]:
    """Yield entries after one position and up to another (or all that this transaction sees), in order."""
    if upto is None:
        return _lines(after, sql.SQL("true"), None)
    return _lines(after, sql.SQL(UNTIL_POSITION).format(xid=sql.Literal(upto.xid), id=sql.Literal(upto.id)), None)


def completed_entries(
    *, after: Position, limit: int, upto: Position | None = None, events: Collection[str] | None = None
) -> list[LedgerEntry]:
    """Return entries in order, of ended transactions or, where that is said, up to a position.

    :param events: only entries of these events.
    """
    entries = _after(*after)
    entries = entries.filter(_compared("<=", *upto)) if upto else entries.filter(ENDED)
    entries = entries if events is None else entries.filter(event__in=events)
    return list(entries[:limit])


def next_entries(*, after: Position) -> list[LedgerEntry]:
    """Return the next thousand entries of ended transactions, in order."""
    return _next(xid=after.xid, entry=after.id)


@prepared
def _next(xid: int, entry: UUID) -> QuerySet[LedgerEntry]:
    return _after(xid, entry).filter(ENDED)[:1000]


def last_position(*, after: Position, upto: Position | None = None) -> Position | None:
    """Return where the entries after a position end; None when there are none."""
    if upto is None:
        found = _last_ended(xid=after.xid, entry=after.id)
    else:
        found = _last_upto(xid=after.xid, entry=after.id, to_xid=upto.xid, to_entry=upto.id)
    return Position(*found[0]) if found else None


@prepared
def _last_ended(xid: int, entry: UUID) -> QuerySet[LedgerEntry, tuple[int, UUID]]:
    return _after(xid, entry).filter(ENDED).reverse().values_list("xid", "id")[:1]


@prepared
def _last_upto(xid: int, entry: UUID, to_xid: int, to_entry: UUID) -> QuerySet[LedgerEntry, tuple[int, UUID]]:
    return _after(xid, entry).filter(_compared("<=", to_xid, to_entry)).reverse().values_list("xid", "id")[:1]


def _after(xid: int, entry: UUID) -> QuerySet[LedgerEntry]:
    return LedgerEntry.objects.filter(_compared(">", xid, entry)).order_by("xid", "id")


def _compared(sign: str, xid: int, entry: UUID) -> Func:
    """Compare (xid, id) as a row, which one index answers."""
    return Func(xid, entry, template=f"(xid, id) {sign} (%(expressions)s)", output_field=BooleanField())


def repeated_ids() -> set[UUID]:
    """Return ids that more than one row bears: impossible, unless somebody took the primary key away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM security_ledgerentry GROUP BY id HAVING count(*) > 1 LIMIT 1000")
        return {entry for (entry,) in cursor.fetchall()}


def _lines(after: Position, until: sql.Composable, limit: int | None) -> Iterator[Line]:
    values = {"after_xid": sql.Literal(after.xid), "after_id": sql.Literal(after.id), "limit": sql.Literal(limit)}
    query = sql.SQL("COPY ({}) TO STDOUT").format(sql.SQL(PRINTED).format(until=until, **values))
    with connection.cursor() as cursor:
        copying: Any = cursor.copy(query)  # psycopg's own, which Django hands through
        with copying as copied:
            for block in copied:
                for line in bytes(block).splitlines():
                    yield Line(*line.rsplit(b"\t", 2))
