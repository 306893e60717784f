"""`careline import customers --subject`: what customers hold and what they used comes in from the command line."""

import csv
import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from careline.parties.models import Account, Consumption, Customer, Subscription
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.imports import ImportSubject
from careline.project import importing
from careline.project.cli import import_files, main
from careline.project.importing import LISTS
from tests.cases.conftest import SEED, House, house, shared_house
from tests.project.test_importing import NOW

__all__ = ["house", "shared_house"]

LINES = "证件号码,联系电话,账户编号,付费方式,业务号码,产品类型,套餐,品牌,地区编码,状态,入网日期,销户日期"
MINE = ",13800138000,A1,后付费,13700137000,手机,,,,停机,2025-01-31,"
NOBODYS = ",13900139000,A2,后付费,13600136000,手机,,,,正常,2025-01-31,"
USED = "业务号码,账期,消费金额,通话分钟,流量MB,短信条数"
OCTOBER = "13700137000,2026-10,128.50,30,2048,3"


@pytest.fixture(autouse=True)
def _wang_fang(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert house
    monkeypatch.setattr(import_files, "house", nullcontext)
    monkeypatch.setattr("careline.project.founding.must_be_founded", lambda: None)
    monkeypatch.setattr("careline.kernel.clock.now", lambda: NOW)
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=NOW)


def run(folder: Path, *lines: str, subject: str = "", told_map: str = "lines") -> Result:
    file = folder / "list.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    asked = ["--subject", subject] if subject else []
    return CliRunner().invoke(main, ["import", "customers", str(file), "--map", told_map, *asked, "--json"])


def own_map(folder: Path) -> str:
    """Write down a map for a list of telephone numbers, and return where."""
    mine = folder / "own.toml"
    told = ('about_zh="单"', 'about_en="List"', 'source="t"', "[customer.number]", 'columns=["电话"]')
    mine.write_text("\n".join(told), encoding="utf-8")
    return str(mine)


def test_the_command_knows_what_the_house_knows() -> None:
    assert list(import_files.SUBJECTS) == [one.value for one in ImportSubject] == [one.kind for one in LISTS.values()]


def test_lines_come_in_once_and_what_is_wrong_stays_in_the_error_file(tmp_path: Path) -> None:
    done = run(tmp_path, LINES, MINE, NOBODYS, subject="lines")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["imported"], told["rejected"], told["unchanged"]) == (1, 1, 0)
    assert (Account.objects.count(), Subscription.objects.get().status) == (1, "suspended")
    with Path(told["reject_file"]).open(encoding="utf-8-sig", newline="") as file:
        (wrong,) = list(csv.reader(file))[1:]
    assert "13600136000" in wrong
    assert wrong[-1].startswith("parties.")
    again = run(tmp_path, LINES, MINE, subject="lines")
    assert json.loads(again.stdout) == {"imported": 0, "rejected": 0, "unchanged": 1, "reject_file": None}


def test_what_numbers_used_comes_in_once(tmp_path: Path) -> None:
    run(tmp_path, LINES, MINE, subject="lines")
    told = [json.loads(run(tmp_path, USED, OCTOBER, subject="usage", told_map="usage").stdout) for _ in range(2)]
    assert [(one["imported"], one["unchanged"]) for one in told] == [(1, 0), (0, 1)]
    assert Consumption.objects.get().amount == 12850


@pytest.mark.parametrize("subject", ["", "usage"])
def test_a_map_of_another_kind_is_refused_before_the_first_row(tmp_path: Path, subject: str) -> None:
    refused = run(tmp_path, LINES, MINE, subject=subject)
    assert refused.exit_code == 1
    assert "--subject lines" in refused.stderr
    assert Subscription.objects.count() == 0
    assert not list(tmp_path.glob("*.rejects.csv"))


def test_where_the_first_row_counts_one_hand_brings_them_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes, real = [], importing.called

    def spy(taking: Any, map_name: str, *, by: Any, size: int) -> Any:
        sizes.append(size)
        return real(taking, map_name, by=by, size=0)

    monkeypatch.setattr(importing, "called", spy)
    monkeypatch.setattr(importing, "WORTH", 1)
    monkeypatch.setattr("careline.project.crew.helpers_here", lambda: 3)
    run(tmp_path, LINES, MINE, subject="lines")
    run(tmp_path, USED, OCTOBER, subject="usage", told_map="usage")
    run(tmp_path, "电话", "13500135000", told_map=own_map(tmp_path))
    assert sizes == [0, 0, 3]


def test_without_a_subject_a_list_is_of_customers(tmp_path: Path) -> None:
    assert run(tmp_path, "电话", "13500135000", told_map=own_map(tmp_path)).exit_code == 0
    assert Customer.objects.count() == 2
    assert CliRunner().invoke(main, ["import", "customers", "x", "--map", "lines", "--subject", "bills"]).exit_code == 2
