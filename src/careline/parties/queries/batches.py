"""Files on their way in, as those who sent them see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import IO
from uuid import UUID

from django.db.models import QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.cells import check_columns
from careline.kernel.tables.reading import Table, open_table
from careline.kernel.tables.rows import Cells
from careline.parties.models import ImportBatch, Origin
from careline.parties.models.batches import opened_file, refused_rows
from careline.parties.queries.import_targets import seen_rows
from careline.parties.rules.import_map import ListMap
from careline.parties.rules.import_readers import HEADERS, reader_of
from careline.parties.rules.imports import LISTS, ImportState, ImportSubject
from careline.security.actor import Actor
from careline.security.policy import require

SHOWN = 20
LATEST = 20


class NoSuchImport(Refusal):
    """There is no such file, or somebody else sent it."""

    code = "parties.no_such_import"
    kind = Kind.MISSING


class ImportUnderWay(Refusal):
    """The file was asked for already, or has ended."""

    code = "parties.import_under_way"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class Previewed:
    """One row as it would come in: masked, or with what is wrong with it."""

    line: int
    texts: tuple[str, ...]
    column: str = ""
    problem: str = ""


def batches(*, by: Actor) -> QuerySet[ImportBatch]:
    """Return the files this actor sent, latest first, without what is in them."""
    require(by, LISTS)
    return ImportBatch.objects.filter(sent_by_id=by.id).defer("sealed").order_by("-id")


def known_batch(*, by: Actor, id: UUID) -> ImportBatch:  # noqa: A002  (every room names a row's id so)
    """Return one file.

    :raises NoSuchImport: when there is none, or somebody else sent it.
    """
    require(by, LISTS)
    found = ImportBatch.objects.filter(sent_by_id=by.id, pk=id).first()
    if found is None:
        raise NoSuchImport
    return found


def brought_in(batch: ImportBatch) -> QuerySet[Origin, UUID]:
    """Return the ids of the customers a file registered; not of those who were here before."""
    return Origin.objects.filter(batch=batch).values_list("customer", flat=True)


def batch_to_map(*, by: Actor, id: UUID) -> ImportBatch:  # noqa: A002  (every room names a row's id so)
    """Return a file that waits for its map.

    :raises ImportUnderWay: it has one already.
    """
    found = known_batch(by=by, id=id)
    if found.state != ImportState.SENT:
        raise ImportUnderWay
    return found


def table_of(file: IO[bytes], the_map: ListMap | None = None) -> Table:
    """Return a file's table, read as its map says."""
    if the_map is None:
        return open_table(file, UPLOADED)
    return open_table(file, UPLOADED, encoding=the_map.file.encoding, delimiter=the_map.file.delimiter)


def columns_of(batch: ImportBatch, the_map: ListMap | None = None) -> Cells:
    """Return the columns of a file that waits for its map."""
    return table_of(opened_file(batch), the_map).columns


def refused_of(*, batch: ImportBatch) -> tuple[list[str], Iterator[list[str]]]:
    """Return the error file's columns and rows, for who may know of the file."""
    return list(batch.header), refused_rows(batch)


def preview(*, batch: ImportBatch, the_map: ListMap, today: date) -> list[Previewed]:
    """Return the first rows as they would come in, or with what keeps each out.

    :raises ColumnsMissing: the file lacks columns the map reads.
    """
    table = table_of(opened_file(batch), the_map)
    check_columns(table.columns, the_map.cells)
    read, rejected = seen_rows(list(islice(table.rows, SHOWN)), reader_of(the_map), today=today)
    seen = [Previewed(row.line, texts) for row, texts in read]
    seen += [Previewed(one.row.line, (), one.column, str(say(one.refusal))) for one in rejected]
    return sorted(seen, key=lambda one: one.line)


def header(subject: ImportSubject) -> Sequence[str]:
    """Return the names of what a line of the preview tells, in its order."""
    return HEADERS[subject]
