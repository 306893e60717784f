"""The house's one reader of tables. What a file is is told by its first bytes, never by its name."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from careline.kernel.tables.books import book_lines
from careline.kernel.tables.bounds import MEBIBYTE, Bounds, FileTooLarge
from careline.kernel.tables.packed import NotASpreadsheet
from careline.kernel.tables.rows import Cells, EmptyTable, Line, Row, checked_header, named_rows
from careline.kernel.tables.texts import AUTO, text_lines

PACKED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""A spreadsheet of before 2007, or a newer one locked with a password ([MS-CFB] §2.2)."""


@dataclass(frozen=True)
class Table:
    """A file's columns, and its rows, to be read once."""

    columns: Cells
    rows: Iterator[Row]


def open_table(source: IO[bytes], bounds: Bounds, *, encoding: str = AUTO, delimiter: str = AUTO) -> Table:
    """Return the table a file holds; the file stays open as long as rows are read from it.

    :param encoding: any Python knows, or `auto`.
    :param delimiter: of CSV; one character, or `auto`.
    :raises FileTooLarge: and whatever else makes the whole file unreadable; some of it only shows while rows are read.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > bounds.bytes:
        raise FileTooLarge(mebibytes=bounds.bytes // MEBIBYTE)
    if size == 0:
        raise EmptyTable
    lines = _lines(source, bounds, encoding, delimiter)
    first = next(lines, Line(1, ()))
    if first.refusal:
        raise first.refusal
    header = checked_header(first.cells)
    return Table(header, named_rows(header, lines))


def count_rows(source: IO[bytes], bounds: Bounds, *, encoding: str = AUTO, delimiter: str = AUTO) -> int:
    """Return how many rows a file holds, having read all of it: what makes it unreadable shows before a row is taken.

    :raises FileTooLarge: as `open_table`, and as reading its rows.
    """
    return sum(1 for _ in open_table(source, bounds, encoding=encoding, delimiter=delimiter).rows)


def _lines(source: IO[bytes], bounds: Bounds, encoding: str, delimiter: str) -> Iterator[Line]:
    head = source.read(len(PACKED))
    if head.startswith(OLD_OFFICE):
        raise NotASpreadsheet
    if head.startswith(PACKED):
        return book_lines(source, bounds)
    return text_lines(source, bounds, encoding=encoding, delimiter=delimiter)
