"""Bringing in a file: read it whole, take it in chunk by chunk, and leave what was wrong in an error file beside it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from math import ceil
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
from careline.parties.operations.imports import import_rows
from careline.parties.queries.import_maps import list_map
from careline.parties.rules.import_readers import reader_of
from careline.parties.rules.imports import ImportSubject
from careline.project.crew import WORTH, Take, called, taken_in
from careline.project.garbage import looked_for_seldom
from careline.project.trouble import Exit, Trouble
from careline.project.words import _
from careline.security.actor import Actor


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


@dataclass(frozen=True)
class Import:
    """How files of one kind are brought in."""

    kind: str
    form: Callable[[str], tuple[FileForm, Collection[Cell]]]
    """The form of the file and the cells it must have, by the map's name."""
    taking: Callable[[str, Actor], Take]
    """What takes in its chunks."""
    is_shared: bool = True
    """Whether helpers may take in chunks at the same time: not where what a row means hangs on the rows before it."""

    def __call__(
        self, *, path: Path, map_name: str, by: Actor, now: Callable[[], datetime], progress: Progress, helpers: int = 0
    ) -> Tally:
        """Import a file by a map; rows that are wrong go to `<file>.rejects.csv`, the rest comes in.

        Each chunk is one transaction: an interrupted import is simply run again.

        :param helpers: how many processes may help with a large file; they find the house by the environment.
        :raises BadImportMap: the map can't be read.
        :raises Trouble: the file can't be opened; refusals of the kernel tell why it is no table.
        """
        form, cells = self.form(map_name)
        tally, rejects = Tally(), path.with_name(f"{path.name}.rejects.csv")
        with _opened(path) as file, looked_for_seldom():
            count = progress.total = count_rows(file, CARRIED, encoding=form.encoding, delimiter=form.delimiter)
            table = open_table(file, CARRIED, encoding=form.encoding, delimiter=form.delimiter)
            check_columns(table.columns, cells)
            errors = ErrorFile(table.columns, (_("row"), _("column"), _("reason"), _("code")))
            chunks = ceil(count / CHUNK)
            with (
                called(self.taking, map_name, by=by, size=helpers if self.is_shared and chunks >= WORTH else 0) as crew,
                rejects.open("wb") as out,
            ):
                done = taken_in(_chunks(table), chunks, here=self.taking(map_name, by), now=now, crew=crew)
                write_table(out, TableForm.CSV, errors.header, _errors(done, errors, progress, tally))
        if tally.rejected:
            tally.reject_file = rejects
        else:
            rejects.unlink()
        return tally


def _complaints(map_name: str, by: Actor) -> Take:
    reader = RowReader(import_map(map_name), lexicon())
    return lambda rows, at: import_complaints(rows=rows, reader=reader, by=by, at=at)


def _listed(map_name: str, by: Actor) -> Take:
    reader = reader_of(list_map(map_name))
    return lambda rows, at: import_rows(rows=rows, reader=reader, by=by, at=at)


def _complaints_form(map_name: str) -> tuple[FileForm, Collection[Cell]]:
    the_map = import_map(map_name)
    return the_map.file, the_map.cells


def _list_form(subject: ImportSubject, map_name: str) -> tuple[FileForm, Collection[Cell]]:
    the_map = list_map(map_name)
    if the_map.subject is not subject:
        problem = _("The map {name} is for {found}, not for {asked}.")
        told = {"name": map_name, "found": the_map.subject, "asked": subject}
        remedy = _("Choose another map, or say --subject {found}.")
        raise Trouble(problem.format(**told), remedy.format(**told), code=Exit.REFUSED)
    return the_map.file, the_map.cells


def _of(subject: ImportSubject) -> Import:
    is_shared = subject is ImportSubject.CUSTOMERS  # of lines and months the first in the file counts
    return Import(subject.value, partial(_list_form, subject), _listed, is_shared)


import_file = Import("complaints", _complaints_form, _complaints)
LISTS: Mapping[ImportSubject, Import] = {subject: _of(subject) for subject in ImportSubject}
"""The lists that `careline import customers` brings in, by what they are of."""
import_customer_file = LISTS[ImportSubject.CUSTOMERS]


def _chunks(table: Table) -> Iterator[Sequence[Row]]:
    while chunk := list(islice(table.rows, CHUNK)):
        yield chunk


def _errors(
    done: Iterator[tuple[Sequence[Row], Outcome]], errors: ErrorFile, progress: Progress, tally: Tally
) -> Iterator[list[str]]:
    """Yield a line for each row that stayed out, and count all of them."""
    for chunk, outcome in done:
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
