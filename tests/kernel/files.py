"""Files somebody might send, good and bad, made in memory."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from careline.kernel.tables.bounds import Bounds
from careline.kernel.tables.reading import open_table
from careline.kernel.tables.rows import Row

SMALL = Bounds(bytes=4 * 1024 * 1024, rows=200, columns=20, unpacked=8 * 1024 * 1024)


def book(*rows: Sequence[Any]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(file: bytes, **parts: bytes) -> bytes:
    """The same packed file with some parts in the place of others; `__` stands for a slash."""
    wanted = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, wanted.pop(one.filename, old.read(one)))
        for name, part in wanted.items():
            new.writestr(name, part)
    return out.getvalue()


def sheet_with(xml: str) -> bytes:
    """A spreadsheet whose sheet is this XML."""
    return repacked(book(["a", "b"]), xl__worksheets__sheet1_xml=xml.encode())


def read(file: bytes, bounds: Bounds = SMALL, **how: str) -> tuple[tuple[str, ...], list[Row]]:
    table = open_table(io.BytesIO(file), bounds, **how)
    return table.columns, list(table.rows)


def cells_of(xlsx: bytes) -> list[list[tuple[Any, str]]]:
    sheet = load_workbook(io.BytesIO(xlsx)).worksheets[0]
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
