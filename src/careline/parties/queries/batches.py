"""Files on their way in, as those who sent them see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from careline.parties.queries.catalogues import offered_codes
from careline.parties.rules.fields import Field, masked_value
from careline.parties.rules.import_map import CustomerMap
from careline.parties.rules.import_row import CustomerReader, Told
from careline.parties.rules.imports import ImportState
from careline.security.actor import Actor
from careline.security.policy import require

RIGHT = "parties.import_customers"
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
    require(by, RIGHT)
    return ImportBatch.objects.filter(sent_by_id=by.id).defer("sealed").order_by("-id")


def known_batch(*, by: Actor, id: UUID) -> ImportBatch:  # noqa: A002  (every room names a row's id so)
    """Return one file.

    :raises NoSuchImport: when there is none, or somebody else sent it.
    """
    require(by, RIGHT)
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


def table_of(file: IO[bytes], the_map: CustomerMap | None = None) -> Table:
    """Return a file's table, read as its map says."""
    if the_map is None:
        return open_table(file, UPLOADED)
    return open_table(file, UPLOADED, encoding=the_map.file.encoding, delimiter=the_map.file.delimiter)


def columns_of(batch: ImportBatch, the_map: CustomerMap | None = None) -> Cells:
    """Return the columns of a file that waits for its map."""
    return table_of(opened_file(batch), the_map).columns


def refused_of(*, batch: ImportBatch) -> tuple[list[str], Iterator[list[str]]]:
    """Return the error file's columns and rows, for who may know of the file."""
    return list(batch.header), refused_rows(batch)


def preview(*, batch: ImportBatch, the_map: CustomerMap) -> list[Previewed]:
    """Return the first rows as they would come in, or with what keeps each out.

    :raises ColumnsMissing: the file lacks columns the map reads.
    """
    table = table_of(opened_file(batch), the_map)
    check_columns(table.columns, the_map.cells)
    reader, offered = CustomerReader(the_map), offered_codes()
    seen = []
    for row in islice(table.rows, SHOWN):
        try:
            seen.append(Previewed(row.line, shown(reader.taken(row, offered))))
        except Refusal as refusal:
            seen.append(Previewed(row.line, (), reader.column_of(refusal.field), str(say(refusal))))
    return seen


def shown(told: Told) -> tuple[str, ...]:
    """Return a row in a line: whoever brings in a list needs to see that columns are right, not whom it names."""
    details = told.details
    is_company = details.kind == "enterprise"
    personal = (masked_value(field, getattr(details, field.value), is_company=is_company) for field in Field)
    clear = (details.brand, details.region, details.segment, str(details.tier), details.place)
    return (told.external_id, *personal, *clear)


def header() -> Sequence[str]:
    """Return the names of what `shown` tells, in its order."""
    return ("external_id", *(field.value for field in Field), "brand", "region", "segment", "tier", "place")
