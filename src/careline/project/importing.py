"""Bringing in a file of complaints: read it row by row, chunk by chunk, and leave what was wrong in a reject file."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol, Self

from careline.cases.operations.importing import Outcome, Rejected, Row, import_complaints
from careline.cases.queries.import_maps import import_map
from careline.cases.queries.lexicon import lexicon
from careline.cases.rules.import_map import ImportMap
from careline.cases.rules.import_row import RowReader
from careline.kernel.sentences import say
from careline.project.trouble import Exit, Trouble
from careline.project.words import _
from careline.security.actor import Actor

CHUNK = 500
LONGEST_CELL = 16 * 1024 * 1024
"""Characters; a longer cell ends the row it stands in, not the import."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "=", "+", "-", "@")
"""What a spreadsheet takes for a formula at the beginning of a cell; the last four are full-width."""


class Progress(Protocol):
    """What is told how far the import has come."""

    def __call__(self, rows: int, /) -> object:
        """Take note that so many more rows are done."""


@dataclass
class Tally:
    """What became of the whole file."""

    imported: int = 0
    rejected: int = 0
    unchanged: int = 0
    reject_file: Path | None = None

    def __str__(self) -> str:
        return f"imported {self.imported}, rejected {self.rejected}, unchanged {self.unchanged}"


def import_file(*, path: Path, map_name: str, by: Actor, now: Callable[[], datetime], progress: Progress) -> Tally:
    """Import a CSV file of complaints by a map; rows that are wrong go to `<file>.rejects.csv`, the rest comes in.

    Each chunk is one transaction: an interrupted import is simply run again.

    :raises BadImportMap: the map can't be read.
    :raises Trouble: the file can't be opened, isn't text, or its header lacks a column of the map.
    """
    the_map = import_map(map_name)
    reader = RowReader(the_map, lexicon())
    tally = Tally()
    with _rows(path, the_map) as rows, _Rejects(path) as rejects:
        while chunk := list(islice(rows, CHUNK)):
            outcome = import_complaints(rows=chunk, reader=reader, by=by, at=now())
            rejects.write(outcome.rejected)
            _count(tally, outcome)
            progress(len(chunk))
        tally.reject_file = rejects.path if tally.rejected else None
    return tally


def count_lines(path: Path) -> int:
    """Return about how many rows a file has, for the progress bar; 0 when it can't be opened."""
    try:
        with path.open("rb") as file:
            return max(sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1, 0)
    except OSError:
        return 0


def _count(tally: Tally, outcome: Outcome) -> None:
    tally.imported += outcome.imported
    tally.unchanged += outcome.unchanged
    tally.rejected += len(outcome.rejected)


@contextmanager
def _rows(path: Path, the_map: ImportMap) -> Iterator[Iterator[Row]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        file = path.open(encoding=the_map.encoding, errors="surrogateescape", newline="")
    except LookupError as unknown:
        raise _not_text(path, the_map) from unknown
    except OSError as missing:
        problem = _("The file {path} can’t be opened: {why}.").format(path=path, why=missing.strerror)
        raise Trouble(problem, _("Check the path and that you may read it.")) from missing
    with file:
        try:
            table = csv.reader(file, delimiter=the_map.delimiter, strict=True)
            header = [name.strip() for name in next(table, [])]
            _check_header(header, the_map)
            yield _numbered(table, header)
        except UnicodeError as broken:
            raise _not_text(path, the_map) from broken


def _check_header(header: list[str], the_map: ImportMap) -> None:
    if absent := sorted(the_map.columns - set(header)):
        problem = _("The file lacks columns that the map reads: {columns}.").format(columns=", ".join(absent))
        raise Trouble(problem, _("Choose the map that belongs to this file, or write one."), code=Exit.REFUSED)


def _not_text(path: Path, the_map: ImportMap) -> Trouble:
    problem = _("The file {path} is not text in the encoding {encoding}.").format(path=path, encoding=the_map.encoding)
    return Trouble(problem, _("Name the right encoding in the map, or save the file as UTF-8."), code=Exit.REFUSED)


def _numbered(table: Iterator[list[str]], header: list[str]) -> Iterator[Row]:
    line = 1
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error:
            cells = [""]  # no row at all, and told so with the ragged ones
        line += 1
        if cells:  # an empty line is nothing
            yield Row(line, dict(zip(header, cells, strict=True)) if len(cells) == len(header) > 1 else None)


class _Rejects:
    """The reject file, written anew by each run and kept only when something was rejected."""

    def __init__(self, source: Path) -> None:
        self.path = source.with_name(f"{source.name}.rejects.csv")

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the file as it is: every chunk was written when it was done."""

    def write(self, rejected: Sequence[Rejected]) -> None:
        """Add rows."""
        if not rejected:
            return
        is_new = not self.path.exists()
        with self.path.open("a", encoding="utf-8-sig" if is_new else "utf-8", newline="") as file:
            out = csv.writer(file)
            if is_new:
                out.writerow(["row", "column", "reason", "code"])
            for one in rejected:
                out.writerow([one.line, _harmless(one.column), _harmless(str(say(one.refusal))), one.refusal.code])


def _harmless(text: str) -> str:
    clean = "".join(letter for letter in text if letter.isprintable() or letter == " ")
    return f"'{clean}" if clean.startswith(FORMULA) else clean
