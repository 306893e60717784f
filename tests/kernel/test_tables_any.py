"""Any bytes at all: no fault, and what goes out never becomes a formula."""

import csv
import io
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careline.kernel.refusals import Refusal
from careline.kernel.tables.rows import Row
from careline.kernel.tables.writing import FORMULA, TableForm, harmless, write_table
from tests.kernel.files import book, cells_of, read

FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NASTY = st.sampled_from(
    [
        "",
        "\0",
        '"',
        '""',
        "=1+1",
        "+86",
        "-",
        "@x",
        "\t=1",
        "\r\n",
        "＝1",
        " =1",
        "　@x",
        "#N/A",
        "\ufeff",
        "é",
        "王芳",
        ",",
        ";",
    ]
)
CELLS = st.one_of(NASTY, st.text(max_size=12))
LINES = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=8)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "latin-1", "big5"])


def read_or_refused(file: bytes) -> list[Row]:
    try:
        columns, rows = read(file)
    except Refusal:
        return []
    for row in rows:
        assert (row.refusal is None) == bool(row.cells)
        assert row.refusal is not None or tuple(row.cells) == tuple(dict.fromkeys(columns))
    return rows


@FAST
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(file: bytes) -> None:
    read_or_refused(file)


@FAST
@given(LINES, ENCODINGS, st.sampled_from([",", ";", "\t", "|"]), st.binary(max_size=4))
def test_any_text_in_any_encoding_is_read_or_refused(
    lines: list[list[str]], encoding: str, delimiter: str, broken: bytes
) -> None:
    text = "\n".join(delimiter.join(line) for line in lines)
    read_or_refused(text.encode(encoding, "ignore") + broken)


@FAST
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=8))
def test_every_row_of_a_proper_file_is_there_in_its_place(lines: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["甲", "乙"], *lines])
    rows = {row.line: row.given for row in read_or_refused(out.getvalue().encode())}
    expected = {n: tuple(line) for n, line in enumerate(lines, 2) if any(line)}
    assert rows == expected


VALUES = st.one_of(st.none(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes())
DAMAGE = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=3)
"""Where, as a share of the file, which a timestamp inside makes now longer, now shorter; and what stands there then."""


@SLOW
@given(st.lists(st.lists(VALUES, max_size=4), max_size=4), DAMAGE)
def test_any_spreadsheet_and_any_damage_to_it_is_read_or_refused(
    lines: list[list[object]], damage: list[tuple[float, int]]
) -> None:
    file = bytearray(book(["a", "b"], *lines))
    read_or_refused(bytes(file))
    for where, byte in damage:
        file[int(where * len(file))] = byte
    read_or_refused(bytes(file))


@SLOW
@given(st.text(alphabet="<>/=\"' ?!&;abcrstvx0123456789ABE\n", max_size=300))
def test_any_sheet_in_a_sound_package_is_read_or_refused(xml: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["a"]))) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            new.writestr(one.filename, xml if one.filename.endswith("sheet1.xml") else old.read(one))
    read_or_refused(out.getvalue())


@FAST
@given(CELLS)
def test_no_cell_that_goes_out_begins_a_formula(text: str) -> None:
    assert not harmless(text).lstrip(" \u3000\ufeff\u00a0\t\r\n\0").startswith(FORMULA)


@SLOW
@example([["#N/A", "=1"]])
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_both_kinds_of_file_hold_the_same_harmless_texts(rows: list[list[str]]) -> None:
    text, sheet = io.BytesIO(), io.BytesIO()
    assert write_table(text, TableForm.CSV, ["甲", "乙"], rows) == len(rows)
    assert write_table(sheet, TableForm.XLSX, ["甲", "乙"], rows) == len(rows)
    written = list(csv.reader(io.StringIO(text.getvalue().decode("utf-8-sig"), newline="")))
    assert written[1:] == [[harmless(cell) for cell in row] for row in rows]
    for line in cells_of(sheet.getvalue())[1:]:
        assert all(kind in {"s", "inlineStr", "n"} and not str(value or "").startswith(FORMULA) for value, kind in line)
