"""A file of complaints comes in whole, once, and says what it left out."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from careline.cases.models import Clock, Complaint
from careline.cases.queries.import_maps import import_map, shipped_maps
from careline.kernel.tables.cells import BadImportMap, ColumnsMissing
from careline.parties.queries.customers import masked
from careline.project.importing import Tally, Unseen, import_file
from careline.project.trouble import Trouble
from careline.security.actor import system
from tests.cases.conftest import House, house, shared_house

__all__ = ["house", "shared_house"]

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADER = (
    "Ticket #,Customer Complaint,Date,Date_month_year,Time,Received Via,City,State,Zip code,Status,"
    "Filing on Behalf of Someone"
)
SLOW = "7,Slow internet,22-04-2015,22-Apr-15,03:53:50 PM,Internet,Abingdon,Maryland,2109,Closed,No"
OPEN = '8,"Comcast, again",05-07-2015,05-Jul-15,11:59:35 AM,Internet,Acworth,Georgia,30101,Open,Yes'


def brought_in(folder: Path, *lines: str, header: str = HEADER) -> Tally:
    file = folder / "complaints.csv"
    file.write_bytes("\n".join([header, *lines]).encode("utf-8-sig", "surrogateescape"))
    return import_file(path=file, map_name="fcc-comcast", by=system("import"), now=lambda: NOW, progress=Unseen())


def rejects(tally: Tally) -> list[list[str]]:
    assert tally.reject_file is not None
    with tally.reject_file.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.usefixtures("house")
def test_a_row_comes_in_as_the_file_has_it(tmp_path: Path) -> None:
    assert str(brought_in(tmp_path, SLOW, OPEN)) == "imported 2, rejected 0, unchanged 0"
    slow, again = Complaint.objects.order_by("external_id")
    assert slow.received_at == datetime(2015, 4, 22, 15, 53, 50, tzinfo=ZoneInfo("America/New_York"))
    assert (slow.place, slow.on_behalf, again.on_behalf) == ("Abingdon, Maryland, 02109", False, True)
    assert slow.category is not None
    assert (slow.category.code, slow.suggestion.words) == ("network.speed", ["slow internet"])
    assert (again.category, again.stage) == (None, "received")
    assert slow.customer_id != again.customer_id


@pytest.mark.usefixtures("house")
def test_a_later_stage_has_evidence_instead_of_a_time_and_no_confirmation(tmp_path: Path) -> None:
    brought_in(tmp_path, SLOW)
    last = Complaint.objects.get().stages.last()
    assert last is not None
    assert (last.stage, last.at, last.evidence, last.answer) == ("archived", None, "source status, time unknown", "")


@pytest.mark.usefixtures("house")
def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    brought_in(tmp_path, SLOW, OPEN)
    before = (Complaint.objects.count(), Clock.objects.count())
    assert str(brought_in(tmp_path, SLOW, OPEN)) == "imported 0, rejected 0, unchanged 2"
    assert (Complaint.objects.count(), Clock.objects.count()) == before


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (SLOW.replace("22-Apr-15", "31-Feb-15"), "Date_month_year + Time", "cases.date_unreadable"),
        (SLOW.replace("22-Apr-15", ""), "Date_month_year + Time", "cases.date_unreadable"),
        (SLOW.replace("22-Apr-15", "22-Apr-68"), "Date_month_year + Time", "cases.received_later"),
        (SLOW.replace("Slow internet", " "), "Customer Complaint", "kernel.cell_empty"),
        (SLOW.replace("7,", ",", 1), "Ticket #", "kernel.cell_empty"),
        (SLOW.replace("Closed", "Burnt"), "Status", "kernel.word_unknown"),
        (SLOW.replace(",No", ",Perhaps"), "Filing on Behalf of Someone", "kernel.word_unknown"),
        (SLOW.replace("Slow internet", "Slow \udcff internet"), "Customer Complaint", "kernel.cell_unreadable"),
        (SLOW.replace("Slow internet", "a\x00b"), "Customer Complaint", "cases.unreadable_text"),
        (SLOW.replace("Abingdon", "x" * 200), "City + State + Zip code", "cases.text_too_long"),
        (SLOW + ",more", "*", "kernel.ragged_row"),
        ("7,only this", "*", "kernel.ragged_row"),
        ('7,"never "closed"', "*", "kernel.quote_left_open"),
    ],
)
def test_a_bad_row_is_rejected_with_its_column_and_the_rest_comes_in(
    tmp_path: Path, line: str, column: str, code: str
) -> None:
    tally = brought_in(tmp_path, OPEN, line)
    assert str(tally) == "imported 1, rejected 1, unchanged 0"
    assert [(row[-4], row[-3], row[-1]) for row in rejects(tally)] == [("3", column, code)]


@pytest.mark.usefixtures("house")
def test_the_reject_file_holds_no_formula_and_goes_when_nothing_is_wrong_any_more(tmp_path: Path) -> None:
    tally = brought_in(tmp_path, SLOW.replace("Closed", '=HYPERLINK("http://x")').replace('"', ""))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rejects(tally) for cell in row)
    assert brought_in(tmp_path, SLOW).reject_file is None
    assert not (tmp_path / "complaints.csv.rejects.csv").exists()


@pytest.mark.usefixtures("house")
def test_a_long_title_is_cut_and_kept_whole_as_the_description(tmp_path: Path) -> None:
    brought_in(tmp_path, SLOW.replace("Slow internet", "slow " * 60))
    row = Complaint.objects.get()
    assert len(row.title) <= 200
    assert len(row.description) == len("slow " * 60) - 1


@pytest.mark.usefixtures("db")
def test_what_is_not_that_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissing):
        brought_in(tmp_path, "1,2", header="Ticket #,Date")
    with pytest.raises(BadImportMap):
        import_file(path=tmp_path, map_name="no-such-map", by=system("import"), now=lambda: NOW, progress=Unseen())
    with pytest.raises(Trouble, match="can’t be opened"):
        import_file(
            path=tmp_path / "nothing.csv",
            map_name="fcc-comcast",
            by=system("import"),
            now=lambda: NOW,
            progress=Unseen(),
        )


REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "comcast_fcc_complaints_2015.csv"


@pytest.mark.external
def test_the_real_file_comes_in_whole(tmp_path: Path, house: House) -> None:
    if not REAL.exists():
        pytest.skip("the real file lies beside the checkout only where the project is built")
    assert house
    copy = tmp_path / REAL.name
    copy.write_bytes(REAL.read_bytes())
    outcomes = [
        str(import_file(path=copy, map_name="fcc-comcast", by=system("import"), now=lambda: NOW, progress=Unseen()))
        for _ in range(2)
    ]
    assert outcomes == ["imported 2224, rejected 0, unchanged 0", "imported 0, rejected 0, unchanged 2224"]
    assert Complaint.objects.filter(stages__answer__gt="").count() == 0


@pytest.mark.usefixtures("house")
def test_a_number_that_is_none_rejects_its_row_only(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    lines = [
        "编号,投诉标题,投诉内容,受理时间,渠道,紧急程度,状态,客户姓名,联系电话,地区",
        "1,宽带掉线,每晚掉线,2026-11-01 09:30,电话,紧急,处理中,王芳,13800138000,郑州",
        "2,信号差,,2026-11-01 10:00,短信,,待处理,李雷,12,郑州",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    tally = import_file(path=file, map_name="generic", by=system("import"), now=lambda: NOW, progress=Unseen())
    assert str(tally) == "imported 1, rejected 1, unchanged 0"
    assert [(row[-4], row[-3], row[-1]) for row in rejects(tally)] == [("3", "联系电话", "parties.not_a_number")]
    row = Complaint.objects.select_related("customer__key").get()
    assert masked(row.customer).name == "王*"
    assert (row.stage, row.urgency) == ("in_progress", "urgent")


@pytest.mark.parametrize("name", shipped_maps())
def test_every_shipped_map_can_be_read_and_says_what_it_is_for(name: str) -> None:
    the_map = import_map(name)
    assert the_map.about_zh
    assert the_map.about_en
