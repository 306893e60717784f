"""A file on its way in, as its line and its page show it, and its first rows in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from careline.parties.queries.batches import Previewed, header
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.imports import ImportState, ImportSubject
from careline.web.faces.catalogues import Names, catalogue_names, named_code
from careline.web.words import TIERS
from careline.web.words.imports import IMPORT_STATES, IMPORT_SUBJECTS
from careline.web.words.parties import PAYMENTS, PRODUCTS, SUBSCRIPTION_STATUSES


class Batch(Protocol):
    """What the parties room keeps of a file."""

    id: UUID
    subject: str
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
    subject: str | Promise
    """What it is a list of."""
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
        subject=IMPORT_SUBJECTS[ImportSubject(batch.subject)],
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


def preview_lines(rows: Sequence[Previewed], subject: ImportSubject) -> list[Previewed]:
    """Return the first rows with names in the place of codes, as every other screen says them."""
    names, fields = catalogue_names(), header(subject)
    return [replace(row, texts=tuple(_worded(fields, row.texts, names))) for row in rows]


def _worded(fields: Sequence[str], texts: Sequence[str], names: Names) -> Iterator[str]:
    for field, text in zip(fields, texts, strict=False):  # a row that can't be taken has no texts
        if field in VOCABULARIES:
            yield str(VOCABULARIES[field].get(text, text))
        elif field in set(Catalogue):
            yield named_code(names, field, text)
        else:
            yield text


VOCABULARIES: Mapping[str, Mapping[str, str | Promise]] = {
    field: {str(code): said for code, said in words.items()}
    for field, words in (
        *(("tier", TIERS), ("payment", PAYMENTS)),
        *(("product", PRODUCTS), ("status", SUBSCRIPTION_STATUSES)),
    )
}
"""Fields whose codes are words of ours."""
