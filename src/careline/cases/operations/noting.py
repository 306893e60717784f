"""Notes between colleagues."""

from datetime import datetime

from careline.cases.events import NoteAdded
from careline.cases.models import Note
from careline.cases.operations.closing import TextMissing
from careline.cases.rules.intake import check_text
from careline.cases.rules.stages import StageName
from careline.cases.writing.claiming import claim
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.operation import operation


class Archived(Refusal):
    """An archived complaint is read-only."""

    code = "cases.archived"
    kind = Kind.CONFLICT


@operation()
def add_note(*, number: str, text: str, by: Actor, at: datetime) -> Note:
    """Leave a note on a complaint for one's colleagues.

    :raises TextMissing: no words.
    :raises Archived: it is read-only.
    """
    complaint = claim(number=number, right="cases.note_complaint", by=by)
    if complaint.stage == StageName.ARCHIVED:
        raise Archived(field="text", number=number)
    if not text.strip():
        raise TextMissing(field="text")
    check_text("text", text)
    note = new_id()
    entry = record(NoteAdded(subject=complaint.id, note=note), by=by, at=at)
    author = by.id if by.kind is ActorKind.USER else None
    return Note.objects.create(
        id=note, complaint=complaint, text=text, actor_id=author, actor_name=by.name, at=at, entry=entry
    )
