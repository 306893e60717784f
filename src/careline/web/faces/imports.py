"""A file on its way in, as its line and its page show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from careline.parties.rules.imports import ImportState
from careline.web.words.imports import IMPORT_STATES


class Batch(Protocol):
    """What the parties room keeps of a file."""

    id: UUID
    state: str
    file_name: str
    sent_at: datetime
    rows: int
    imported: int
    unchanged: int
    rejected: int
    problem: str


@dataclass(frozen=True)
class ImportFace:
    """One file."""

    id: UUID
    name: str
    sent_at: datetime
    state: str | Promise
    tone: str
    rows: int
    done: int
    imported: int
    unchanged: int
    rejected: int
    problem: str
    is_moving: bool
    """Whether more is to come, so that the page asks again."""
    is_open: bool
    """Whether it waits for its map."""


def face(batch: Batch) -> ImportFace:
    """Return a file as screens show it."""
    words, tone = IMPORT_STATES[ImportState(batch.state)]
    return ImportFace(
        id=batch.id,
        name=batch.file_name,
        sent_at=batch.sent_at,
        state=words,
        tone=tone,
        rows=batch.rows,
        done=batch.imported + batch.unchanged + batch.rejected,
        imported=batch.imported,
        unchanged=batch.unchanged,
        rejected=batch.rejected,
        problem=batch.problem,
        is_moving=batch.state in {ImportState.WAITING, ImportState.RUNNING},
        is_open=batch.state == ImportState.SENT,
    )
