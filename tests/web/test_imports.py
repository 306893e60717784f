"""An administrator brings in a list: sends it, sees its first rows, has it taken in, and gets back what was wrong."""

import csv
import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from careline.parties import jobs
from careline.parties.models import Customer, ImportBatch, SavedMap
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.rules.catalogues import Catalogue
from careline.security.models import LedgerEntry
from tests.web.conftest import SEED, Desk

LIST = "姓名,联系电话,等级\n王芳,13800138000,VIP\n李雷,12,普通\n=1+1,13900000000,普通\n"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careline.web.admin.imports.wake", lambda: None)


def sent(client: Client, content: bytes, name: str = "list.csv", subject: str = "customers") -> str:
    answer = client.post("/admin/imports", {"file": SimpleUploadedFile(name, content), "subject": subject})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def told(**more: str) -> dict[str, str]:
    form = {"source": "list", "column-name": "姓名", "column-number": "联系电话", "column-tier": "等级"}
    return form | {"words-tier": "VIP = vip\n普通 = standard"} | more


def test_a_list_goes_in_from_the_screen_to_the_row(desk: Desk) -> None:
    administrator = desk("administrator")
    page = sent(administrator, LIST.encode("gb18030"))
    seen = administrator.get(page).content.decode()
    assert "王*" in seen
    assert "13800138000" not in seen
    assert "This is not a telephone number" in seen
    assert administrator.post(f"{page}/map", told(act="start")).headers["Location"] == page
    assert not Customer.objects.exists()
    jobs.take_in_imports(0)
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.imported, batch.rejected, batch.sealed) == ("done", 2, 1, None)
    assert Customer.objects.filter(tier="vip").count() == 1
    assert "3 of 3 rows" in administrator.get(page).content.decode()
    mended = administrator.get(f"{page}/refused/csv")
    lines = list(csv.reader(io.StringIO(mended.content.decode("utf-8-sig"))))
    assert lines[0] == ["姓名", "联系电话", "等级", "Row", "Column", "Reason", "Code"]
    assert lines[1][:5] == ["李雷", "12", "普通", "3", "联系电话"]
    assert LedgerEntry.objects.filter(event="parties.customer_import_ended").count() == 1


def test_a_worker_that_takes_over_goes_on_where_the_other_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    administrator = desk("administrator")
    page = sent(administrator, LIST.encode())
    administrator.post(f"{page}/map", told(act="start"))
    monkeypatch.setattr("careline.parties.jobs.CHUNK", 1)
    monkeypatch.setattr("careline.parties.jobs.AT_ONCE", -1.0)
    monkeypatch.setattr("careline.parties.jobs.wake", lambda: None)
    for done in (1, 2, 3):
        jobs.take_in_imports(0)
        batch = ImportBatch.objects.get()
        assert (batch.state, batch.imported + batch.rejected) == ("running", done)
    jobs.take_in_imports(0)
    assert ImportBatch.objects.get().state == "done"
    assert Customer.objects.count() == 2


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"a,a\n1,2", b"\0" * 50, b"x" * 9_000_000]
)
def test_what_is_no_list_is_told_and_kept_nowhere(desk: Desk, content: bytes) -> None:
    answer = desk("administrator").post("/admin/imports", {"file": SimpleUploadedFile("list.xlsx", content)})
    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()


def test_a_map_is_kept_and_taken_up_again(desk: Desk) -> None:
    administrator = desk("administrator")
    page = sent(administrator, LIST.encode())
    administrator.post(f"{page}/map", told(act="keep", save_as="CRM list"))
    assert SavedMap.objects.get().told["customer"]["tier"]["table"] == {"VIP": "vip", "普通": "standard", "": ""}
    assert "王*" in administrator.post(f"{page}/map", {"act": "use", "map": "CRM list"}).content.decode()
    assert administrator.post(f"{page}/map", told(act="keep", save_as="generic")).status_code == 422


def test_a_file_is_its_senders_alone_and_can_be_thrown_away(desk: Desk) -> None:
    administrator = desk("administrator")
    page = sent(administrator, LIST.encode())
    assert desk("zhao-min").get(page).status_code == 404
    assert desk("li-wei").get("/admin/imports").status_code == 403
    assert administrator.post(f"{page}/dismissal").status_code == 302
    assert (ImportBatch.objects.get().state, ImportBatch.objects.get().sealed) == ("dropped", None)
    assert administrator.post(f"{page}/map", told(act="start")).status_code in {409, 422}


