"""Bringing in a file: read it whole, take it in chunk by chunk, and leave what was wrong in an error file beside it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Protocol

from careline.cases.operations.importing import import_complaints
from careline.cases.queries.import_maps import import_map
from careline.cases.queries.lexicon import lexicon
from careline.cases.rules.import_row import RowReader
from careline.kernel.tables.bounds import CARRIED
from careline.kernel.tables.cells import Cell, FileForm, check_columns
from careline.kernel.tables.outcome import CHUNK, ErrorFile, Outcome
from careline.kernel.tables.reading import Table, count_rows, open_table
from careline.kernel.tables.rows import Row
from careline.kernel.tables.writing import TableForm, write_table
from careline.parties.operations.importing import import_customers
from careline.parties.queries.import_maps import customer_map
from careline.parties.rules.import_row import CustomerReader
from careline.project.trouble import Trouble
from careline.project.words import _
from careline.security.actor import Actor

Take = Callable[[Sequence[Row]], Outcome]
"""Takes in a chunk, in one transaction."""


class Progress(Protocol):
    """What is told how far the import has come."""

    total: float | None

    def update(self, rows: int, /) -> object:
        """Take note that so many more rows are done."""


@dataclass
class Unseen:
    """Progress nobody looks at."""

    total: float | None = None

    def update(self, rows: int, /) -> None:
        """Do nothing."""


@dataclass
class Tally:
    """What became of the whole file."""

    imported: int = 0
    unchanged: int = 0
    rejected: int = 0
    reject_file: Path | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the line that ends an import."""
        return f"imported {self.imported}, rejected {self.rejected}, unchanged {self.unchanged}"

    def count(self, outcome: Outcome) -> None:
        """Add what became of a chunk."""
        self.imported += outcome.imported
        self.unchanged += outcome.unchanged
        self.rejected += len(outcome.rejected)


def import_file(*, path: Path, map_name: str, by: Actor, now: Callable[[], datetime], progress: Progress) -> Tally:
    """Import a file of complaints by a map; rows that are wrong go to `<file>.rejects.csv`, the rest comes in.

    Each chunk is one transaction: an interrupted import is simply run again.

    :raises BadImportMap: the map can't be read.
    :raises Trouble: the file can't be opened; refusals of the kernel tell why it is no table.
    """
    the_map = import_map(map_name)
    reader = RowReader(the_map, lexicon())

    def take(rows: Sequence[Row]) -> Outcome:
        return import_complaints(rows=rows, reader=reader, by=by, at=now())

    return _brought_in(path, the_map.file, the_map.cells, take, progress)


def import_customer_file(
    *, path: Path, map_name: str, by: Actor, now: Callable[[], datetime], progress: Progress
) -> Tally:
    """Import a file of customers by a map, in the same way."""
    the_map = customer_map(map_name)
    reader = CustomerReader(the_map)

    def take(rows: Sequence[Row]) -> Outcome:
        return import_customers(rows=rows, reader=reader, by=by, at=now())

    return _brought_in(path, the_map.file, the_map.cells, take, progress)


KINDS = {"complaints": import_file, "customers": import_customer_file}
"""What `careline import` brings in."""


def _brought_in(path: Path, form: FileForm, cells: Collection[Cell], take: Take, progress: Progress) -> Tally:
    tally = Tally()
    rejects = path.with_name(f"{path.name}.rejects.csv")
    with _opened(path) as file:
        progress.total = count_rows(file, CARRIED, encoding=form.encoding, delimiter=form.delimiter)
        table = open_table(file, CARRIED, encoding=form.encoding, delimiter=form.delimiter)
        check_columns(table.columns, cells)
        said = (_("row"), _("column"), _("reason"), _("code"))
        errors = ErrorFile(table.columns, said)
        with rejects.open("wb") as out:
            write_table(out, TableForm.CSV, errors.header, _errors(table, errors, take, progress, tally))
    if tally.rejected:
        tally.reject_file = rejects
    else:
        rejects.unlink()
    return tally


def _errors(table: Table, errors: ErrorFile, take: Take, progress: Progress, tally: Tally) -> Iterator[list[str]]:
    """Take in the rows chunk by chunk, and yield a line for each that stays out."""
    while chunk := list(islice(table.rows, CHUNK)):
        outcome = take(chunk)
        tally.count(outcome)
        yield from errors.rows(outcome.rejected)
        progress.update(len(chunk))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("rb")
    except OSError as missing:
        problem = _("The file {path} can’t be opened: {why}.").format(path=path, why=missing.strerror)
        raise Trouble(problem, _("Check the path and that you may read it.")) from missing
    with file:
        yield file
