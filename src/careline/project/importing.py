"""Bringing in a file of complaints: read it row by row, chunk by chunk, and leave what was wrong in a reject file."""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from careline.cases.operations.importing import Outcome, Rejected, Row, import_complaints
from careline.cases.queries.import_maps import import_map
from careline.cases.queries.lexicon import lexicon
from careline.cases.rules.import_map import ImportMap
from careline.cases.rules.import_row import RowReader
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.security.actor import Actor

CHUNK = 500
LONGEST_CELL = 16 * 1024 * 1024
"""Characters; a longer cell ends the row it stands in, not the import."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "=", "+", "-", "@")
"""What a spreadsheet takes for a formula at the beginning of a cell; the last four are full-width."""


class NoSuchFile(Refusal):
    """The file can't be opened."""

    code = "project.no_such_file"
    kind = Kind.MISSING


class NotThatFile(Refusal):
    """The file lacks columns the map reads."""

    code = "project.not_that_file"


class NotText(Refusal):
    """The file isn't text in the encoding the map names."""

    code = "project.not_text"


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
    :raises NoSuchFile: the file can't be opened.
    :raises NotThatFile: its header lacks a column of the map.
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
        raise NotText(field="file", encoding=the_map.encoding) from unknown
    except OSError as missing:
        raise NoSuchFile(field="file", path=path, problem=missing.strerror) from missing
    with file:
        table = csv.reader(file, delimiter=the_map.delimiter, strict=True)
        try:
            header = [name.strip() for name in next(table, [])]
        except (csv.Error, UnicodeError) as broken:
            raise NotText(field="file", encoding=the_map.encoding) from broken
        if missing_columns := sorted(the_map.columns - set(header)):
            raise NotThatFile(field="file", columns=", ".join(missing_columns))
        yield _numbered(table, header)


def _numbered(table: "csv._reader", header: list[str]) -> Iterator[Row]:
    while True:
        line = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, None)
            continue
        if cells:  # an empty line is nothing
            yield Row(line, dict(zip(header, cells, strict=True)) if len(cells) == len(header) else None)


class _Rejects:
    """The reject file, written anew by each run and kept only when something was rejected."""

    def __init__(self, source: Path) -> None:
        self.path = source.with_name(f"{source.name}.rejects.csv")

    def __enter__(self) -> "_Rejects":
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the file as it is: every chunk was written when it was done."""

    def write(self, rejected: "tuple[Rejected, ...] | list[Rejected]") -> None:
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
