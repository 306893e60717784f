"""What every row of history says of its writing, from the event it is written with."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from careline.kernel.events import Event
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record, record_all
from careline.security.models import LedgerEntry


class Recorded(TypedDict):
    """The columns of `RecordedRow`."""

    actor_id: UUID | None
    actor_name: str
    at: datetime
    entry: LedgerEntry


def recorded(event: Event, *, by: Actor, at: datetime) -> Recorded:
    """Write the event into the ledger, and return what its row says of it."""
    return _said(record(event, by=by, at=at), by, at)


def all_recorded(events: Iterable[Event], *, by: Actor, at: datetime) -> list[Recorded]:
    """Do the same for a set, in the order given."""
    return [_said(entry, by, at) for entry in record_all(events, by=by, at=at)]


def _said(entry: LedgerEntry, by: Actor, at: datetime) -> Recorded:
    user = by.id if by.kind is ActorKind.USER else None
    return {"actor_id": user, "actor_name": by.name, "at": at, "entry": entry}
