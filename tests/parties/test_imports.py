"""A file on its way in: kept sealed, taken in by chunks, and thrown away in time."""

import io
from datetime import timedelta
from typing import Any

import pytest

from careline.kernel.refusals import Refusal
from careline.kernel.tables.outcome import ErrorFile
from careline.kernel.tables.writing import TableForm
from careline.parties.models import ImportBatch, RefusedRows
from careline.parties.models.batches import opened_file
from careline.parties.operations.customers import register_customer
from careline.parties.operations.exporting import TooManyToExport, export_customers
from careline.parties.operations.imports import (
    ask_import,
    drop_import,
    end_import,
    forget_imports,
    save_map,
    send_import,
    take_chunk,
)
from careline.parties.queries.batches import ImportUnderWay, refused_of, table_of
from careline.parties.rules.import_map import read_list_map
from careline.parties.rules.import_readers import reader_of
from careline.parties.rules.imports import KEPT
from careline.parties.rules.wanted import Wanted
from careline.security.actor import Actor, system
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member
from tests.parties.test_importing import NOW

FILE = "姓名,电话\n王芳,13800138000\n李雷,12\n".encode()
TOLD: dict[str, Any] = {"source": "crm", "customer": {"name": {"columns": ["姓名"]}, "number": {"columns": ["电话"]}}}


@pytest.fixture
def sender(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhou", Role.SUPERVISOR)


def batch_of(sender: Actor) -> ImportBatch:
    return send_import(file=FILE, name="list.csv", language="en", by=sender, at=NOW)


def test_a_file_is_sealed_until_it_has_been_read_and_its_refused_rows_for_a_week(sender: Actor) -> None:
    batch = batch_of(sender)
    assert "王芳".encode() not in bytes(batch.sealed or b"")
    assert opened_file(batch).read() == FILE
    batch = ask_import(batch=batch, told=TOLD, by=sender, at=NOW)
    with pytest.raises(ImportUnderWay):
        ask_import(batch=batch, told=TOLD, by=sender, at=NOW)
    table = table_of(opened_file(batch))
    errors = ErrorFile(table.columns, ("Row", "Column", "Reason", "Code"))
    reader = reader_of(read_list_map(TOLD))
    take_chunk(batch=batch, rows=list(table.rows), reader=reader, errors=errors, by=sender, at=NOW)
    end_import(batch=batch, by=sender, at=NOW)
    kept = ImportBatch.objects.get()
    assert (kept.state, kept.imported, kept.rejected, kept.sealed) == ("done", 1, 1, None)
    header, rows = refused_of(batch=kept)
    assert (header[:2], [row[:2] for row in rows]) == (["姓名", "电话"], [["李雷", "12"]])
    forget_imports(by=system("imports"), at=NOW + KEPT)
    assert RefusedRows.objects.exists()
    forget_imports(by=system("imports"), at=NOW + KEPT + timedelta(seconds=1))
    assert not RefusedRows.objects.exists()


def test_nothing_is_kept_of_a_file_that_is_dropped_or_left(sender: Actor) -> None:
    drop_import(batch=batch_of(sender), by=sender, at=NOW)
    batch_of(sender)
    forget_imports(by=system("imports"), at=NOW + KEPT + timedelta(seconds=1))
    assert {(one.state, one.sealed) for one in ImportBatch.objects.all()} == {("dropped", None)}


@pytest.mark.parametrize("name", ["", " ", "generic", "x" * 41, "a\0b"])
def test_a_map_has_a_name_of_its_own(sender: Actor, name: str) -> None:
    with pytest.raises(Refusal):
        save_map(name=name, told=TOLD, by=sender, at=NOW)


def test_only_who_may_sends_or_takes_out(agent: Actor) -> None:
    with pytest.raises(Forbidden):
        batch_of(agent)
    with pytest.raises(Forbidden):
        export_customers(out=io.BytesIO(), form=TableForm.CSV, wanted=Wanted(), by=agent, at=NOW)


def test_a_list_too_long_for_one_file_does_not_leave_the_house(sender: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    register_customer(details=WANG_FANG, by=sender, at=NOW)
    monkeypatch.setattr("careline.parties.operations.exporting.MOST", 0)
    out = io.BytesIO()
    with pytest.raises(TooManyToExport):
        export_customers(out=out, form=TableForm.CSV, wanted=Wanted(), by=sender, at=NOW)
    assert out.getvalue() == b""
