"""Taking a file in: checked, stripped, sealed and written in one transaction, so that none is ever half there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError
from django.db.models import QuerySet

from careline.files.events import FileStored
from careline.files.models import StoredFile
from careline.files.models.sealed import seal_file, sent_index
from careline.files.queries.listing import held
from careline.files.rules.bounds import check_room
from careline.files.rules.checking import Checked, check
from careline.files.rules.chunks import CHUNK
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import PersonKey
from careline.security.operation import operation
from careline.security.policy import require

DISK_FULL = "53100"


class NoRoomOnDisk(Refusal):
    """The database has no room left; nothing was kept."""

    code = "files.no_room_on_disk"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class SentFile:
    """A file as it was sent: its name, and what is in it."""

    name: str
    content: bytes


@operation(silent_when="the same file hangs there already")
def store_file(
    *,
    name: str,
    content: bytes,
    key: PersonKey,
    there: QuerySet[StoredFile],
    room: QuerySet[StoredFile] | None = None,
    hang: Callable[[StoredFile], None],
    by: Actor,
    at: datetime,
) -> StoredFile:
    """Keep a file sealed under a person's key, if its content is what its name says.

    One that hangs there already is returned, and nothing is kept twice.

    :param there: what hangs already where it will hang.
    :param room: all that shares the room with it, where that is more.
    :param hang: hangs the new one there, with an entry of its own.
    :raises FileKindNotTaken: and whatever else `files.rules.checking.check` refuses.
    :raises TooManyFiles: when there is no more room for it there.
    :raises NoRoomOnDisk: when the database has none.
    """
    require(by, "files.store_file")
    checked = check(name, content)
    same = there.filter(sent_index=sent_index(content, key.pk), retraction=None).first()
    if same:
        return same
    check_room(held(there if room is None else room), size=len(checked.content))
    row = _stored(checked, content, key, by=by, at=at)
    hang(row)
    return row


def _stored(checked: Checked, sent: bytes, key: PersonKey, *, by: Actor, at: datetime) -> StoredFile:
    size = len(checked.content)
    row = StoredFile(id=new_id(), key=key, kind=checked.kind, size=size, chunks=-(-size // CHUNK), stored_at=at)
    row.sent_index, row.is_stripped = sent_index(sent, key.pk), checked.is_stripped
    row.stored_by_id, row.stored_by_name = by.id if by.kind is ActorKind.USER else None, by.name
    told = FileStored(subject=row.id, kind=checked.kind, size=size, is_stripped=row.is_stripped)
    row.entry = record(told, by=by, at=at)
    _write(row, checked)
    return row


def _write(row: StoredFile, checked: Checked) -> None:
    pieces = seal_file(row, name=checked.name, content=checked.content)
    try:
        row.save(force_insert=True)
        for piece in pieces:
            piece.save(force_insert=True)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == DISK_FULL:
            raise NoRoomOnDisk from error
        raise
