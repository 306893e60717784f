"""Notes between colleagues."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from careline.cases.events import NoteAdded
from careline.cases.models import Complaint, Note
from careline.cases.operations.closing import TextMissing
from careline.cases.rules.intake import check_text
from careline.cases.rules.stages import StageName
from careline.cases.writing.claiming import claim
from careline.cases.writing.note_files import hang_on_note
from careline.files.models import StoredFile
from careline.files.operations.storing import SentFile
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import Forbidden

NOTE = "cases.note_complaint"


class Archived(Refusal):
    """An archived complaint is read-only."""

    code = "cases.archived"
    kind = Kind.CONFLICT


class NoSuchNote(Refusal):
    """There is no such note on this complaint."""

    code = "cases.no_such_note"
    kind = Kind.MISSING


@operation()
def add_note(*, number: str, text: str, files: Sequence[SentFile] = (), by: Actor, at: datetime) -> Note:
    """Leave a note on a complaint for one's colleagues, with the files it carries: all of it or nothing.

    :raises TextMissing: no words.
    :raises Archived: it is read-only.
    :raises FileKindNotTaken: and whatever else `store_file` refuses.
    """
    complaint = _open(number, by=by, field="text")
    if not text.strip():
        raise TextMissing(field="text")
    check_text("text", text)
    note = new_id()
    entry = record(NoteAdded(subject=complaint.id, note=note), by=by, at=at)
    author = by.id if by.kind is ActorKind.USER else None
    row = Note.objects.create(
        id=note, complaint=complaint, text=text, actor_id=author, actor_name=by.name, at=at, entry=entry
    )
    for one in files:
        hang_on_note(complaint, row, one, by=by, at=at)
    return row


@operation(silent_when="the same file hangs there already")
def attach_to_note(*, number: str, note: UUID, file: SentFile, by: Actor, at: datetime) -> StoredFile:
    """Hang one more file on a note one wrote.

    :raises NoSuchNote: there is none of that id on this complaint.
    :raises Forbidden: a colleague wrote it.
    :raises Archived: the complaint is read-only.
    :raises FileKindNotTaken: and whatever else `store_file` refuses.
    """
    complaint = _open(number, by=by, field="file")
    row = Note.objects.filter(complaint=complaint, pk=note).first()
    if row is None:
        raise NoSuchNote(field="note")
    if row.actor_id != by.id:
        raise Forbidden(policy=NOTE)
    return hang_on_note(complaint, row, file, by=by, at=at)


def _open(number: str, *, by: Actor, field: str) -> Complaint:
    complaint = claim(number=number, right=NOTE, by=by)
    if complaint.stage == StageName.ARCHIVED:
        raise Archived(field=field, number=number)
    return complaint
