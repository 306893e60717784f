"""Hanging files on a note."""

from datetime import datetime

from careline.cases.events import NoteFileAttached
from careline.cases.models import Complaint, Note, NoteFile
from careline.cases.queries.files import all_rows_of, rows_of_note
from careline.files.models import StoredFile
from careline.files.operations.storing import SentFile, store_file
from careline.kernel.identity import new_id
from careline.parties.writing.keys import key_of
from careline.security.actor import Actor
from careline.security.ledger import record


def hang_on_note(complaint: Complaint, note: Note, sent: SentFile, *, by: Actor, at: datetime) -> StoredFile:
    """Hang a file on a note of a complaint that is locked, under the customer's key as every file about it."""

    def hang(row: StoredFile) -> None:
        entry = record(NoteFileAttached(subject=complaint.id, note=note.id, file=row.id), by=by, at=at)
        NoteFile(id=new_id(), note=note, file=row, entry=entry).save()

    key, there, room = key_of(complaint.customer, at=at), rows_of_note(note), all_rows_of(complaint)
    return store_file(**vars(sent), key=key, there=there, room=room, hang=hang, by=by, at=at)
