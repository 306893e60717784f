"""Whatever file comes, it is read or refused in words, and every row of it is either taken or told of."""

import datetime as dt
import io
import struct
import zipfile

import pytest

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import (
    LONGEST_CELL,
    Bounds,
    FileTooLarge,
    TooManyColumns,
    TooManyRows,
    UnpacksTooLarge,
)
from careline.kernel.tables.packed import DeclaresEntities, NotASpreadsheet, _unpacked
from careline.kernel.tables.rows import ColumnTwice, EmptyTable
from careline.kernel.tables.texts import NotText, UnknownEncoding
from tests.kernel.files import SMALL, book, read, repacked, sheet_with

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def _row(n: int, *texts: str) -> str:
    cells = (
        f'<c r="{letter}{n}" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in zip("AB", texts, strict=True)
    )
    return f'<row r="{n}">{"".join(cells)}</row>'


NAMES = _row(1, "a", "b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_an_encoding_and_a_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in (["姓名", "电话"], ["王芳", "13800138000"], ["欧阳修文", "1"]))
    columns, rows = read(text.encode(encoding))
    assert columns == ("姓名", "电话")
    assert [row.cells for row in rows] == [
        {"姓名": "王芳", "电话": "13800138000"},
        {"姓名": "欧阳修文", "电话": "1"},
    ]


def test_what_people_type_in_a_spreadsheet_is_what_is_read() -> None:
    moment = dt.datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001  (a spreadsheet knows no zone)
    columns, rows = read(book(["号", "b", "c"], ["001", 13800138000, moment], [True, 1.5, moment.date()], [None] * 3))
    assert columns == ("号", "b", "c")
    assert [row.given for row in rows] == [
        ("001", "13800138000", "2026-01-02 03:04:05"),
        ("TRUE", "1.5", "2026-01-02"),
    ]
    assert [row.line for row in rows] == [2, 3]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        (["=1+1", "x"], "kernel.formula_cell", "甲"),
        (["x", '=HYPERLINK("http://x")'], "kernel.formula_cell", "乙"),
        (["x", 123456789012345678], "kernel.digits_lost", "乙"),
        (["x", "y", "z"], "kernel.ragged_row", "*"),
        (["x", "y" * (LONGEST_CELL + 1)], "kernel.cell_too_long", "乙"),
    ],
)
def test_a_row_of_a_spreadsheet_that_can_not_be_taken_is_told_by_its_column(
    cells: list[object], code: str, column: str
) -> None:
    big = sheet_with(SHEET.format(_row(1, "甲", "乙") + _row(2, "x", "y" * (LONGEST_CELL + 1)) + _row(3, "1", "2")))
    _, rows = read(big if code == "kernel.cell_too_long" else book(["甲", "乙"], cells, ["1", "2"]))
    bad, good = rows
    assert bad.refusal is not None
    assert (bad.refusal.code, bad.refusal.field, bad.cells) == (code, column, {})
    assert good.cells == {"甲": "1", "乙": "2"}


def test_an_array_formula_and_an_error_are_refused_like_any_other() -> None:
    cells = '<row r="2"><c r="A2"><f t="array" ref="A2:A2">1+1</f><v>2</v></c><c r="B2" t="str"><v>x</v></c></row>'
    error = '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="str"><v>x</v></c></row>'
    _, rows = read(sheet_with(SHEET.format(NAMES + cells + error)))
    assert [row.refusal and row.refusal.code for row in rows] == ["kernel.formula_cell", "kernel.error_cell"]


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        (b"", EmptyTable),
        (b"\n\n\n", EmptyTable),
        (b"\xef\xbb\xbf", EmptyTable),
        (b",,\n1,2,3", EmptyTable),
        (b"a,b,a\n1,2,3", ColumnTwice),
        (b"PK\x03\x04 and no more", NotASpreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a spreadsheet of 2003", NotASpreadsheet),
        (book(["a"], ["1"])[:-200], NotASpreadsheet),
        (repacked(book(["a"]), xl__workbook_xml=b"<workbook"), NotASpreadsheet),
        (sheet_with("<worksheet><sheetData><row r='x'><c r='!!'/></row>"), NotASpreadsheet),
        (sheet_with('<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET.format(NAMES)), DeclaresEntities),
        (b"a\n" + b"1\n" * 300, TooManyRows),
        (book(["a"], *[["1"]] * 300), TooManyRows),
        (b",".join(b"c%d" % n for n in range(30)), TooManyColumns),
        (book([f"c{n}" for n in range(30)]), TooManyColumns),
        (sheet_with(SHEET.format(NAMES + '<row r="99999999"><c r="A99999999"><v>1</v></c></row>')), TooManyRows),
        (sheet_with(SHEET.format(NAMES + '<row r="2"><c r="ZZZ2"><v>1</v></c></row>')), TooManyColumns),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(file: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read(file)


def test_a_file_is_refused_for_its_size_before_it_is_read() -> None:
    with pytest.raises(FileTooLarge):
        read(b"a\n" + b"1\n" * 100, Bounds(bytes=100, rows=1000))


def test_a_zip_bomb_is_refused_by_its_directory_and_by_what_comes_out_of_it() -> None:
    bomb = repacked(book(["a"]), xl__media__x=bytes(6 * 1024 * 1024))
    with pytest.raises(UnpacksTooLarge):
        read(bomb)  # its ratio alone
    with pytest.raises(UnpacksTooLarge):
        read(
            repacked(book(["a"]), xl__media__x=b"".join(n.to_bytes(3) for n in range(700_000))),
            Bounds(10**7, 9, 9, 10**6),
        )
    lying = bytearray(bomb)
    at = lying.rindex(b"PK\x01\x02")  # the directory's entry of the last part, which says how large it becomes
    lying[at + 24 : at + 28] = struct.pack("<I", 1000)
    with pytest.raises(NotASpreadsheet):  # its parts are read to the size they told, and their sums don't agree then
        read(bytes(lying))
    with zipfile.ZipFile(io.BytesIO(bomb)) as packed, pytest.raises(UnpacksTooLarge):
        _unpacked(packed, packed.infolist()[-1], 1_000_000, SMALL)  # whatever its directory told


def test_a_ten_megabyte_cell_ends_its_row_and_no_other() -> None:
    file = b"a,b\n1," + b"x" * 10_000_000 + b"\n3,4\n"
    _, rows = read(file, Bounds(bytes=2**24, rows=10))
    assert [(row.line, row.refusal and row.refusal.code) for row in rows] == [(2, "kernel.cell_too_long"), (3, None)]


def test_only_a_header_is_a_table_without_rows() -> None:
    assert read(b"a,b") == (("a", "b"), [])
    assert read(book(["a", "b"])) == (("a", "b"), [])


def test_a_named_encoding_is_believed_and_a_wrong_one_told() -> None:
    assert read("é\n1".encode("latin-1"), encoding="latin-1")[0] == ("é",)
    for name, refusal in (("klingon", UnknownEncoding), ("rot13", UnknownEncoding), ("undefined", NotText)):
        with pytest.raises(refusal):
            read(b"a\n1", SMALL, encoding=name)
