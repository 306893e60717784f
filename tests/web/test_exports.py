"""Lists of the desk as files: offered to whoever may, narrowed as on the screen, opened as a person opens them."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin

__all__ = ["begin"]


def opened(content: bytes, form: str) -> list[list[str]]:
    """Return the rows of a file as the program that opens it sees them, its header first."""
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}, "no cell is a formula"
    assert all(cell.value is None for cell in cells if cell.data_type == "n"), "an empty cell, and no figure"
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_contacts_leave_the_house_as_the_list_is_narrowed(desk: Desk, begin: Begin, take: Take, form: str) -> None:
    take()  # so that Wang Fang is known by her number
    number = begin(desk("li-wei")).rsplit("/", 1)[1]
    chief = desk("zhao-min")
    assert f"/contacts/exports/{form}?view=open" in chief.get("/contacts?view=open").content.decode()
    answer = chief.post(f"/contacts/exports/{form}?view=open&channel=phone")
    assert (answer.status_code, "contacts-" in answer["Content-Disposition"]) == (200, True)
    header, row = opened(answer.content, form)
    assert number in row
    assert "138****8000" in row
    assert "13800138000" not in str(row)
    assert opened(chief.post(f"/contacts/exports/{form}?channel=letter").content, form) == [header]
    assert "Export" not in desk("li-wei").get("/contacts").content.decode()
    assert desk("li-wei").post(f"/contacts/exports/{form}").status_code == 403


def test_a_search_narrows_the_file_too(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    begin(desk("li-wei")), begin(desk("li-wei"), caller="13900001111")
    chief = desk("zhao-min")
    where = chief.post("/contacts/searches", {"q": "13800138000"})["Location"]
    page = chief.get(where).content.decode()
    to = page.split('action="/contacts/exports/csv?')[1].split('"')[0].replace("&amp;", "&")
    assert len(opened(chief.post(f"/contacts/exports/csv?{to}").content, "csv")) == 2
    assert len(opened(chief.post("/contacts/exports/csv").content, "csv")) == 3
