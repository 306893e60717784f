"""Writing the ledger. Entries carry references and codes, so that shredding a person's key leaves the chain whole."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.copying import FEW, insert_words
from careline.security.models.ledger import LedgerEntry
from careline.security.operation import Running, running
from careline.security.ports.keyring import keyring
from careline.security.prepared import prepared_cursor
from careline.security.rules.mac import FIELDS, copy_line, mac_of, printed

TABLE = "security_ledgerentry"
COLUMNS = (*FIELDS, "mac")
COPY = f"COPY {TABLE} ({', '.join(COLUMNS)}) FROM STDIN"


def record(event: Event, *, by: Actor, at: datetime) -> LedgerEntry:
    """Write one entry in the running operation's transaction."""
    return record_all([event], by=by, at=at)[0]


def record_all(events: Iterable[Event], *, by: Actor, at: datetime) -> list[LedgerEntry]:
    """Write one entry for each event, as a set, in the running operation's transaction."""
    shared = running()
    entries = [_entry(event, by=by, at=at, shared=shared) for event in events]
    if entries:
        xid = _insert(entries) if len(entries) <= FEW else _copy(entries)
        for entry in entries:
            entry.xid, entry._state.adding = xid, False  # noqa: SLF001  (as Django's own bulk_create does)
            del entry.printed
        _remember(entries, shared)
    return entries


def _entry(event: Event, *, by: Actor, at: datetime, shared: Running) -> LedgerEntry:
    fields: dict[str, object] = {
        "id": new_id(),
        "event": event.name,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject,
        "actor_kind": by.kind.value,
        "actor_id": by.id,
        "actor_name": by.name,
        "at": at,
        "data": event.data(),
        "correlation": shared.correlation,
    }
    signed = printed(fields)
    entry = LedgerEntry(**fields, mac=mac_of(signed, key=keyring().ledger_key))
    entry.printed = signed
    return entry


def _insert(entries: list[LedgerEntry]) -> int:
    """Insert a few entries and return the number of the transaction they stand in."""
    values: list[object] = []
    for entry in entries:
        fields = vars(entry)
        values += [Jsonb(fields[name]) if name == "data" else fields[name] for name in FIELDS]
        values.append(entry.mac)
    with prepared_cursor() as cursor:
        cursor.execute(f"{insert_words(TABLE, COLUMNS, len(entries))} RETURNING xid", values)
        return int(cursor.fetchone()[0])


def _copy(entries: list[LedgerEntry]) -> int:
    """Do the same with many: COPY takes a tenth of what inserts cost, and the signed bytes are its own format already.

    It returns nothing, so the transaction is asked for its number.
    """
    with prepared_cursor() as cursor:
        copying: Any = cursor.copy(COPY)  # psycopg's own, which Django hands through
        lines = [copy_line(entry.printed, at=entry.at, mac=bytes(entry.mac)) for entry in entries]
        with copying as copied:
            copied.write("".join(lines))  # each write is a message to the server
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def _remember(entries: list[LedgerEntry], shared: Running) -> None:
    """Count the entries, and have them witnessed if and only if the transaction (or savepoint) they stand in lasts."""
    shared.entries += len(entries)
    transaction.on_commit(lambda: shared.committed.extend(entry.trace() for entry in entries))
