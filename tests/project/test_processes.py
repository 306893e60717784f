"""`careline up` starts everything, mends what dies, and leaves nothing behind, however it ends."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.living import Living, is_alive, until

pytestmark = pytest.mark.processes


@pytest.fixture
def living() -> Iterator[Living]:
    folder = Path(tempfile.mkdtemp(prefix="careline-living-"))
    folder.chmod(0o711)  # root's PostgreSQL runs as somebody else, who must get through; pytest's own folders are shut
    yield Living(folder / "home")
    shutil.rmtree(folder, ignore_errors=True)


def test_it_serves_and_stops_without_a_trace(living: Living) -> None:
    with living.up() as running:
        assert living.status() == 200
        assert "One-time password" in living.said
        everything = living.descendants(running.pid)
        assert set(living.processes()) >= {"postgres", "worker", "web"}
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    until(lambda: not any(map(is_alive, everything)), patience=5)
    assert "Careline has stopped." in living.said


def test_a_second_start_keeps_data_and_makes_no_second_administrator(living: Living) -> None:
    with living.up() as running:
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
    with living.up():
        assert "One-time password" not in living.said


def test_what_is_killed_runs_again(living: Living) -> None:
    with living.up():
        for name in ("worker", "postgres"):
            before = living.processes()[name]
            os.kill(before, signal.SIGKILL)
            until(lambda name=name, before=before: living.processes().get(name, before) != before)
        until(lambda: living.status() == 200)
        main = living.processes()["web"]
        serving = living.descendants(main)
        for one in serving:
            os.kill(one, signal.SIGKILL)
        until(lambda: living.status() == 200)
        assert living.processes()["web"] == main, "granian itself was to start its workers anew"


def test_no_orphan_outlives_a_killed_supervisor(living: Living) -> None:
    with living.up() as running:
        everything = living.descendants(running.pid)
        assert len(everything) > 5
        running.kill()
        until(lambda: not any(map(is_alive, everything)), patience=20)
    with living.up():
        assert living.status() == 200


def test_one_home_has_one_supervisor(living: Living) -> None:
    with living.up() as running:
        second = living.run("up")
        assert second.returncode == 4
        assert f"process {running.pid}" in second.stderr
        assert "CARELINE_HOME" in second.stderr


def test_a_busy_port_is_said_with_the_remedy(living: Living) -> None:
    with living.up():
        other = Living(living.home.parent / "other", port=living.port)
        second = other.run("up")
        assert second.returncode == 4
        assert f"CARELINE_PORT={living.port + 1}" in second.stderr


def test_stopping_works_where_a_shell_passed_on_ignored_signals(living: Living) -> None:
    living.before = ("env", "--ignore-signal=INT", "--ignore-signal=TERM")
    with living.up() as running:
        everything = living.descendants(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
    assert not any(map(is_alive, everything))


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="only root can become somebody else")
def test_an_ordinary_user_needs_nothing_but_his_home(living: Living) -> None:
    living.home.parent.chmod(0o777)
    living.before = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    with living.up():
        assert living.status() == 200
        assert living.run("doctor", "--json").returncode in {0, 3}


def test_a_database_elsewhere_is_used_when_named(living: Living) -> None:
    elsewhere = Living(living.home.parent / "elsewhere")
    with elsewhere.up():
        owner = elsewhere.run("db", "url", "--owner").stdout.strip()
        living.extra = {"DATABASE_URL": owner}
        with living.up():
            assert set(living.processes()) == {"clerk", "worker", "web"}
            assert living.status() == 200
