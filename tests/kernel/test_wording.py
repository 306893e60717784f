"""A table in its reader's words, and in codes for a program."""

import csv
import io

import pytest

from careline.kernel.tables.wording import Coded, Wording, write_worded
from careline.kernel.tables.writing import TableForm

COLUMNS = ("number", "stage", "category")
ROWS = [
    ["1", "received", Coded("billing", "计费", "Billing")],
    ["2", "unheard", Coded("other", "其他", "")],
    ["3", "", ""],
]


def written(wording: Wording | None) -> list[list[str]]:
    out = io.BytesIO()
    coded = frozenset({"stage", "category"})
    assert write_worded(out, TableForm.CSV, COLUMNS, ROWS, coded=coded, wording=wording) == 3  # type: ignore[arg-type]  # rows of both
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize(("spoken", "names"), [("zh", ["计费", "其他"]), ("en", ["Billing", "其他"])])
def test_a_code_stands_beside_its_word_in_the_readers_language(spoken: str, names: list[str]) -> None:
    headers = {"number": "No", "stage": "Stage", "category": "Category"}
    wording = Wording(
        headers=headers, code_header="{column}#", words={"stage": {"received": "In"}}, is_chinese=spoken == "zh"
    )
    assert written(wording) == [
        ["No", "Stage", "Stage#", "Category", "Category#"],
        ["1", "In", "received", names[0], "billing"],
        ["2", "unheard", "unheard", names[1], "other"],
        ["3", "", "", "", ""],
    ]


def test_a_program_is_given_codes_alone() -> None:
    assert written(None) == [list(COLUMNS), ["1", "received", "billing"], ["2", "unheard", "other"], ["3", "", ""]]
