"""Reading CSV: in which encoding, with which delimiter, and row by row, whatever stands in it."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import LONGEST_CELL, Bounds, CellTooLong, TooManyColumns, TooManyRows
from careline.kernel.tables.rows import EmptyTable, Line, QuoteLeftOpen

AUTO = "auto"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LIKELY = ("utf-8", "gb18030")
"""What spreadsheets save in China; the first in which everything can be read is it."""
DELIMITERS = ",;\t|"
BLOCK = 1 << 20
HEAD = 64 * 1024

csv.field_size_limit(LONGEST_CELL)


class UnknownEncoding(Refusal):
    """Nobody knows an encoding of this name."""

    code = "kernel.unknown_encoding"


class NotText(Refusal):
    """The file is not text in the encoding it was said to be in."""

    code = "kernel.not_text"


def text_lines(source: IO[bytes], bounds: Bounds, *, encoding: str, delimiter: str) -> Iterator[Line]:
    """Yield the lines of a CSV file, the header first; a line that is no row is yielded as its refusal.

    :raises EmptyTable: and whatever else makes the whole file unreadable.
    """
    encoding = detected(source) if encoding == AUTO else encoding
    source.seek(0)
    try:
        text = io.TextIOWrapper(source, encoding=encoding, errors="replace", newline="")
    except LookupError as unknown:
        raise UnknownEncoding(encoding=encoding) from unknown
    try:
        first = text.readline(HEAD)
        if not first.strip("\ufeff\0\r\n\t "):
            raise EmptyTable
        marks = delimiter if delimiter != AUTO else max(DELIMITERS, key=first.count)
        text.seek(0)
        yield from _read(csv.reader(text, delimiter=marks, strict=True), bounds)
    except (UnicodeError, TypeError) as broken:
        raise NotText(encoding=encoding) from broken
    finally:
        with suppress(ValueError):  # who opened the file closes it, and may have closed it before the last row was read
            text.detach()


def detected(source: IO[bytes]) -> str:
    """Return the encoding the whole file can be read in, or the one in which most of it can."""
    source.seek(0)
    head = source.read(HEAD)
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    if 0 in head.split(b"\n", 1)[0]:  # no header names a NUL, but every delimiter of two bytes has one
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    for name in LIKELY:
        if _is_readable(source, name):
            return name
    return min(LIKELY, key=lambda name: head.decode(name, "replace").count("\ufffd"))


def _is_readable(source: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    source.seek(0)
    try:
        while block := source.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _read(table: Iterator[list[str]], bounds: Bounds) -> Iterator[Line]:
    line = 0
    while True:
        line += 1
        if line > bounds.rows + 1:
            raise TooManyRows(rows=bounds.rows)
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as broken:
            yield Line(line, (), _refused(broken))
            continue
        if len(cells) > bounds.columns:
            raise TooManyColumns(columns=bounds.columns)
        yield Line(line, tuple(cells))


def _refused(broken: csv.Error) -> Refusal:
    return CellTooLong(field="*", longest=LONGEST_CELL) if "limit" in str(broken) else QuoteLeftOpen(field="*")
