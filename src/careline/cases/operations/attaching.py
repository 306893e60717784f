"""Attachments of complaints: hanging one on, handing it out, taking it back."""

from datetime import datetime
from uuid import UUID

from careline.cases.events import FileAttached
from careline.cases.models import Complaint, ComplaintFile
from careline.cases.operations.noting import Archived
from careline.cases.queries.files import all_rows_of, attachment, rows_of
from careline.cases.queries.finding import complaint
from careline.cases.rules.stages import StageName
from careline.cases.writing.claiming import claim
from careline.files.models import StoredFile
from careline.files.operations.opening import Opened, open_file
from careline.files.operations.retracting import retract_file
from careline.files.operations.storing import store_file
from careline.files.rules.kinds import RetractReason
from careline.kernel.identity import new_id
from careline.parties.writing.keys import key_of
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

ATTACH = "cases.note_complaint"


@operation(silent_when="the same file hangs there already")
def attach_file(*, number: str, name: str, content: bytes, by: Actor, at: datetime) -> StoredFile:
    """Hang a file on a complaint, if its content is what its name says; one that hangs there already is returned.

    :raises Archived: the complaint is read-only.
    :raises FileKindNotTaken: and whatever else `store_file` refuses.
    """
    found = _open(number, by)

    def hang(row: StoredFile) -> None:
        entry = record(FileAttached(subject=found.id, file=row.id), by=by, at=at)
        ComplaintFile(id=new_id(), complaint=found, file=row, entry=entry).save()

    key = key_of(found.customer, at=at)
    there, room = rows_of(found), all_rows_of(found)
    return store_file(name=name, content=content, key=key, there=there, room=room, hang=hang, by=by, at=at)


@operation()
def open_attachment(*, number: str, file: UUID, by: Actor, at: datetime) -> Opened:
    """Hand out an attachment of a complaint the actor may see, and record that he got it.

    :raises NoSuchAttachment: when it hangs elsewhere.
    :raises FileGone: when it was taken back.
    """
    found = complaint(by=by, number=number)
    return open_file(file=attachment(complaint=found, id=file), about=found.id, by=by, at=at)


@operation()
def retract_attachment(*, number: str, file: UUID, reason: RetractReason, by: Actor, at: datetime) -> None:
    """Take an attachment back; that it was there, and why it isn't any more, stays.

    :raises Archived: the complaint is read-only.
    :raises NoSuchAttachment: when it hangs elsewhere.
    :raises FileGone: when it was taken back before.
    """
    found = _open(number, by)
    retract_file(file=attachment(complaint=found, id=file), reason=reason, by=by, at=at)


def _open(number: str, by: Actor) -> Complaint:
    found = claim(number=number, right=ATTACH, by=by)
    if found.stage == StageName.ARCHIVED:
        raise Archived(field="file", number=number)
    return found
