"""Taking a file back, and freeing the room of what nobody can open any more."""

from datetime import datetime
from uuid import UUID

from careline.files.events import ContentsDropped, FileRetracted
from careline.files.models import FileChunk, FileRetraction, StoredFile
from careline.files.operations.opening import FileGone
from careline.files.rules.kinds import RetractReason
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require


@operation()
def retract_file(*, file: StoredFile, reason: RetractReason, by: Actor, at: datetime) -> None:
    """Take back a file the caller has found, and has locked the home of; its row stays, with the reason.

    :raises FileGone: when it was taken back before.
    """
    require(by, "files.retract_file")
    if FileRetraction.objects.filter(file=file).exists():
        raise FileGone
    entry = record(FileRetracted(subject=file.id, reason=reason), by=by, at=at)
    FileRetraction(id=new_id(), file=file, reason=reason, at=at, actor_name=by.name, entry=entry).save()


@operation(silent_when="the person had no files, or their contents are gone")
def drop_contents(*, key: UUID, by: Actor, at: datetime) -> None:
    """Delete the sealed contents of somebody whose key was shredded."""
    require(by, "files.drop_contents")
    dropped = FileChunk.objects.filter(file__key=key, file__key__shredded_at__isnull=False)
    files = dropped.order_by().values("file").distinct().count()
    if files:
        dropped.delete()
        record(ContentsDropped(subject=key, files=files), by=by, at=at)
