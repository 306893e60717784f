"""Everything that happened to a complaint, in the order it was recorded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from careline.cases.models import Complaint, Note, Stage, Suggestion
from careline.cases.queries.files import files_by_note, files_of
from careline.files.queries.listing import ListedFile
from careline.security.models import LedgerEntry, User

BESIDE = ("cases.clock_alarm_raised", "cases.clock_alarms_acknowledged", "cases.clock_paused", "cases.clock_resumed")
"""Ledger events that belong on the timeline though they are neither a move nor a note."""
REVEALED = "parties.field_revealed"
"""One more of them; its subject is the customer, and it names the complaint it was needed for."""


class LineKind(StrEnum):
    """What a line of the timeline is."""

    MOVE = "move"
    NOTE = "note"
    EVENT = "event"
    FILE = "file"


@dataclass(frozen=True)
class Line:
    """One line: a move, a note, an event of the ledger, or a file that was attached."""

    kind: LineKind
    recorded_at: datetime
    actor: str
    move: Stage | None = None
    note: Note | None = None
    event: LedgerEntry | None = None
    file: ListedFile | None = None
    files: list[ListedFile] = field(default_factory=list)
    """What the note carries."""


def timeline(*, complaint: Complaint) -> list[Line]:
    """Return the lines of a complaint the caller has found, oldest first."""
    moves = Stage.objects.filter(complaint=complaint).select_related("actor", "category", "department", "handler")
    notes = Note.objects.filter(complaint=complaint).select_related("actor")
    revealed = Q(subject_id=complaint.customer_id, event=REVEALED, data__complaint=str(complaint.id))
    events = list(LedgerEntry.objects.filter(Q(subject_id=complaint.id, event__in=BESIDE) | revealed))
    names = _names([row.actor_id for row in events if row.actor_id])
    lines = [Line(LineKind.MOVE, row.recorded_at, _name(row), move=row) for row in moves]
    lines += _noted(complaint, list(notes))
    lines += [Line(LineKind.EVENT, row.at, names.get(row.actor_id, row.actor_name), event=row) for row in events]
    lines += [Line(LineKind.FILE, one.stored_at, one.stored_by, file=one) for one in files_of(complaint=complaint)]
    return sorted(lines, key=lambda line: (line.recorded_at, line.move.n if line.move else 0))


def _noted(complaint: Complaint, notes: list[Note]) -> list[Line]:
    carried = files_by_note(complaint=complaint) if notes else {}
    return [Line(LineKind.NOTE, row.at, _name(row), note=row, files=carried.get(row.pk, [])) for row in notes]


def last_move_since(*, complaint: Complaint, version: int) -> Stage | None:
    """Return the latest move after a version somebody saw; None when there was none."""
    later = Stage.objects.filter(complaint=complaint, n__gt=version).select_related("actor")
    return later.order_by("-n").first()


def mover(row: Stage) -> str:
    """Return who made a move, as colleagues call them."""
    return _name(row)


def suggestion_of(*, complaint: Complaint) -> Suggestion | None:
    """Return the category that was suggested at receipt, with the words that led to it; None when none was."""
    related = ("category", "category__parent")
    return Suggestion.objects.filter(complaint=complaint).select_related(*related).first()


def _names(people: Collection[UUID]) -> Mapping[UUID | None, str]:
    """Return what colleagues call them; the ledger's entries know their user names only."""
    if not people:
        return {}
    return dict(User.objects.filter(pk__in=people).values_list("pk", "full_name"))


def _name(row: Stage | Note) -> str:
    return row.actor.full_name if row.actor else row.actor_name
