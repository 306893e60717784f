"""A file is taken in by several processes as by one: rows and customers once, errors in order."""

import csv
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.rows import RaggedRow, Row
from careline.project.crew import Chunk, Crew, Take, called, taken_in
from careline.project.trouble import Trouble
from careline.security.actor import Actor, system
from tests.project.living import Living

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
CHUNKS = [[Row(n, (), {})] for n in range(1, 9)]


class Slow(Crew):
    """Stands for helpers that take every third chunk and are done with it when two more were taken in here."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way: list[tuple[int, Future[Outcome]]] = []

    def take(self, chunk: Chunk, at: datetime, *, left: int) -> Future[Outcome] | None:  # noqa: ARG002  (a helper's own business)
        line = chunk[0].line
        for given, future in self.under_way:
            if given == line - 2:
                future.set_result(Outcome(given, 0, ()))
        if line % 3:
            return None
        self.under_way.append((line, Future()))
        return self.under_way[-1][1]


def here(chunk: Chunk, _: datetime) -> Outcome:
    return Outcome(chunk[0].line, 0, ())


def test_whoever_is_done_first_the_files_order_is_kept() -> None:
    done = taken_in(iter(CHUNKS), len(CHUNKS), here=here, now=lambda: NOW, crew=Slow())
    assert [(chunk[0].line, outcome.imported) for chunk, outcome in done] == [(n, n) for n in range(1, 9)]


def test_a_refusal_comes_home_from_another_process() -> None:
    again = copy(RaggedRow(field="*", cells=3, columns=4))  # by the way it is told to another process
    assert (type(again), again.field, again.params) == (RaggedRow, "*", {"cells": 3, "columns": 4})


def telling_where(map_name: str, by: Actor) -> Take:
    return lambda chunk, _: Outcome(os.getpid(), len(chunk), (map_name, by.name))  # type: ignore[arg-type]  # for its trace


@pytest.mark.processes
def test_a_helper_takes_some_and_the_caller_the_last() -> None:
    with called(telling_where, "generic", by=system("import"), size=1) as crew:
        first = [crew.take(CHUNKS[0], NOW, left=8) for _ in range(3)]
        assert [one is None for one in first] == [False, False, True], "a helper is given two"
        outcomes = [one.result(60) for one in first if one]
        assert crew.take(CHUNKS[0], NOW, left=0) is None, "the last is the caller's"
    assert {(one.unchanged, one.rejected) for one in outcomes} == {(1, ("generic", "import"))}
    assert os.getpid() not in {one.imported for one in outcomes}


def dying(map_name: str, by: Actor) -> Take:  # noqa: ARG001  (as a taker is asked for)
    return lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[return-value]  # it never returns


@pytest.mark.processes
def test_a_helper_that_is_killed_ends_the_import_with_what_to_do() -> None:
    with called(dying, "generic", by=system("import"), size=1) as crew, pytest.raises(Trouble) as told:
        list(taken_in(iter(CHUNKS), len(CHUNKS), here=here, now=lambda: NOW, crew=crew))
    assert "again" in told.value.remedy or "再" in told.value.remedy


@pytest.fixture
def living() -> Iterator[Living]:
    folder = Path(tempfile.mkdtemp(prefix="careline-living-"))
    folder.chmod(0o711)
    yield Living(folder / "home")
    shutil.rmtree(folder, ignore_errors=True)


HEADER = ("编号", "投诉标题", "投诉内容", "受理时间", "渠道", "紧急程度", "状态", "客户姓名", "联系电话", "地区")
ROWS, CALLERS, WRONG = 3_300, 40, {7, 1_900, 3_299}


def rows() -> Iterator[Sequence[str]]:
    """Yield complaints of a few callers who call again and again, and three that can't be right."""
    for n in range(1, ROWS + 1):
        number = "12" if n in WRONG else f"199{n % CALLERS:08d}"
        yield (
            f"B{n}",
            "账单与套餐不符",
            "用户要求说明",
            "2026-03-01 10:00",
            "电话",
            "一般",
            "",
            "王某某",
            number,
            "重庆",
        )


@pytest.mark.processes
def test_a_large_file_comes_in_once_with_every_customer_once(living: Living) -> None:
    file = living.home.parent / "complaints.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([HEADER, *rows()])
    with living.up():
        first, again = (json.loads(living.run(*words(file)).stdout.splitlines()[-1]) for _ in range(2))
        with psycopg.connect(living.run("db", "url", "--owner").stdout.strip()) as database:
            (customers,) = database.execute("SELECT count(*) FROM parties_customer").fetchone() or (0,)
            numbers = database.execute("SELECT count(*), count(DISTINCT number) FROM cases_complaint").fetchone()
    taken = ROWS - len(WRONG)
    assert (first["imported"], first["rejected"], first["unchanged"]) == (taken, len(WRONG), 0)
    assert (again["imported"], again["rejected"], again["unchanged"]) == (0, len(WRONG), taken)
    assert (customers, numbers) == (CALLERS, (taken, taken))
    with Path(first["reject_file"]).open(encoding="utf-8-sig", newline="") as rejected:
        assert [line[0] for line in csv.reader(rejected)][1:] == [f"B{n}" for n in sorted(WRONG)]


def words(file: Path) -> tuple[str, ...]:
    return "import", "complaints", str(file), "--map", "generic", "--json"
