"""`careline up` starts everything, mends what dies, and leaves nothing behind, however it ends.

A start takes seconds, so each test is a story with as few of them as it needs.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.project.living import Living, is_alive, until

pytestmark = pytest.mark.processes


@pytest.fixture
def living() -> Iterator[Living]:
    folder = Path(tempfile.mkdtemp(prefix="careline-living-"))
    folder.chmod(0o711)  # root's PostgreSQL runs as somebody else, who must get through; pytest's own folders are shut
    yield Living(folder / "home")
    shutil.rmtree(folder, ignore_errors=True)


def test_it_serves_mends_what_dies_and_stops_without_a_trace(living: Living) -> None:
    living.extra["CARELINE_WEB_WORKERS"] = "2"
    with living.up() as running:
        assert living.status() == 200
        assert "One-time password" in living.said
        assert set(living.processes()) == {"postgres", "clerk", "sweeper", "worker", "web-1", "web-2"}
        _kill_and_see_it_come_back(living)
        _lose_one_web_server_and_be_answered_by_the_other(living, running.pid)
        _refuse_a_second_one(living, running.pid)
        everything = living.descendants(running.pid)
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    until(lambda: not any(map(is_alive, everything)), patience=5)
    assert "Careline has stopped." in living.said


def _kill_and_see_it_come_back(living: Living) -> None:
    for name in ("worker", "clerk", "sweeper", "postgres"):
        before = living.processes()[name]
        os.kill(before, signal.SIGKILL)
        until(lambda name=name, before=before: living.processes().get(name, before) != before)
    until(lambda: living.status() == 200)
    before = living.processes()
    for name in ("web-1", "web-2"):
        for one in living.descendants(before[name]):
            os.kill(one, signal.SIGKILL)
    until(lambda: living.status() == 200)
    assert living.processes() == before, "granian itself was to start its worker anew"


def _lose_one_web_server_and_be_answered_by_the_other(living: Living, supervisor: int) -> None:
    before = living.processes()
    os.kill(supervisor, signal.SIGSTOP)  # it starts nothing meanwhile: who answers is the other
    try:
        os.kill(before["web-1"], signal.SIGKILL)
        until(lambda: living.status() == 200)
    finally:
        os.kill(supervisor, signal.SIGCONT)
    until(lambda: living.processes().get("web-1", before["web-1"]) != before["web-1"])
    assert living.processes()["web-2"] == before["web-2"]


def _refuse_a_second_one(living: Living, process: int) -> None:
    same_home = living.run("up")
    assert same_home.returncode == 4
    assert f"process {process}" in same_home.stderr
    assert "CARELINE_HOME" in same_home.stderr
    same_port = Living(living.home.parent / "other", port=living.port).run("up")
    assert same_port.returncode == 4
    assert f"CARELINE_PORT={living.port + 1}" in same_port.stderr


def test_no_orphan_outlives_a_killed_supervisor_and_the_data_is_kept(living: Living) -> None:
    with living.up() as running:
        everything = living.descendants(running.pid)
        assert len(everything) > 5
        running.kill()
        until(lambda: not any(map(is_alive, everything)), patience=30)
    living.before = ("env", "--ignore-signal=INT", "--ignore-signal=TERM")  # as a shell starts background jobs
    with living.up() as running:
        assert living.status() == 200
        assert "One-time password" not in living.said
        everything = living.descendants(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
    assert not any(map(is_alive, everything))


def test_a_database_elsewhere_is_used_when_named(living: Living) -> None:
    elsewhere = Living(living.home.parent / "elsewhere")
    with elsewhere.up():
        owner = elsewhere.run("db", "url", "--owner").stdout.strip()
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("CREATE DATABASE another")
        living.extra = {"DATABASE_URL": owner.replace("/careline?", "/another?")}
        assert living.run("migrate").returncode == 0
        assert living.run("user", "token", "nobody").returncode == 1
        assert not (living.home / "postgres").exists()
