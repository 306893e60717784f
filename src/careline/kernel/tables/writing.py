"""The house's one writer of tables. What stands in a cell came from somebody, so no cell may be taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from careline.kernel.tables.bounds import LONGEST_CELL

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for a formula at a cell's beginning; the last four are full-width (OWASP, CSV Injection)."""
CONTROLS = ("\t", "\r", "\n", "\0")
"""These begin one too: spreadsheets drop them and look at what follows."""
SKIPPED = " \u00a0\u3000\ufeff"
"""Blanks some programs drop before they look."""


class TableForm(StrEnum):
    """A kind of file a table is written as."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA = {
    TableForm.CSV: "text/csv; charset=utf-8",
    TableForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_table(out: IO[bytes], form: TableForm, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a table into a file and return how many rows it has below its header."""
    write = _write_csv if form is TableForm.CSV else _write_xlsx
    return write(out, header, rows)


def harmless(text: str) -> str:
    """Return a cell no spreadsheet takes for a formula: with a ' before what would begin one, as OWASP has it."""
    clean = "".join(letter for letter in text if letter.isprintable() or letter in " \t\r\n\u3000\u00a0")[
        : LONGEST_CELL - 1
    ]
    is_formula = text.startswith(CONTROLS) or clean.lstrip(SKIPPED + "".join(CONTROLS)).startswith(FORMULA)
    return f"'{clean}" if is_formula else clean


def _write_csv(out: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")  # with a mark, or spreadsheets take it for GBK
    table, count = csv.writer(text), 0
    table.writerow([harmless(cell) for cell in header])
    for row in rows:
        table.writerow([harmless(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def _write_xlsx(out: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    count = -1
    for row in (header, *rows):
        sheet.append([_cell(sheet, cell) for cell in row])
        count += 1
    book.save(out)
    return count


def _cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, harmless(text))
    cell.data_type = "s"  # a text and never a formula, whatever it begins with
    return cell