def test_the_first_rows_are_held_against_the_catalogues_as_the_import_does(desk: Desk, at: datetime) -> None:
    names = EntryTold(name_zh="全球通", name_en="Global Tone")
    set_entry(catalogue=Catalogue.BRAND, code="global-tone", told=names, by=SEED, at=at)
    administrator = desk("administrator")
    page = sent(administrator, "姓名,联系电话,品牌\n王芳,13800138000,global-tone\n李雷,13900139000,m-zone\n".encode())
    form = {"source": "list", "column-name": "姓名", "column-number": "联系电话", "column-brand": "品牌"}
    seen = administrator.post(f"{page}/map", form | {"act": "look"}).content.decode()
    assert "Use one of: global-tone" in seen
    assert seen.count("m-zone") == 1, "the row that stays out, not one that comes in"
    assert "138****8000" in seen
    assert "<td>Global Tone</td>" in seen, "a code is said by its name"
    assert "<td>Standard</td>" in seen
    administrator.post(f"{page}/map", form | {"act": "start"})
    jobs.take_in_imports(0)
    batch = ImportBatch.objects.get()
    assert (batch.imported, batch.rejected) == (1, 1), "what was seen is what came"


def test_what_the_house_lists_itself_is_known_by_its_names(desk: Desk, at: datetime) -> None:
    names = EntryTold(name_zh="全球通", name_en="Global Tone")
    set_entry(catalogue=Catalogue.BRAND, code="global-tone", told=names, by=SEED, at=at)
    administrator = desk("administrator")
    rows = "王芳,13800138000,全球通\n李雷,13900139000,\n赵磊,13700137000,神州行\n"
    page = sent(administrator, f"姓名,联系电话,品牌\n{rows}".encode())
    seen = administrator.get(page).content.decode()
    assert "全球通 = global-tone" in seen
    assert seen.count("神州行") == 1, "a word nobody gave a meaning is refused by its name"
    words = {"column-brand": "品牌", "words-brand": "全球通 = global-tone\n神州行 = global-tone"}
    administrator.post(f"{page}/map", told(act="start") | {"column-tier": ""} | words)
    jobs.take_in_imports(0)
    brands = sorted(Customer.objects.values_list("brand", flat=True))
    assert (ImportBatch.objects.get().imported, brands) == (3, ["", "global-tone", "global-tone"])


def test_a_word_nobody_knows_is_refused_and_an_empty_cell_is_not(desk: Desk) -> None:
    administrator = desk("administrator")
    page = sent(administrator, "姓名,手机,等级,备注,Reason\n王芳,13800138000,钻石,,x\n李雷,13800138001,,,x\n".encode())
    seen = administrator.get(page).content.decode()
    assert "<option selected>手机</option>" in seen
    assert "Nothing is read from these columns of the file: 备注</p>" in seen
    form = {"source": "list", "column-name": "姓名", "column-number": "手机", "column-tier": "等级"}
    administrator.post(f"{page}/map", form | {"words-tier": "VIP = vip", "default-tier": "gold", "act": "start"})
    jobs.take_in_imports(0)
    batch = ImportBatch.objects.get()
    assert (batch.imported, batch.rejected) == (1, 1)
    assert Customer.objects.get().tier == "gold"


def brought_in(client: Client, content: str) -> str:
    page = sent(client, content.encode())
    client.post(f"{page}/map", told(act="start"))
    jobs.take_in_imports(0)
    return page


def test_the_customers_of_a_list_are_a_click_away_for_who_may_walk(desk: Desk) -> None:
    supervisor, administrator = desk("zhao-min"), desk("administrator")
    first = brought_in(supervisor, LIST)
    brought_in(supervisor, LIST + "韩梅,13700137000,普通\n")
    seen = supervisor.get(first).content.decode()
    assert "See the 2 customers it brought in" in seen
    found = supervisor.post("/customers/searches", {"batch": first.rpartition("/")[2]}, follow=True)
    page = found.content.decode()
    assert page.count("data-row=") == 2
    assert "Brought in by list.csv" in page
    assert page.index('name="batch" value="' + first.rpartition("/")[2]) < page.index('name="batch" value=""')
    both = supervisor.post("/customers/searches", {"batch": first.rpartition("/")[2], "tier": "vip"}, follow=True)
    assert both.content.decode().count("data-row=") == 1
    without = supervisor.post("/customers/searches", {"batch": [first.rpartition("/")[2], ""]}, follow=True)
    assert without.content.decode().count("data-row=") == 3
    assert "it brought in" not in administrator.get(brought_in(administrator, LIST)).content.decode()


def test_a_list_of_somebody_else_narrows_nothing(desk: Desk) -> None:
    batch = brought_in(desk("administrator"), LIST).rpartition("/")[2]
    refused = desk("zhao-min").post("/customers/searches", {"batch": batch}, follow=True)
    assert refused.status_code == 422
    assert "data-row=" not in refused.content.decode()
    agent = desk("li-wei").post("/customers/searches", {"batch": batch, "number": "13800138000"}, follow=True)
    assert agent.status_code == 422
    assert "data-row=" not in agent.content.decode()
