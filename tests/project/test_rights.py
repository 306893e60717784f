"""An ordinary user needs nothing but a home; and root keeps nothing but the watch."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.living import Living, is_alive, until
from tests.project.stranger import NOBODY, STRANGER, environment_for_everybody, reachable_python
from tests.project.test_processes import living  # noqa: F401  (a fixture)

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("setpriv"),
        reason="only root can become others",
    ),
]


@pytest.fixture(scope="module")
def python() -> Iterator[Path]:
    found = reachable_python()
    assert found, "everybody must be able to run the system's Python: install python3 and python3-venv"
    with environment_for_everybody(found) as made:
        yield made


@pytest.fixture
def installed(living: Living, python: Path) -> Living:  # noqa: F811  (the fixture)
    living.python = str(python)
    living.extra = {"PYTHONPATH": str(python.parents[2] / "src")}
    return living


def uid_of(process: int) -> int:
    return Path(f"/proc/{process}").stat().st_uid


def test_an_ordinary_user_needs_nothing_but_his_home(installed: Living) -> None:
    installed.home.parent.chmod(0o777)
    installed.before = STRANGER
    with installed.up() as running:
        assert installed.status() == 200
        everything = {running.pid, *installed.descendants(running.pid)}
        assert {uid_of(one) for one in everything} == {NOBODY.uid}
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    until(lambda: not any(map(is_alive, everything)), patience=5)


def test_root_keeps_nothing_but_the_watch(installed: Living) -> None:
    assert installed.run("migrate").returncode == 0  # as root: keyring and secrets are root's
    for path in (installed.home / "ledger", installed.home / "keyring.json"):
        os.chown(path, 0, 0)
    with installed.up() as running:
        assert installed.status() == 200
        until(
            lambda: _users_below(installed, running.pid) == {NOBODY.uid}, patience=10
        )  # born as root, until its first step
        assert len(installed.descendants(running.pid)) > 6
        assert uid_of(running.pid) == 0
        _keep_secrets(installed.home)
        _let_root_work_beside(installed)
    assert "as root" not in installed.said


def _users_below(house: Living, watch: int) -> set[int]:
    return {uid_of(one) for one in house.descendants(watch) - {watch} if is_alive(one)}


def _keep_secrets(home: Path) -> None:
    for name, owner in (
        ("keyring.json", NOBODY.uid),
        ("secrets/app.password", NOBODY.uid),
        ("secrets/owner.password", 0),
    ):
        about = (home / name).stat()
        assert (about.st_mode & 0o777, about.st_uid) == (0o600, owner), name


def _let_root_work_beside(house: Living) -> None:
    added = house.run("user", "add", "wang-fang", "--role", "agent")
    assert added.returncode == 0, added.stderr
    written = [path for path in (house.home / "ledger").rglob("*") if path.stat().st_uid != NOBODY.uid]
    assert written == [], "what root adds to the ledger's files must stay writable to the processes"
    assert house.run("doctor").returncode == 0


def test_a_port_for_root_is_refused_plainly(installed: Living) -> None:
    if Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text().strip() == "0":
        pytest.skip("here every port is for everybody")
    installed.port = 81
    refused = installed.run("up")
    assert refused.returncode == 4
    assert "ip_unprivileged_port_start=81" in refused.stderr
