"""Reading XLSX: the first sheet, row by row, each cell as the text a person would have typed; nothing is computed."""

import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import LONGEST_CELL, Bounds, CellTooLong, TooManyColumns, TooManyRows
from careline.kernel.tables.packed import NotASpreadsheet, check_packed
from careline.kernel.tables.rows import Cells, Line

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Where a sheet ends (Microsoft, Excel specifications and limits)."""
TOGETHER = 500
SHOWN = 200
"""Characters of a cell that can't be taken, for the error file."""
EXACT = 15
"""Digits a spreadsheet's numbers keep (IEEE 754 double precision)."""


class FormulaCell(Refusal):
    """A cell is a formula: what it comes to depends on who opens it, so it is neither computed nor believed."""

    code = "kernel.formula_cell"


class ErrorCell(Refusal):
    """A cell holds a spreadsheet's error."""

    code = "kernel.error_cell"


class DigitsLost(Refusal):
    """A number has more digits than a spreadsheet keeps; the last ones are zeros nobody typed."""

    code = "kernel.digits_lost"


def book_lines(source: IO[bytes], bounds: Bounds) -> Iterator[Line]:
    """Yield the rows of the first sheet that hold something, the header first.

    :raises NotASpreadsheet: and whatever else makes the whole file unreadable.
    """
    check_packed(source, bounds)
    source.seek(0)
    header: Cells = ()
    filled = 0
    for number, row in enumerate(_raw(source), 1):
        _check_place(number, len(row))
        cells, refusal = _texts(row, header)
        if not any(cells) and refusal is None:
            continue
        filled += 1
        if filled > bounds.rows + 1:
            raise TooManyRows(rows=bounds.rows)
        if len(cells) > bounds.columns:
            raise TooManyColumns(columns=bounds.columns)
        yield Line(number, cells + ("",) * (len(header) - len(cells)), refusal)
        header = header or cells


def _check_place(line: int, width: int) -> None:
    if line > LAST_ROW:
        raise TooManyRows(rows=LAST_ROW)
    if width > LAST_COLUMN:
        raise TooManyColumns(columns=LAST_COLUMN)


def _raw(source: IO[bytes]) -> Iterator[tuple[Any, ...]]:
    """Yield openpyxl's rows. It raises whatever its parsing stumbles on: for the reader all of it is a broken file."""
    try:
        with warnings.catch_warnings():  # it also warns of styles and extensions, which concern nobody here
            warnings.simplefilter("ignore")
            book = load_workbook(source, read_only=True, keep_links=False)
            sheet: Any = book.worksheets[0]
            sheet.reset_dimensions()  # the file's own word for how large it is may be wrong
            rows = iter(sheet.iter_rows())
        while together := _some(rows):
            yield from together
    except Exception as broken:
        raise NotASpreadsheet from broken


def _some(rows: Iterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(islice(rows, TOGETHER))


def _texts(row: Iterable[Any], header: Cells) -> tuple[Cells, Refusal | None]:
    texts: list[str] = []
    first: Refusal | None = None
    for n, cell in enumerate(row):
        text = _text(cell, header[n] if n < len(header) and header[n] else get_column_letter(n + 1))
        if isinstance(text, Refusal):
            first, text = first or text, str(cell.value)[:SHOWN]
        texts.append(text)
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts), first


def _text(cell: Any, where: str) -> str | Refusal:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        return FormulaCell(field=where, column=where)
    if cell.data_type == "e":
        return ErrorCell(field=where, column=where, given=str(cell.value)[:SHOWN])
    text = _written(cell.value, where)
    is_long = isinstance(text, str) and len(text) > LONGEST_CELL
    return CellTooLong(field=where, longest=LONGEST_CELL) if is_long else text


def _written(value: object, where: str) -> str | Refusal:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M:%S")
        case date() | time():
            return value.isoformat()
        case int() | float():
            return _number(value, where)
        case _:
            return str(value)


def _number(number: float, where: str) -> str | Refusal:
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124  (NaN is the one unlike itself)
        return ErrorCell(field=where, column=where, given=str(number))
    if isinstance(number, int) or number.is_integer():
        digits = str(int(number))
        return DigitsLost(field=where, column=where, digits=EXACT) if len(digits.lstrip("-")) > EXACT else digits
    return repr(number)
