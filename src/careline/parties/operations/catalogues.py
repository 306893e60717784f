"""Keeping the catalogues: an entry is added, renamed, closed and opened again; nothing is ever deleted."""

from dataclasses import dataclass
from datetime import datetime

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.parties.events import CatalogueEntryClosed, CatalogueEntrySet
from careline.parties.models import CatalogueChange, CatalogueEntry
from careline.parties.queries.catalogues import known_entry
from careline.parties.rules.catalogues import Catalogue, CatalogueAct, EntryIsClosed, act_of, check_entry
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require

RIGHT = "parties.manage_catalogues"


@dataclass(frozen=True, kw_only=True)
class EntryTold:
    """An entry's names, and where it stands in its list."""

    name_zh: str
    name_en: str
    position: int = 0


@operation()
def set_entry(*, catalogue: Catalogue, code: str, told: EntryTold, by: Actor, at: datetime) -> CatalogueEntry:
    """Add an entry, or rename the one of that code; one that was closed is offered again.

    :raises NotAnEntryCode: its code has the wrong shape; likewise `EntryNameMissing`.
    """
    require(by, RIGHT)
    check_entry(code, name_zh=told.name_zh, name_en=told.name_en)
    row = CatalogueEntry.objects.select_for_update().filter(catalogue=catalogue, code=code).first()
    act = act_of(is_new=row is None, is_closed=bool(row and row.closed_at))
    row = row or CatalogueEntry(id=new_id(), catalogue=catalogue, code=code)
    row.name_zh, row.name_en, row.position = told.name_zh.strip(), told.name_en.strip(), told.position
    row.closed_at = None
    row.save()
    _keep(row, act, CatalogueEntrySet(subject=row.id, catalogue=catalogue, code=code, act=act), by=by, at=at)
    return row


@operation()
def close_entry(*, catalogue: Catalogue, code: str, by: Actor, at: datetime) -> None:
    """Offer an entry no more; whoever has it keeps it, with its name.

    :raises NoSuchEntry: there is none.
    :raises EntryIsClosed: it was closed before.
    """
    require(by, RIGHT)
    row = CatalogueEntry.objects.select_for_update().get(pk=known_entry(catalogue=catalogue, code=code).pk)
    if row.closed_at:
        raise EntryIsClosed
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    event = CatalogueEntryClosed(subject=row.id, catalogue=catalogue, code=code)
    _keep(row, CatalogueAct.CLOSED, event, by=by, at=at)


def _keep(row: CatalogueEntry, act: CatalogueAct, event: Event, *, by: Actor, at: datetime) -> None:
    named = {"name_zh": row.name_zh, "name_en": row.name_en, "position": row.position}
    CatalogueChange.objects.create(of=row, act=act, **named, **recorded(event, by=by, at=at))
