"""Writing the ledger. Entries carry references and codes, so that shredding a person's key leaves the chain whole."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.models.ledger import LedgerEntry
from careline.security.operation import Running, running
from careline.security.ports.keyring import keyring
from careline.security.rules.mac import mac_of

ROWS_PER_INSERT = 2000


def record(event: Event, *, by: Actor, at: datetime) -> LedgerEntry:
    """Write one entry in the running operation's transaction."""
    shared = running()
    entry = _entry(event, by=by, at=at, shared=shared)
    entry.save(force_insert=True)
    _remember([entry], shared)
    return entry


def record_all(events: Iterable[Event], *, by: Actor, at: datetime) -> list[LedgerEntry]:
    """Write one entry for each event, as a set, in the running operation's transaction."""
    shared = running()
    entries = [_entry(event, by=by, at=at, shared=shared) for event in events]
    LedgerEntry.objects.bulk_create(entries, batch_size=ROWS_PER_INSERT)
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
    return LedgerEntry(**fields, mac=mac_of(fields, key=keyring().ledger_key))


def _remember(entries: list[LedgerEntry], shared: Running) -> None:
    """Count the entries, and have them witnessed if and only if the transaction (or savepoint) they stand in lasts."""
    shared.entries += len(entries)
    transaction.on_commit(lambda: shared.committed.extend(entry.trace() for entry in entries))
