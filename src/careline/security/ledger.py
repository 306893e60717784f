"""Writing the ledger. Entries carry references and codes, so that shredding a person's key leaves the chain whole."""

from collections.abc import Iterable
from datetime import datetime

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.models.ledger import LedgerEntry
from careline.security.operation import running


def record(event: Event, *, by: Actor, at: datetime) -> LedgerEntry:
    """Write one entry in the running operation's transaction."""
    entry = _entry(event, by=by, at=at)
    entry.save(force_insert=True)
    running().entries += 1
    return entry


def record_all(events: Iterable[Event], *, by: Actor, at: datetime) -> list[LedgerEntry]:
    """Write one entry for each event, as a set, in the running operation's transaction."""
    entries = LedgerEntry.objects.bulk_create([_entry(event, by=by, at=at) for event in events], batch_size=2000)
    running().entries += len(entries)
    return entries


def _entry(event: Event, *, by: Actor, at: datetime) -> LedgerEntry:
    return LedgerEntry(
        id=new_id(),
        event=event.name,
        subject_kind=event.subject_kind,
        subject_id=event.subject,
        actor_kind=by.kind.value,
        actor_id=by.id,
        actor_name=by.name,
        at=at,
        data=event.data(),
        correlation=running().correlation,
        mac=b"",
    )
