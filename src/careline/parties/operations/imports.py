"""A list on its way in: sent, mapped, asked for, taken in chunk by chunk, and ended."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.cells import check_columns
from careline.kernel.tables.outcome import ErrorFile, Outcome
from careline.kernel.tables.reading import count_rows
from careline.kernel.tables.rows import Row
from careline.parties.events import CustomerImportAsked, CustomerImportEnded, CustomerImportSent, ImportMapSaved
from careline.parties.models import ImportBatch, RefusedRows, SavedMap
from careline.parties.models.batches import seal_file, seal_refused
from careline.parties.operations.importing import import_customers
from careline.parties.operations.importing_lines import import_lines
from careline.parties.operations.importing_usage import import_usage
from careline.parties.queries.batches import ImportUnderWay, columns_of, known_batch
from careline.parties.queries.import_maps import shipped_maps
from careline.parties.rules.import_line import LineReader
from careline.parties.rules.import_map import SECTIONS, read_list_map, subject_of
from careline.parties.rules.import_readers import Reader
from careline.parties.rules.import_row import CustomerReader
from careline.parties.rules.import_usage import UsageReader
from careline.parties.rules.imports import KEPT, LISTS, RIGHTS, ImportState, ImportSubject
from careline.security.actor import Actor
from careline.security.ledger import record, record_all
from careline.security.operation import operation
from careline.security.policy import require

NAME_LIMIT = 120
MAP_NAME_LIMIT = 40


class BadMapName(Refusal):
    """A map needs a name, short, and not one of those that come along."""

    code = "parties.bad_map_name"


@operation()
def send_import(
    *,
    file: bytes,
    name: str,
    language: str,
    subject: ImportSubject = ImportSubject.CUSTOMERS,
    by: Actor,
    at: datetime,
) -> ImportBatch:
    """Keep a file, sealed, so that its map can be chosen.

    :raises Refusal: whatever makes it no table; nothing is kept then.
    """
    for right in RIGHTS[subject]:
        require(by, right)
    rows = count_rows(BytesIO(file), UPLOADED)
    batch = ImportBatch(
        state=ImportState.SENT,
        subject=subject,
        file_name="".join(letter for letter in name if letter.isprintable())[-NAME_LIMIT:],
        digest=hashlib.sha256(file).hexdigest(),
        size=len(file),
        rows=rows,
        language=language,
        sent_by_id=by.id,
        sent_by=by.name,
        sent_at=at,
    )
    seal_file(batch, file)
    batch.save(force_insert=True)
    record(CustomerImportSent(subject=batch.id, digest=batch.digest, rows=rows, of=subject), by=by, at=at)
    return batch


@operation()
def ask_import(*, batch: ImportBatch, told: Mapping[str, Any], by: Actor, at: datetime) -> ImportBatch:
    """Have a file brought in by this map, in the background.

    :raises BadImportMap: the map can't be read.
    :raises ColumnsMissing: the file lacks columns it reads.
    :raises ImportUnderWay: it was asked for before.
    """
    require(by, LISTS)
    current = _locked(batch, by, ImportState.SENT)
    the_map = read_list_map(told, ImportSubject(current.subject))
    check_columns(columns_of(current, the_map), the_map.cells)
    current.told, current.state = dict(told), ImportState.WAITING
    current.save()
    record(CustomerImportAsked(subject=current.id, source=the_map.source), by=by, at=at)
    return current


@operation()
def drop_import(*, batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Throw away a file that is not to be brought in after all."""
    require(by, LISTS)
    current = _locked(batch, by, ImportState.SENT)
    _end(current, ImportState.DROPPED, by=by, at=at)


@operation()
def save_map(*, name: str, told: Mapping[str, Any], by: Actor, at: datetime) -> SavedMap:
    """Keep a map under a name, for the next list of this kind; an older one of that name is replaced.

    :raises BadMapName: naming none, too long a one, or one that comes along.
    """
    require(by, LISTS)
    name = " ".join(name.split())
    if not name or len(name) > MAP_NAME_LIMIT or name in shipped_maps() or not name.isprintable():
        raise BadMapName(field="save_as", longest=MAP_NAME_LIMIT)
    subject = subject_of(told)
    read_list_map(told, subject)
    saved, _ = SavedMap.objects.update_or_create(
        name=name, defaults={"told": dict(told), "made_by": by.name, "made_at": at}
    )
    record(ImportMapSaved(subject=by.id or new_id(), fields=tuple(sorted(told[SECTIONS[subject]]))), by=by, at=at)
    return saved


@operation(silent_when="every row came in before or was refused")
def import_rows(
    *, rows: Sequence[Row], reader: Reader, batch: ImportBatch | None = None, by: Actor, at: datetime
) -> Outcome:
    """Take in rows of whatever the reader reads, in one transaction; those that stay out are returned with reasons.

    :raises Forbidden: when the actor may not bring in such a list.
    """
    match reader:
        case CustomerReader():
            return import_customers(rows=rows, reader=reader, batch=batch, by=by, at=at)
        case LineReader():
            return import_lines(rows=rows, reader=reader, by=by, at=at)
        case UsageReader():
            return import_usage(rows=rows, reader=reader, by=by, at=at)


@operation(silent_when="nothing of the chunk was new")
def take_chunk(
    *, batch: ImportBatch, rows: Sequence[Row], reader: Reader, errors: ErrorFile, by: Actor, at: datetime
) -> None:
    """Take in a chunk, keep its refused rows, and note how far it came: all of that or nothing."""
    outcome = import_rows(rows=rows, reader=reader, batch=batch, by=by, at=at)
    batch.imported += outcome.imported
    batch.unchanged += outcome.unchanged
    batch.rejected += len(outcome.rejected)
    batch.reached, batch.state = rows[-1].line, ImportState.RUNNING
    if outcome.rejected:
        batch.header = errors.header
        seal_refused(batch, batch.reached, list(errors.rows(outcome.rejected)))
    batch.save(update_fields=["imported", "unchanged", "rejected", "reached", "state", "header"])


@operation()
def end_import(*, batch: ImportBatch, by: Actor, at: datetime, problem: str = "") -> None:
    """Close a file: done, or broken off with the problem; what it held in clear is thrown away."""
    batch.problem = problem[:400]
    _end(batch, ImportState.BROKEN if problem else ImportState.DONE, by=by, at=at)


@operation(silent_when="nothing has been kept for too long")
def forget_imports(*, by: Actor, at: datetime) -> None:
    """Throw away refused rows of a week ago, and files nobody went on with."""
    RefusedRows.objects.filter(batch__ended_at__lt=at - KEPT).delete()
    left = list(ImportBatch.objects.filter(state=ImportState.SENT, sent_at__lt=at - KEPT).select_for_update())
    for batch in left:
        batch.state, batch.sealed, batch.ended_at = ImportState.DROPPED, None, at
        batch.save()
    record_all([_ended(batch) for batch in left], by=by, at=at)


def _end(batch: ImportBatch, state: ImportState, *, by: Actor, at: datetime) -> None:
    batch.state, batch.sealed, batch.ended_at = state, None, at
    batch.save()
    record(_ended(batch), by=by, at=at)


def _ended(batch: ImportBatch) -> CustomerImportEnded:
    return CustomerImportEnded(
        subject=batch.id,
        state=ImportState(batch.state),
        imported=batch.imported,
        unchanged=batch.unchanged,
        rejected=batch.rejected,
    )


def _locked(batch: ImportBatch, by: Actor, state: ImportState) -> ImportBatch:
    known_batch(by=by, id=batch.id)
    current = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if current.state != state:
        raise ImportUnderWay
    return current
